import { newErrorFinder, type LintErrors } from '../../lint/lint-errors.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { changedFrozenText, changedMessages, changedPlaceholders } from '../../prompt/same-shape.js';
import type { VariedComponent } from './contracts.js';

/** Why a text may not stand for the original, in a sentence. */
export type ScreenVariation = (after: PromptDoc, touches: VariedComponent) => string | undefined;

/** The optimizer's free screens that fit: same messages, placeholders, frozen text, no error that the original has not. */
export function variationScreen(before: PromptDoc, lintErrors: LintErrors): ScreenVariation {
  const newError = newErrorFinder(before, lintErrors);
  return (after, touches) =>
    changedMessages(before, after) ??
    changedPlaceholders(before, after) ??
    changedFrozenText(before, after, touches === 'demos' ? 'but demos' : 'whole') ??
    newError(after);
}
