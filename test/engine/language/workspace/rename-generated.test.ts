import assert from 'node:assert/strict';
import { references } from '../../../../src/engine/language/workspace/references.js';
import { expectedAnswer } from '../../../../src/engine/prompt/expected-answer.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import { type Random, seededRandom } from '../../../../src/engine/random/seeded.js';
import { generatedWorkspace } from '../../../support/generated-workspace.js';
import { applied, indexed, renamed, type Texts } from '../../../support/memory-workspace.js';

type Values = Readonly<Record<string, unknown>>;

/** What every prompt renders to for every row of its data and its first variant, and the answer it expects. */
function renderings(texts: Texts): string[] {
  const load = (name: string): string | undefined => texts[name];
  return ['one.prompt', 'two.prompt'].flatMap((path) => {
    const doc = parsePrompt(texts[path] ?? '', path);
    const variant = Object.entries(doc.config.matrix).map(([name, [first]]) => [name, first] as const);
    const columns = Object.entries(doc.config.data?.columns ?? {});
    const rows = doc.config.data === undefined ? [{}] : rowsOf(texts);
    return rows.map((row: Values) => {
      const values = { ...row, ...Object.fromEntries(columns.map(([name, column]) => [name, row[column]])) };
      const inputs = Object.fromEntries(variant);
      const messages = outcome(() => renderPrompt(doc, values, { load, inputs, limits: { steps: 20_000 } }).messages);
      return JSON.stringify([messages, outcome(() => expectedAnswer(doc, values, load))]);
    });
  });
}

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return 'fails';
  }
}

function rowsOf(texts: Texts): Values[] {
  const csv = texts['rows.csv'];
  if (csv === undefined)
    return (texts['rows.jsonl'] ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Values);
  const [header = [], ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.replace('"x, y"', 'x; y').split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

/** Somewhere in a name of one of the files. */
function somePlace(texts: Texts, random: Random): { path: string; offset: number } {
  const [path = ''] = random.sample(Object.keys(texts), 1);
  const places = [...(texts[path] ?? '').matchAll(/\b(?:[a-d]|item|topic|lib|show|say|twice|x|mark)2?\b/g)];
  return { path, offset: random.sample(places, 1)[0]?.index ?? 0 };
}

describe('Renaming in generated workspaces', () => {
  it('changes no rendered text, and afterwards the same places belong together', async function () {
    this.timeout(120_000);
    const counts = { renamed: 0, refused: 0 };
    for (let seed = 0; seed < 60; seed++) {
      const random = seededRandom(`rename ${seed}`);
      const texts = generatedWorkspace(random);
      const where = somePlace(texts, random);
      const [newName = ''] = random.sample(['fresh', 'renamed_one', 'anew', 'a', 'item'], 1);
      const result = await renamed(texts, where, newName);
      if (result.kind === 'refused') {
        counts.refused++;
        assert.match(result.message, /[.:]/);
        continue;
      }
      counts.renamed++;
      const after = applied(texts, result);
      const name = `seed ${seed}, ${where.path}:${where.offset} to ${newName}\n${JSON.stringify(texts, undefined, 1)}`;
      assert.deepEqual(renderings(after), renderings(texts), name);
      const before = references(await indexed(texts, where.path), where.path, where.offset);
      const first = before[0];
      if (first === undefined || result.files.length === 0) continue;
      const found = references(await indexed(after, where.path), first.path, first.span.start);
      assert.deepEqual(new Set(found.map((place) => place.name)), new Set([newName]), name);
      assert.deepEqual(
        found.map(({ path, role }) => [path, role]),
        before.map(({ path, role }) => [path, role]),
        name,
      );
    }
    console.log(`      ${counts.renamed} renamed, ${counts.refused} refused`);
    assert.ok(counts.renamed > 25);
  });
});
