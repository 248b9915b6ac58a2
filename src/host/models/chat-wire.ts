import type {
  ChatCompletionContentPart,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type {
  ChatMessage,
  ChatRequest,
  ContentPart,
  ModelParameters,
  ToolDefinition,
} from '../../engine/model/chat-model.js';
import { dialectOf, type Dialect, withheldFrom } from '../../engine/model/dialect.js';

/** A request as the endpoint of `provider/model` takes it. Parameters it does not carry out are left out. */
export function toWire(request: ChatRequest, id: string): ChatCompletionCreateParamsNonStreaming {
  const slash = id.indexOf('/');
  const dialect = dialectOf(id.slice(0, slash));
  const given = without(request.parameters, withheldFrom(id, request.parameters));
  const messages = request.messages.flatMap((message) => messagesOf(message, dialect));
  return { model: id.slice(slash + 1), messages, ...parametersOf(given, dialect) };
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

/** Only a user's message may hold pictures: those of another are sent behind it as the user's, rather than left out. */
function messagesOf(message: ChatMessage, dialect: Dialect): ChatCompletionMessageParam[] {
  const media = message.parts?.filter(({ type }) => type === 'media') ?? [];
  if (message.role === 'user' || media.length === 0) return [messageOf(message, dialect)];
  const pictures: ChatCompletionMessageParam = { role: 'user', content: media.map(partOf) };
  return message.content.trim() === '' ? [pictures] : [messageOf(message, dialect), pictures];
}

function messageOf({ role, content, parts, metadata }: ChatMessage, dialect: Dialect): ChatCompletionMessageParam {
  const name = dialect.names ? nameOf(metadata) : {};
  if (role === 'user' && parts !== undefined) return { role, content: parts.map(partOf), ...name };
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

/** The endpoint takes pictures by address and, as `data:` addresses, by content; it refuses what it cannot read itself. */
function partOf(part: ContentPart): ChatCompletionContentPart {
  return part.type === 'text' ? part : { type: 'image_url', image_url: { url: part.url } };
}
