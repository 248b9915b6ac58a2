import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isCode } from '../../engine/prompt/formats/code/code-names.js';
import { parsePrompts } from '../../engine/prompt/parse-prompt.js';
import { addressOf, type PromptAddress, splitAddress } from '../../engine/prompt/prompt-address.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { resolvePrompt } from '../../engine/prompt/resolve-prompt.js';
import { closest } from '../../engine/text/closest.js';
import { HostError } from '../host-error.js';
import { configurationFiles } from './configuration-files.js';
import { readText } from './read-text.js';
import { type ReferenceEnvironment, referenceSource } from './reference-source.js';

/** Names listed in a message; more would hide its advice. */
const mostNamed = 8;

/** The file and the prompt in it that an address means; a file whose own name holds a `#` wins. */
function locatePrompt(folder: string, address: string): PromptAddress {
  const whole = resolve(folder, address);
  if (existsSync(whole)) return { path: whole, fragment: undefined };
  const { path, fragment } = splitAddress(address);
  const file = resolve(folder, path);
  // Where neither exists, what was typed is what the message should name.
  return fragment !== undefined && existsSync(file) ? { path: file, fragment } : { path: whole, fragment: undefined };
}

export interface PromptReach {
  /** The workspace. */
  readonly root: string;
  /** Where addresses start. */
  readonly folder: string;
  /** The path that prompts carry. */
  readonly relativePath: (path: string) => string;
  /** What prompts may refer to outside their files. */
  readonly environment: ReferenceEnvironment;
}

/** As `Host.readPrompts`. */
export async function readPrompts(
  address: string,
  { root, folder, relativePath, environment }: PromptReach,
): Promise<readonly PromptDoc[]> {
  const { path, fragment } = locatePrompt(folder, address);
  if (isCode(path)) {
    const name = relativePath(path);
    const advice = `Take the prompts out of it with 'hone extract ${name}', or lint them with 'hone lint ${name}'.`;
    throw new HostError('bad-argument', `${name} is program code. ${advice}`);
  }
  const source = referenceSource(path, environment);
  const text = await readText(path);
  const prompts = parsePrompts(text, relativePath(path), configurationFiles(root, path)).map((doc) =>
    resolvePrompt(doc, source),
  );
  if (fragment === undefined) return prompts;
  const named = prompts.find((prompt) => (prompt.fragment ?? prompt.config.name) === fragment);
  if (named !== undefined) return [named];
  const names = prompts.map((prompt) => prompt.fragment ?? prompt.config.name);
  const near = closest(fragment, names);
  const advice = near === undefined ? `It has ${listed(names)}.` : `Did you mean '${near}'?`;
  throw new HostError('not-found', `${relativePath(path)} has no prompt '${fragment}'. ${advice}`);
}

/** @throws HostError `bad-argument` where there are several */
export function onlyPrompt(prompts: readonly PromptDoc[]): PromptDoc {
  const [first, second] = prompts;
  if (first === undefined) throw new Error('A file without a prompt: this is a bug in Hone.');
  if (second === undefined) return first;
  const names = listed(prompts.map(({ fragment = '' }) => fragment));
  throw new HostError(
    'bad-argument',
    `${first.path} holds ${prompts.length} prompts. Name one behind a #, for example '${addressOf(first)}': ${names}.`,
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => `'${name}'`);
  return names.length > mostNamed ? `${shown.join(', ')} and ${names.length - mostNamed} more` : shown.join(', ');
}
