import type {
  ChatCompletionContentPart,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import {
  type ChatMessage,
  type ChatRequest,
  type ContentPart,
  ModelError,
  type ModelParameters,
  type ToolDefinition,
} from '../../engine/model/chat-model.js';
import { mediaForm } from '../../engine/model/media-form.js';
import { dialectOf, type Dialect, withheldFrom } from '../../engine/model/dialect.js';

/** A request as the endpoint of `provider/model` takes it. Parameters it does not carry out are left out. */
export function toWire(request: ChatRequest, id: string): ChatCompletionCreateParamsNonStreaming {
  const { endpoint, model, parameters } = commonPart(request.parameters, id);
  return { model, messages: request.messages.flatMap((message) => messagesOf(message, endpoint)), ...parameters };
}

/** What requests with the same parameters have in common. */
interface CommonPart {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** All requests of a prompt share one object of parameters: the last that was made of it. */
const known = new WeakMap<ModelParameters, CommonPart>();

function commonPart(given: ModelParameters, id: string): CommonPart {
  const made = known.get(given);
  if (made?.endpoint.id === id) return made;
  const slash = id.indexOf('/');
  const dialect = dialectOf(id.slice(0, slash));
  const parameters = parametersOf(without(given, withheldFrom(id, given)), dialect);
  const common = { endpoint: { id, dialect }, model: id.slice(slash + 1), parameters };
  known.set(given, common);
  return common;
}

/** The same, to be answered bit by bit; the usage then comes only to who asks for it, and from some in any case. */
export function streaming(
  wire: ChatCompletionCreateParamsNonStreaming,
  id: string,
): ChatCompletionCreateParamsStreaming {
  const { streamUsage } = dialectOf(id.slice(0, id.indexOf('/')));
  return { ...wire, stream: true, ...(streamUsage && { stream_options: { include_usage: true } }) };
}

function parametersOf(given: ModelParameters, dialect: Dialect): Readonly<Record<string, unknown>> {
  const { responseFormat, logprobs, tools } = given;
  const named = {
    temperature: given.temperature,
    top_p: given.topP,
    top_k: given.topK,
    [dialect.limit]: given.maxOutputTokens,
    stop: given.stopSequences,
    [dialect.seed]: given.seed,
    reasoning_effort: given.reasoningEffort,
    response_format: responseFormat === undefined ? undefined : formatOf(responseFormat),
    tools: tools?.map(toolOf),
    tool_choice: given.toolChoice,
    logprobs: logprobs === undefined ? undefined : true,
    top_logprobs: logprobs === 0 ? undefined : logprobs,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

function without(parameters: ModelParameters, withheld: readonly string[]): ModelParameters {
  if (withheld.length === 0) return parameters;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !withheld.includes(name)));
}

function formatOf(format: NonNullable<ModelParameters['responseFormat']>): object {
  if (format.type !== 'json_schema') return format;
  const { name, schema, strict } = format;
  return { type: 'json_schema', json_schema: { name, schema, strict } };
}

function toolOf({ name, description, parameters }: ToolDefinition): object {
  return {
    type: 'function',
    function: {
      name,
      ...(description !== undefined && { description }),
      ...(parameters !== undefined && { parameters }),
    },
  };
}

interface Endpoint {
  /** `provider/model` */
  readonly id: string;
  readonly dialect: Dialect;
}

/** Only a user's message may hold pictures: those of another are sent behind it as the user's, rather than left out. */
function messagesOf(message: ChatMessage, endpoint: Endpoint): ChatCompletionMessageParam[] {
  const media = message.parts?.filter(({ type }) => type === 'media') ?? [];
  if (message.role === 'user' || media.length === 0) return [messageOf(message, endpoint)];
  const sent: ChatCompletionMessageParam = { role: 'user', content: media.map((part) => partOf(part, endpoint)) };
  return message.content.trim() === '' ? [sent] : [messageOf(message, endpoint), sent];
}

function messageOf({ role, content, parts, metadata }: ChatMessage, endpoint: Endpoint): ChatCompletionMessageParam {
  const { dialect } = endpoint;
  const name = dialect.names ? nameOf(metadata) : {};
  if (role === 'user' && parts !== undefined)
    return { role, content: parts.map((part) => partOf(part, endpoint)), ...name };
  return { role: roleOf(role, dialect), content, ...name };
}

/** A prompt file's `tool:` message answers no call of this conversation, which vendors insist on: it goes as the user's. */
function roleOf(role: ChatMessage['role'], { developer }: Dialect): 'system' | 'user' | 'assistant' | 'developer' {
  if (role === 'tool') return 'user';
  return role === 'developer' && !developer ? 'system' : role;
}

/** Of all that may be said of a message, the endpoint knows the speaker's name, in a form of its own. */
function nameOf(metadata: ChatMessage['metadata']): { readonly name?: string } {
  const name = metadata?.['name'];
  return typeof name === 'string' && /^[\w-]{1,64}$/.test(name) ? { name } : {};
}

/**
 * Pictures go by address and, as `data:` addresses, by content; recordings by their content alone.
 * @throws ModelError `bad-request`, before anything is sent, for what the endpoint does not take
 */
function partOf(part: ContentPart, { id, dialect }: Endpoint): ChatCompletionContentPart {
  if (part.type === 'text') return part;
  const form = mediaForm(part, id, dialect);
  if (form.type === 'image') return { type: 'image_url', image_url: { url: form.url } };
  if (form.type === 'file') return { type: 'file', file: { filename: form.name, file_data: form.url } };
  if (form.type === 'none') throw new ModelError('bad-request', form.fault);
  // Others than OpenAI take more formats than its own client's type has.
  const { data, format } = form as { readonly data: string; readonly format: 'wav' | 'mp3' };
  return { type: 'input_audio', input_audio: { data, format } };
}
