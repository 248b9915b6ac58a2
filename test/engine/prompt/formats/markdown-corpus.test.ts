import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { sliceOf } from '../../../../src/engine/text/span.js';

const root = fileURLToPath(new URL('../../../../../shared/corpus/prompts', import.meta.url));

describe('Markdown prompts as people publish them', () => {
  before(function () {
    if (existsSync(root)) return;
    console.log(`      no prompts at ${root}: skipped`);
    this.skip();
  });

  it('are read as what they are, each without a problem', () => {
    const counts = new Map<string, number>();
    for (const file of markdownFiles()) {
      const text = readFileSync(file, 'utf8');
      const doc = parsePrompt(text, relative(root, file));
      assert.deepEqual(doc.problems, [], doc.path);
      assert.ok(sliceOf(text, doc.body).trim() !== '', doc.path);
      for (const { path, span } of doc.references) assert.equal(sliceOf(text, span), path);
      counts.set(doc.format, (counts.get(doc.format) ?? 0) + 1);
    }
    assert.deepEqual(Object.fromEntries([...counts].sort()), {
      'agents-md': 40,
      agent: 45,
      instructions: 30,
      skill: 45,
      text: 50,
    });
  });
});

function markdownFiles(): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|mdc)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
