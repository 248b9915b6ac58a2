import { readReference } from '../../prompt/formats/prompty/references.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { RowValues } from '../../prompt/row-values.js';
import type { Problem } from '../../text/problem.js';
import { sliceOf } from '../../text/span.js';
import type { PreviewInput } from './contracts.js';

const none: ReadonlyMap<string, Problem> = new Map();

/** What keeps references of a prompt from being followed, when they have been tried. */
export function referenceProblems({ problems }: PromptDoc): Problem[] {
  return problems.filter(({ code }) => code.startsWith('reference-'));
}

/** The names whose value is a reference that was not followed, so that it stands as it is written; each with the reason. */
export function unresolvedNames({ variant: { prompt, inputs }, values }: PreviewInput): ReadonlyMap<string, Problem> {
  const problems = referenceProblems(prompt);
  if (problems.length === 0) return none;
  const found = new Map<string, Problem>();
  const look = (name: string, value: unknown): void => {
    const reason =
      readReference(value) && problems.find(({ span }) => sliceOf(prompt.text, span).includes(String(value)));
    if (reason) found.set(name, reason);
  };
  for (const { name, default: value } of prompt.config.inputs) if (!Object.hasOwn(values, name)) look(name, value);
  // Data of another file may look like a reference, and is none.
  if (isOwnSample(prompt, values)) for (const [name, value] of Object.entries(values)) look(name, value);
  for (const name of Object.keys(inputs)) found.delete(name);
  return found;
}

function isOwnSample({ samples }: PromptDoc, values: RowValues): boolean {
  return samples.some((sample) => sample.values === values);
}
