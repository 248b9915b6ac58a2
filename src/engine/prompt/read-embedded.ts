import { parseEmbedded } from '../template/engines.js';
import type { Problem } from '../text/problem.js';
import type { FieldReader } from './field-reader.js';
import type { EmbeddedTemplate, PromptConfig } from './prompt-doc.js';

/**
 * The templates a prompt's front matter holds: the expected answer, and the values of assertions that have tags. For
 * every reader whose format has `expect` and `metrics`; their faults are what `embeddedProblems` gives.
 */
export function readEmbedded(reader: FieldReader, config: PromptConfig): EmbeddedTemplate[] {
  const map = config.expect === undefined ? undefined : reader.textMap(['expect']);
  const expect: EmbeddedTemplate[] = map ? [{ purpose: 'expect', template: parseEmbedded(map, 'jinja2') }] : [];
  const values = config.metrics.flatMap(({ template }): EmbeddedTemplate[] =>
    template === undefined ? [] : [{ purpose: 'assertion', template }],
  );
  return [...expect, ...values];
}

const places: Readonly<Record<EmbeddedTemplate['purpose'], string>> = {
  expect: 'In `expect`',
  assertion: "In an assertion's value",
  choices: 'In the answer choices',
};

/** What is wrong with embedded templates, each fault at its own place. */
export function embeddedProblems(embedded: readonly EmbeddedTemplate[]): Problem[] {
  return embedded.flatMap(({ purpose, template }) =>
    template.facts.problems.map(({ message, span }) => ({
      code: `${purpose}-syntax`,
      message: `${places[purpose]}: ${message}`,
      span,
    })),
  );
}

/** Whether a text has tags of Jinja at all. */
export function hasTags(text: string): boolean {
  return /\{[{%]/.test(text);
}
