import type { ConfigurationFiles } from './formats/promptfoo/configuration-files.js';
import { type PromptReader, readers } from './formats/index.js';
import { fragmentsOf } from './prompt-address.js';
import type { PromptDoc, PromptFormat } from './prompt-doc.js';

/**
 * Reads the prompts of a file, of whatever format it is: one, or several where the format holds several. Never throws:
 * what is wrong is in each prompt's `problems`, in source order.
 * `path` is workspace-relative with `/`; it decides the format, and names a prompt that does not name itself. `files` are
 * those a configuration names its prompts and tests by; without them, they are listed as not read.
 */
export function parsePrompts(
  text: string,
  path: string,
  files?: ConfigurationFiles,
): readonly [PromptDoc, ...PromptDoc[]] {
  const reader = readerOf(path, text);
  const [first, ...others] = reader?.read(text, path, files) ?? [];
  if (first === undefined) throw new Error(`No prompt was read from ${path}: this is a bug in Hone.`);
  return others.length === 0 ? [first] : withFragments([first, ...others]);
}

/** The format a file is read as. */
export function formatOf(text: string, path: string): PromptFormat | undefined {
  return readerOf(path, text)?.format;
}

function readerOf(path: string, text: string): PromptReader | undefined {
  return readers.find(({ claims }) => claims(path, text));
}

function withFragments([first, ...others]: readonly [PromptDoc, ...PromptDoc[]]): [PromptDoc, ...PromptDoc[]] {
  const [own = '', ...rest] = fragmentsOf([first, ...others].map(({ config }) => config.name));
  return [{ ...first, fragment: own }, ...others.map((doc, i) => ({ ...doc, fragment: rest[i] ?? doc.config.name }))];
}

/** Which of a file's prompts an offset belongs to: the one around it, or the nearest before it. */
export function promptAt(prompts: readonly [PromptDoc, ...PromptDoc[]], offset: number): PromptDoc {
  return prompts.findLast(({ range }) => range.start <= offset) ?? prompts[0];
}

/** The only prompt of a file, or its first. */
export function parsePrompt(text: string, path = 'untitled.prompt'): PromptDoc {
  return parsePrompts(text, path)[0];
}
