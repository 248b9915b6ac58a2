import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importPrompt } from '../../../../src/engine/prompt/import/import-prompt.js';
import { parsePrompt, parsePrompts } from '../../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import type { PromptDoc } from '../../../../src/engine/prompt/prompt-doc.js';

const root = fileURLToPath(new URL('../../../../../shared/corpus/prompts', import.meta.url));

/** Formats of which every prompt can be said in Hone's own. */
const complete: ReadonlySet<string> = new Set(['agent', 'agents-md', 'instructions', 'prompty', 'skill', 'text']);

describe('Importing what people publish', () => {
  before(function () {
    if (existsSync(root)) return;
    console.log(`      no prompts at ${root}: skipped`);
    this.skip();
  });

  it('gives prompts without problems that render the same messages, or says why not', () => {
    const counts = new Map<string, { imported: number; refused: number }>();
    for (const file of files()) {
      const path = relative(root, file);
      for (const doc of parsePrompts(readFileSync(file, 'utf8'), path)) {
        const load = loaderOf(file);
        const made = importPrompt(doc, { stem: 'new', referredData: undefined, load });
        const count = counts.get(doc.format) ?? { imported: 0, refused: 0 };
        counts.set(doc.format, count);
        if ('refused' in made) {
          count.refused++;
          assert.ok(made.refused[0].message.length > 10);
          assert.ok(!complete.has(doc.format), `${path}: ${made.refused[0].message}`);
          continue;
        }
        count.imported++;
        const fresh = parsePrompt(made.text, 'new.prompt');
        assert.deepEqual(fresh.problems, [], path);
        if (complete.has(doc.format)) assertSame(doc, fresh, load);
        const rows = (made.data ?? '').split('\n').filter((line) => line !== '');
        assert.equal(rows.length, doc.samples.length);
      }
    }
    console.log(`      ${JSON.stringify(Object.fromEntries(counts))}`);
    assert.ok([...counts.values()].reduce((sum, { imported }) => sum + imported, 0) > 300);
  }).timeout(60_000);
});

/** For the rows the file brings along; without any, for one in which each input has a value of its own. */
function assertSame(doc: PromptDoc, fresh: PromptDoc, load: (name: string) => string | undefined): void {
  const names = doc.template.facts.uses.map(({ name }) => name);
  const own = { ...Object.fromEntries(names.map((name) => [name, `a value of ${name}`])) };
  const rows = doc.samples.length > 0 ? doc.samples.map(({ values }) => values) : [own];
  for (const row of rows) {
    const messages = (prompt: PromptDoc): unknown =>
      renderPrompt(prompt, row, { load }).messages.map(({ role, content }) => ({ role, content }));
    const said = (messages(doc) as { content: string }[]).filter(({ content }) => content !== '');
    assert.deepEqual(messages(fresh), said, doc.path);
  }
}

function loaderOf(file: string): (name: string) => string | undefined {
  return (name) => {
    const path = join(dirname(file), name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
}

function files(): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
