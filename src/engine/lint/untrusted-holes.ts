import type { InputDeclaration, MessageOutline, PromptDoc } from '../prompt/prompt-doc.js';
import type { Hole } from '../template/template.js';
import { oncePerPrompt } from './prose/once-per-prompt.js';

/** A place where the value of an input is printed that somebody else writes. */
export interface UntrustedHole {
  readonly input: InputDeclaration;
  readonly hole: Hole;
  /** Undefined where the file shows no messages. */
  readonly message: MessageOutline | undefined;
}

/** Only what is declared counts: a name says nothing of who writes the value. */
export const untrustedHoles = oncePerPrompt((doc): readonly UntrustedHole[] => {
  const inputs = new Map(doc.config.inputs.filter(({ trust }) => trust !== 'dev').map((input) => [input.name, input]));
  if (inputs.size === 0) return [];
  return holesWith(doc, (name) => inputs.get(name)).map(({ found: input, hole }) => ({
    input,
    hole,
    message: doc.messages.find(({ body }) => body.start <= hole.span.start && hole.span.end <= body.end),
  }));
});

/** The holes that print a variable for which `find` gives something, each once. */
export function holesWith<T>(
  { template }: PromptDoc,
  find: (name: string) => T | undefined,
): { readonly hole: Hole; readonly found: T }[] {
  const { uses, holes } = template.facts;
  let at = 0;
  return holes.flatMap((hole) => {
    while (at < uses.length && (uses[at]?.span.start ?? 0) < hole.span.start) at++;
    for (let i = at; i < uses.length; i++) {
      const use = uses[i];
      if (use === undefined || use.span.end > hole.span.end) break;
      const found = find(use.name);
      if (found !== undefined) return [{ hole, found }];
    }
    return [];
  });
}

/** How an untrusted input is called in a message. */
export function writerOf({ trust }: InputDeclaration): string {
  return trust === 'user' ? 'the user writes' : trust === 'tool' ? 'a tool answers' : 'a file holds';
}
