import { canonicalJson, type HashText, hashText } from '../text/hash.js';
import type { ChatRequest, ModelParameters } from './chat-model.js';

/** The last key made for a request object: the wrappers around a model ask for the same one. */
const known = new WeakMap<ChatRequest, { readonly model: string; readonly key: string }>();
/** All requests of a prompt share one object of parameters. */
const knownParameters = new WeakMap<ModelParameters, string>();

/** Names a request: equal keys ask the same model the same thing. 64 hexadecimal digits, the same on every machine. */
export function requestKey(model: string, request: ChatRequest, hash: HashText = hashText): string {
  const made = known.get(request);
  if (made?.model === model) return made.key;
  const { messages, parameters, sample } = request;
  const turns = messages.map(({ role, content, parts }) => (parts === undefined ? [role, content] : [role, parts]));
  const key = hash(JSON.stringify([model, parametersText(parameters), turns, sample]));
  known.set(request, { model, key });
  return key;
}

function parametersText(parameters: ModelParameters): string {
  const text = knownParameters.get(parameters) ?? canonicalJson(parameters);
  knownParameters.set(parameters, text);
  return text;
}
