import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { formatPrompt } from '../../../../src/engine/language/format/format-prompt.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../src/engine/prompt/prompt-doc.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';
import { parseTemplate, renderParsed } from '../../../../src/engine/template/engines.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import { TemplateError } from '../../../../src/engine/template/template.js';
import { applyEdits } from '../../../../src/engine/text/edit.js';
import { sliceOf } from '../../../../src/engine/text/span.js';
import { messyBraces } from '../../../support/messy-braces.js';
import { messyTemplate } from '../../../support/messy-template.js';

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/prompts', import.meta.url));
const values = { word: 'Wörd <b>', n: -7, list: ['x', 2, null], obj: { key: 'v' } };

describe('formatting', () => {
  it('keeps every rendering and every literal of generated templates, and is done after one pass', () => {
    let changed = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const text = messyTemplate(seededRandom(`format/${seed}`));
      if (checkKept(text)) changed++;
    }
    assert.ok(changed > 700, `only ${changed} templates were changed`);
  }).timeout(60_000);

  for (const engine of ['handlebars', 'mustache'] as const) {
    it(`keeps every rendering and every literal of generated ${engine} templates, and is done after one pass`, () => {
      let changed = 0;
      for (let seed = 0; seed < 1000; seed++) {
        const text = messyBraces(seededRandom(`format/${engine}/${seed}`), engine);
        if (checkKept(text, (source) => readAs(source, engine))) changed++;
      }
      assert.ok(changed > 500, `only ${changed} templates were changed`);
    }).timeout(60_000);
  }

  it('keeps every rendering, literal and front matter of real prompts', function () {
    if (!existsSync(corpus)) {
      console.log(`      no prompts at ${corpus}`);
      return this.skip();
    }
    let changed = 0;
    for (const text of realPrompts()) if (checkKept(text)) changed++;
    assert.ok(changed > 150, `only ${changed} prompts were changed`);
  }).timeout(120_000);

  it('has nothing to change in the examples', () => {
    for (const file of ['prompts/classify-question', 'prompts/needs-work', 'partials/question-types']) {
      const text = readFileSync(`examples/${file}.prompt`, 'utf8');
      assert.deepEqual(formatPrompt(parsePrompt(text)), [], file);
    }
  });
});

/** Whether formatting changed the text; fails when more than blanks in tags and front matter changed. */
function checkKept(text: string, read = (source: string): PromptDoc => parsePrompt(source, 'main.prompt')): boolean {
  const before = read(text);
  const formatted = applyEdits(text, formatPrompt(before));
  const after = read(formatted);
  assert.deepEqual(literals(after), literals(before), text);
  assert.deepEqual(after.frontMatter?.data, before.frontMatter?.data, text);
  assert.deepEqual(rendering(after), rendering(before), text);
  assert.deepEqual(formatPrompt(after), [], `not done after one pass: ${text}`);
  return formatted !== text;
}

/** A file that is nothing but a template of an engine. */
function readAs(text: string, engine: 'handlebars' | 'mustache'): PromptDoc {
  const body = { start: 0, end: text.length };
  return { ...parsePrompt('', 'a.txt'), text, body, template: parseTemplate(text, engine) };
}

function literals({ text, template }: PromptDoc): string[] {
  return template.facts.literals.map((span) => sliceOf(text, span));
}

function rendering({ template }: PromptDoc): string {
  try {
    return segmentsText(renderParsed(template, values, { limits: { steps: 20_000 } }).segments);
  } catch (error) {
    if (error instanceof TemplateError) return `error: ${error.message}`;
    throw error;
  }
}

/** Prompt files as they are, and every template of PromptSource. */
function realPrompts(): string[] {
  const files = (readdirSync(corpus, { recursive: true }) as string[]).sort();
  return files
    .filter((file) => /\.(?:prompt|prompty|md|mdc|poml|yaml)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(corpus, file), 'utf8');
      if (!file.endsWith('.yaml')) return [text];
      const { templates } = parse(text, { logLevel: 'silent' }) as { templates: Record<string, { jinja: string }> };
      return Object.values(templates).map(({ jinja }) => jinja);
    });
}
