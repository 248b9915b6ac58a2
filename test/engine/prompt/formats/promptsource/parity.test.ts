import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintPrompts } from '../../../../../src/engine/lint/lint-prompt.js';
import { renderJoined } from '../../../../../src/engine/prompt/joined-answer.js';
import { parsePrompts } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../../../../src/engine/prompt/render-prompt.js';
import type { Template } from '../../../../../src/engine/template/engines.js';
import { segmentsText } from '../../../../../src/engine/template/segments-text.js';
import { TemplateError } from '../../../../../src/engine/template/template.js';
import { workspaceOf } from '../../../../support/check-rule.js';
import { pythonResults } from '../../../../support/jinja-suite.js';
import { rowFor } from '../../../../support/row-for.js';

const corpus = fileURLToPath(
  new URL('../../../../../../shared/corpus/prompts/bigscience-workshop__promptsource', import.meta.url),
);

/** Chance: Python would not draw the same. */
const BY_CHANCE = /\|\s*(?:choice|random)\b/;

function documents(): PromptDoc[] {
  const files = (readdirSync(corpus, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')).sort();
  return files.flatMap((file) => [...parsePrompts(readFileSync(join(corpus, file), 'utf8'), file)]);
}

/** The template as decoded from its place in the file. */
function sourceOf(template: Template): string {
  return template.embedding?.map.text ?? template.source;
}

function jinjaRow({ template, config }: PromptDoc, leaves: readonly unknown[] | undefined): Record<string, unknown> {
  const rows = [template, config.output.choices].map((one) => {
    const own = one?.embedding?.template;
    return own?.engine === 'jinja2' ? rowFor(own, leaves) : {};
  });
  const row = Object.entries({ ...rows[1], ...rows[0] });
  return Object.fromEntries(row.filter(([name]) => name !== 'answer_choices'));
}

/** As PromptSource gets its parts out of a rendered text. */
function partsOf(text: string): string[] {
  return text.split('|||').map((part) => part.trim());
}

/** A row that lacks what the expected answer reads is refused in a run; PromptSource renders nothing in its place. */
function ours(doc: PromptDoc, row: Record<string, unknown>): { prompt: string; answer: string } | undefined {
  assert.ok(doc.joined);
  try {
    const { answer = [] } = renderJoined(doc, doc.joined, row, {});
    return { prompt: renderPrompt(doc, row).messages[0]?.content ?? '', answer: segmentsText(answer) };
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

describe("PromptSource's corpus through its reader", () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`      no corpus at ${corpus}`);
    this.skip();
  });

  it('is 159 prompts in 20 files, each name at its place in the file', () => {
    const docs = documents();
    assert.equal(docs.length, 159);
    for (const { text, template, embedded } of docs) {
      for (const { facts } of [template, ...embedded.map((one) => one.template)])
        for (const { name, span } of facts.uses)
          assert.equal(text.slice(span.start, span.end).replace(/\\\n\s*/, ''), name);
    }
  });

  it('has nothing a rule finds fault with', () => {
    for (const doc of documents()) {
      const findings = lintPrompts([doc], { workspace: workspaceOf() });
      assert.deepEqual(findings, [], doc.path);
      assert.deepEqual(doc.problems, [], doc.path);
    }
  });

  it('renders prompts and expected answers as PromptSource does with Python', function () {
    this.timeout(60_000);
    const docs = documents().filter(({ template }) => !BY_CHANCE.test(sourceOf(template)));
    const cases = docs.flatMap((doc) =>
      [undefined, [0, 2.5, true, null, 1], ['a|||b', 'c']].map((leaves) => ({ doc, row: jinjaRow(doc, leaves) })),
    );
    const choices = pythonResults({
      environment: 'promptsource',
      cases: cases.map(({ doc, row }) => ({
        template: doc.config.output.choices ? sourceOf(doc.config.output.choices) : '',
        values: safe(row),
      })),
    });
    const texts = pythonResults({
      environment: 'promptsource',
      cases: cases.map(({ doc, row }, i) => {
        const list = doc.config.output.choices === undefined ? null : partsOf(choices?.[i]?.text ?? '');
        return { template: sourceOf(doc.template), values: { ...safe(row), answer_choices: list } };
      }),
    });
    if (choices === undefined || texts === undefined) {
      console.log('      no Python with jinja2 here');
      return this.skip();
    }
    let compared = 0;
    cases.forEach(({ doc, row }, i) => {
      const text = choices[i]?.text === undefined ? undefined : texts[i]?.text;
      const [prompt, answer] = text === undefined ? [] : partsOf(text).map(unsafe);
      const given = ours(doc, row);
      const about = `${doc.path} ${doc.config.name} ${JSON.stringify(row)}`;
      assert.equal(given?.prompt, prompt, about);
      assert.equal(given?.answer, prompt === undefined ? undefined : (answer ?? ''), about);
      if (given !== undefined) compared++;
    });
    assert.ok(compared > cases.length / 2, `only ${compared} of ${cases.length} cases rendered`);
    console.log(
      `      ${compared} prompts and answers of ${cases.length} cases compared equal, the others fail in both`,
    );
  });
});

/** As PromptSource keeps the mark out of the data, here in nested data too. */
const protector = '3ed2dface8203c4c9dfb1a5dc58e41e0';

function safe(row: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(row).replaceAll('|||', protector)) as Record<string, unknown>;
}

function unsafe(text: string): string {
  return text.replaceAll(protector, '|||');
}
