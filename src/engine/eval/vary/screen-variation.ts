import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { changedFrozenText, changedMessages, changedPlaceholders } from '../../prompt/same-shape.js';
import type { VariedComponent } from './contracts.js';

/** The messages of the linter's errors in a prompt. */
export type LintErrors = (doc: PromptDoc) => readonly string[];

/** Why a text may not stand for the original, in a sentence. */
export type ScreenVariation = (after: PromptDoc, touches: VariedComponent) => string | undefined;

/** The optimizer's free screens that fit: same messages, placeholders, frozen text, no error that the original has not. */
export function variationScreen(before: PromptDoc, lintErrors: LintErrors): ScreenVariation {
  const errors = (doc: PromptDoc): string[] => [...doc.problems.map(({ message }) => message), ...lintErrors(doc)];
  let known: ReadonlySet<string> | undefined;
  const newError = (after: PromptDoc): string | undefined => {
    known ??= new Set(errors(before));
    const old = known;
    return errors(after).find((message) => !old.has(message));
  };
  return (after, touches) =>
    changedMessages(before, after) ??
    changedPlaceholders(before, after) ??
    changedFrozenText(before, after, touches === 'demos' ? 'but demos' : 'whole') ??
    newError(after);
}
