import assert from 'node:assert/strict';
import { lintPrompts } from '../../src/engine/lint/lint-prompt.js';
import { schemaFaults } from '../../src/engine/lint/schema-faults.js';
import { parsePrompts, promptAt } from '../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../src/engine/prompt/render-prompt.js';
import { TemplateError } from '../../src/engine/template/template.js';
import type { Span } from '../../src/engine/text/span.js';
import { checkEditor } from './check-editor.js';
import { workspaceOf } from '../support/check-rule.js';

/** Values of every kind, under names that prompts use. */
const values = {
  ...{ x: 'text', y: [1, 2, { z: null }], a: true, q: 'Why?', question: '{{ x }}', text: 'a\nb', items: ['a', 'b'] },
  ...{ name: 'Bo', n: 1.5, premise: 'p', hypothesis: 'h', label: 1, context: { a: { b: 'c' } }, input: 'in' },
};

/**
 * What must hold for every text whatsoever, read as the file `path`: at least one prompt, every place inside of the text,
 * linting without a rule that fails, and rendering that gives messages or a `TemplateError`, within small bounds.
 * @throws AssertionError, or whatever a reader threw
 */
export function checkFile(text: string, path: string): void {
  const prompts = parsePrompts(text, path);
  for (const doc of prompts) {
    checkPlaces(doc);
    checkRendering(doc);
  }
  const cursor = Math.floor((text.length * 2) / 3);
  checkEditor(promptAt(prompts, cursor), cursor);
  assert.ok(prompts.includes(promptAt(prompts, Math.floor(text.length / 2))));
  const findings = lintPrompts(prompts, { workspace: workspaceOf(), checkSchema: schemaFaults });
  const failed = findings.filter(({ rule }) => rule === 'lint/internal-error');
  assert.deepEqual(
    failed.map(({ message }) => message),
    [],
  );
}

function checkPlaces({
  text,
  template,
  messages,
  problems,
  range,
  body,
  unsupported,
  references,
  samples,
  code,
}: PromptDoc): void {
  const { facts } = template;
  const inCode = [...(code?.prompts ?? []), ...(code?.calls ?? []), ...(code?.fileCalls ?? [])];
  const places: readonly (readonly [string, Span])[] = [
    ['range', range],
    ['body', body],
    ...problems.map(({ code, span }) => [`problem ${code}`, span] as const),
    ...unsupported.map(({ code, span }) => [`unsupported ${code}`, span] as const),
    ...references.map(({ span }) => ['reference', span] as const),
    ...samples.map(({ span }) => ['sample', span] as const),
    ...messages.map((message) => ['message', message.body] as const),
    ...facts.uses.map(({ span }) => ['use', span] as const),
    ...facts.holes.flatMap(({ span, inner }) => [['hole', span] as const, ['inside of a hole', inner] as const]),
    ...facts.includes.map(({ span }) => ['include', span] as const),
    ...facts.comments.map(({ span }) => ['comment', span] as const),
    ...facts.markers.map(({ span }) => ['marker', span] as const),
    ...inCode.map(({ span }) => ['prompt in code', span] as const),
    ...facts.literals.map((span) => ['literal', span] as const),
    ...facts.problems.map(({ span }) => ['template problem', span] as const),
  ];
  for (const [what, { start, end }] of places) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${what} at ${start} to ${end} of ${text.length}`);
  }
}

function checkRendering(doc: PromptDoc): void {
  const limits = { steps: 20_000, output: 200_000, depth: 30 };
  try {
    const { messages, segments } = renderPrompt(doc, values, { load: () => undefined, limits });
    assert.equal(messages.length, segments.length);
    for (const { span, template } of segments.flat()) {
      assert.ok(template !== undefined || (span.start <= span.end && span.end <= doc.text.length), 'a segment outside');
    }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    assert.ok(error.line >= 1 && error.column >= 1 && error.message !== '', 'an error without a place');
  }
}
