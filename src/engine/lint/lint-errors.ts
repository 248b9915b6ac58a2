import type { PromptDoc } from '../prompt/prompt-doc.js';
import { configuredSeverity, lintPrompt, type LintOptions } from './lint-prompt.js';
import { rules as allRules } from './rules/index.js';

/** The messages of the linter's errors in a prompt. */
export type LintErrors = (doc: PromptDoc) => readonly string[];

/** Of the findings of `lintPrompt` the errors; rules that report none are not run, which takes a fraction of the time. */
export function lintErrors(doc: PromptDoc, options: LintOptions): string[] {
  const severityOf = configuredSeverity(options.severities ?? {});
  const rules = (options.rules ?? allRules).filter(({ meta }) => severityOf(meta) === 'error');
  return lintPrompt(doc, { ...options, rules }).flatMap(({ severity, message }) =>
    severity === 'error' ? [message] : [],
  );
}

/** What is wrong with a changed prompt that was not so before: what its reader says, or an error of the linter. */
export function newErrorFinder(before: PromptDoc, lintErrorsOf: LintErrors): (after: PromptDoc) => string | undefined {
  const errors = (doc: PromptDoc): string[] => [...doc.problems.map(({ message }) => message), ...lintErrorsOf(doc)];
  let known: ReadonlySet<string> | undefined;
  return (after) => {
    const old = (known ??= new Set(errors(before)));
    return errors(after).find((message) => !old.has(message));
  };
}
