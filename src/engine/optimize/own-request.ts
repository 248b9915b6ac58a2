import type { PromptDoc } from '../prompt/prompt-doc.js';
import { requestFault } from './request-fault.js';
import { requests } from './requests/index.js';
import { whatThereIs } from './what-there-is.js';

const names = requests.map(({ name }) => name);

/** Why a prompt cannot ask the writer in place of Hone's request of that name, as a sentence; undefined where it can. */
export function ownRequest(name: string, doc: PromptDoc): string | undefined {
  const replaced = requests.find((request) => request.name === name);
  if (replaced === undefined) return unknownRequest(name);
  const fault = requestFault(replaced, doc);
  return fault && `${doc.path} cannot stand for the request '${name}': ${fault}`;
}

/** Before its file is looked for. */
export function unknownRequest(name: string): string | undefined {
  if (names.includes(name)) return undefined;
  return `There is no request '${name}' to replace under optimize.requests. ${whatThereIs(name, names)}`;
}
