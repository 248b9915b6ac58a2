import assert from 'node:assert/strict';
import type { FileRename } from '../../../../src/engine/language/workspace/rename.js';
import { expectedAnswer } from '../../../../src/engine/prompt/expected-answer.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import { type Random, seededRandom } from '../../../../src/engine/random/seeded.js';
import { applied, indexed, renamed, type Texts } from '../../../support/memory-workspace.js';
import { type TagEngine, tagRows, tagWorkspace } from '../../../support/tag-workspaces.js';

/** More or other cases: `RENAME_CASES=2000 RENAME_SEED=7 npx mocha test/engine/language/workspace/rename-tags.test.ts` */
const count = Number(process.env['RENAME_CASES'] ?? 150);
const seed = process.env['RENAME_SEED'] ?? 'test';

type Values = Readonly<Record<string, unknown>>;

/** What both prompts render to for every row, and the answers they expect. */
function renderings(texts: Texts, rowsOf: (path: string) => readonly Values[]): string[] {
  const load = (name: string): string | undefined => texts[name];
  return promptsIn(texts).flatMap((path) => {
    const doc = parsePrompt(texts[path] ?? '', path);
    return rowsOf(path).map((row) => {
      const messages = outcome(() => renderPrompt(doc, row, { load, limits: { steps: 20_000 } }).messages);
      return JSON.stringify([messages, outcome(() => expectedAnswer(doc, row, load))]);
    });
  });
}

function promptsIn(texts: Texts): string[] {
  return Object.keys(texts).filter((path) => /^(?:one|two)\./.test(path));
}

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return 'fails';
  }
}

interface Renamed {
  readonly before: Texts;
  readonly after: Texts;
  readonly files: readonly FileRename[];
  readonly names: readonly [string, string];
}

/** The rows as the workspace has them; where it has none, whoever gives a prompt its values renames the variable with it. */
function rowsAfter({ before, after, files, names }: Renamed, path: string): readonly Values[] {
  const text = after['rows.jsonl'];
  if (text !== undefined)
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Values);
  const own = files.filter((file) => file.path === path || before[path]?.includes(file.path) === true);
  return own.some((file) => changesUse(before, file)) ? tagRows.map((row) => withName(row, names)) : tagRows;
}

/** Whether a name from outside is among the changes, and not only one that the template defines. */
function changesUse(texts: Texts, { path, edits }: FileRename): boolean {
  const { uses } = parsePrompt(texts[path] ?? '', path).template.facts;
  return uses.some(({ span }) => edits.some((edit) => edit.span.start === span.start));
}

function withName(row: Values, [from, to]: readonly [string, string]): Values {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name === from ? to : name, value]));
}

/** Somewhere in a name of one of the files that stands for a variable. */
async function somePlace(texts: Texts, random: Random): Promise<{ path: string; offset: number; name: string }> {
  const workspace = await indexed(texts);
  const places = Object.entries(texts).flatMap(([path, text]) =>
    Array.from(text.matchAll(/\b(?:[a-d]|item|topic)\b/g), ({ 0: name, index }) => ({ path, offset: index, name })),
  );
  const known = places.filter(({ path, offset }) => workspace.graph.keyAt(path, offset) !== undefined);
  return random.sample(known, 1)[0] ?? { path: '', offset: 0, name: '' };
}

async function checkRenames(engine: TagEngine): Promise<Readonly<Record<string, number>>> {
  const counts = { renamed: 0, refused: 0 };
  for (let i = 0; i < count; i++) {
    const random = seededRandom(`${seed} ${engine} ${i}`);
    const texts = tagWorkspace(engine, random);
    const { name, ...where } = await somePlace(texts, random);
    const [newName = ''] = random.sample(['fresh', 'renamed_one', ...(engine === 'poml' ? [] : ['topic', 'item'])], 1);
    const result = await renamed(texts, where, newName);
    if (result.kind === 'refused') {
      counts.refused++;
      assert.match(result.message, /[.:]/);
      continue;
    }
    counts.renamed++;
    const after = applied(texts, result);
    const shown = `case ${i}: ${name} at ${where.path}:${where.offset} to ${newName}\n${JSON.stringify(texts, undefined, 1)}`;
    const change = { before: texts, after, files: result.files, names: [name, newName] as const };
    const found = renderings(after, (path) => rowsAfter(change, path));
    assert.deepEqual(
      found,
      renderings(texts, () => tagRows),
      shown,
    );
  }
  return counts;
}

describe('Renaming changes no rendered text', () => {
  for (const engine of ['handlebars', 'mustache', 'poml'] as const) {
    it(`in generated ${engine} prompts`, async () => {
      const counts = await checkRenames(engine);
      console.log(`      ${counts['renamed']} renamed, ${counts['refused']} refused`);
      assert.ok((counts['renamed'] ?? 0) > count / 6);
    }).timeout(20_000 + count * 200);
  }
});
