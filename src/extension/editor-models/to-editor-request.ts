import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import {
  ModelError,
  type ChatMessage,
  type ChatRequest,
  type ContentPart,
  type ModelParameters,
} from '../../engine/model/chat-model.js';
import { dataParts, type EditorApi } from './editor-api.js';

/**
 * The messages as the editor's models take them. They know the user and the assistant alone: what a prompt says as the
 * system, the developer or a tool goes as the user's, at its place.
 * @throws ModelError `bad-request` for a picture that cannot be sent
 */
export function toEditorMessages({ messages }: ChatRequest, api: EditorApi): vscode.LanguageModelChatMessage[] {
  return messages.flatMap((message) => toMessages(message, api));
}

/** Options are each provider's own; these are the names that most share. */
export function toEditorOptions({ parameters }: ChatRequest, api: EditorApi): vscode.LanguageModelChatRequestOptions {
  const { tools = [], toolChoice } = parameters;
  const modelOptions = optionsOf(parameters);
  const { Auto, Required } = api.LanguageModelChatToolMode;
  return {
    justification: vscode.l10n.t('Hone runs your prompt on the rows of its data.'),
    ...(Object.keys(modelOptions).length > 0 && { modelOptions }),
    ...(tools.length > 0 &&
      toolChoice !== 'none' && {
        tools: tools.map(({ name, description = '', parameters: inputSchema }) => ({
          name,
          description,
          ...(inputSchema !== undefined && { inputSchema: inputSchema as object }),
        })),
        toolMode: toolChoice === 'required' ? Required : Auto,
      }),
  };
}

function optionsOf(parameters: ModelParameters): Readonly<Record<string, unknown>> {
  const named = {
    temperature: parameters.temperature,
    top_p: parameters.topP,
    max_tokens: parameters.maxOutputTokens,
    stop: parameters.stopSequences,
    seed: parameters.seed,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

/** Pictures are the user's: those of the assistant follow it as the user's message. */
function toMessages({ role, content, parts }: ChatMessage, api: EditorApi): vscode.LanguageModelChatMessage[] {
  const { LanguageModelChatMessage } = api;
  const hasPictures = parts?.some(({ type }) => type === 'media') ?? false;
  if (role !== 'assistant')
    return [LanguageModelChatMessage.User(hasPictures ? (parts ?? []).map((part) => toPart(part, api)) : content)];
  const said = LanguageModelChatMessage.Assistant(content);
  if (!hasPictures) return [said];
  const pictures = parts?.filter(({ type }) => type === 'media').map((part) => toPart(part, api)) ?? [];
  return content.trim() === ''
    ? [LanguageModelChatMessage.User(pictures)]
    : [said, LanguageModelChatMessage.User(pictures)];
}

const dataUrl = /^data:([^;,]+);base64,(.+)$/s;

function toPart(part: ContentPart, api: EditorApi): vscode.LanguageModelTextPart {
  if (part.type === 'text') return new api.LanguageModelTextPart(part.text);
  const pictures = dataParts(api);
  if (pictures === undefined)
    throw new ModelError(
      'bad-request',
      `VS Code ${api.version} sends no pictures to its models. Update it to 1.106, or name another model.`,
    );
  const [, mime, base64] = dataUrl.exec(part.url) ?? [];
  if (mime === undefined || base64 === undefined || !mime.startsWith('image/'))
    throw new ModelError(
      'bad-request',
      "VS Code's models are sent the content of a picture, not its address. Keep the picture in a file, or name another model.",
    );
  return pictures.image(Buffer.from(base64, 'base64'), mime);
}
