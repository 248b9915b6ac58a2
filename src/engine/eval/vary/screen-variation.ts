import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { changedFrozenText, changedMessages, changedPlaceholders } from '../../prompt/same-shape.js';
import type { VariedComponent } from './contracts.js';

/** The messages of the linter's errors in a prompt. */
export type LintErrors = (doc: PromptDoc) => readonly string[];

export interface ScreenedPair {
  readonly before: PromptDoc;
  readonly after: PromptDoc;
}

/** Why a text may not stand for the original, in a sentence; the optimizer's free screens that fit. */
export function variationFault(
  { before, after }: ScreenedPair,
  touches: VariedComponent,
  lintErrors: LintErrors,
): string | undefined {
  return (
    changedMessages(before, after) ??
    changedPlaceholders(before, after) ??
    changedFrozenText(before, after, touches === 'demos' ? 'but demos' : 'whole') ??
    newError({ before, after }, lintErrors)
  );
}

function newError({ before, after }: ScreenedPair, lintErrors: LintErrors): string | undefined {
  const messages = (doc: PromptDoc): string[] => [...doc.problems.map(({ message }) => message), ...lintErrors(doc)];
  const known = new Set(messages(before));
  return messages(after).find((message) => !known.has(message));
}
