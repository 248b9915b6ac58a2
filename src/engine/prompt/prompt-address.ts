import type { PromptDoc } from './prompt-doc.js';

/** How a user names a prompt: by its file's path and, where the file holds several, by its name behind a `#`. */
export function addressOf({ path, fragment }: Pick<PromptDoc, 'path' | 'fragment'>): string {
  return fragment === undefined ? path : `${path}#${fragment}`;
}

export interface PromptAddress {
  readonly path: string;
  readonly fragment: string | undefined;
}

/** The parts of an address, split at its first `#`; a path may hold one too, so look for a file of the whole name first. */
export function splitAddress(address: string): PromptAddress {
  const at = address.indexOf('#');
  if (at <= 0) return { path: address, fragment: undefined };
  return { path: address.slice(0, at), fragment: address.slice(at + 1) };
}

/** Names that tell a file's prompts apart: their own, numbered from the second on where two share one. */
export function fragmentsOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    taken.add(free);
    return free;
  });
}
