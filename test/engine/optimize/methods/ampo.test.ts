import assert from 'node:assert/strict';
import { ampo } from '../../../../src/engine/optimize/methods/ampo.js';
import {
  type Branch,
  branchLines,
  pruneBranches,
  withLines,
} from '../../../../src/engine/optimize/proposers/branches.js';
import { applyEdit } from '../../../../src/engine/optimize/proposers/grow-branches.js';
import {
  type BranchEdit,
  type Pattern,
  readBranchEdit,
  readNeedless,
  readPatterns,
} from '../../../../src/engine/optimize/proposers/read-branch-answers.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { fakeModel, type FakeModel, graded, makeRows, runOptimize, textOf } from '../../../support/optimize-run.js';

type Edit = Omit<BranchEdit, 'at'> & { readonly at: number | null };

interface Vectors {
  readonly patterns: readonly { answer: string; expected: Pattern[] }[];
  readonly edits: readonly { answer: string; expected: Edit | null }[];
  readonly grown: readonly { what: string; branches: Branch[]; edit: Edit; lines: string[] | null }[];
  readonly placed: readonly { text: string; lines: string[]; expected: string }[];
  readonly needless: readonly { answer: string; count: number; expected: number[] }[];
}

const vectors = fixtureOf('ampo') as Vectors;
const rows = makeRows(120);

/** A writer that names one case after another, and calls those needless that it is told. */
function branchWriter(cases: readonly string[], needless = 'none'): FakeModel {
  let next = 0;
  return fakeModel((request) => {
    const text = textOf(request);
    if (text.includes('</patterns>')) return '<patterns>9 | A case is missing.\n5 | Another.</patterns>';
    if (text.includes('</branch>')) return `<branch>${cases[next++ % cases.length] ?? ''}</branch>`;
    return text.includes('</needless>') ? `<needless>${needless}</needless>` : '<reason>A case is missing.</reason>';
  }, 'fake/writer');
}

describe('ampo', function () {
  this.timeout(60_000);

  for (const { answer, expected } of vectors.patterns) {
    it(`reads ${expected.length} patterns, the most important first`, () =>
      assert.deepEqual(readPatterns(answer), expected));
  }

  for (const { answer, expected } of vectors.edits) {
    it(`reads ${JSON.stringify(answer)} as ${expected === null ? 'nothing' : 'a case'}`, () => {
      const edit = readBranchEdit(answer);
      assert.deepEqual(edit ? { ...edit, at: edit.at ?? null } : null, expected);
    });
  }

  for (const { what, branches, edit, lines } of vectors.grown) {
    it(`grows by one case: ${what}`, () => {
      const grown = applyEdit(branches, { ...edit, at: edit.at ?? undefined });
      assert.deepEqual(grown ? branchLines(grown) : null, lines);
    });
  }

  for (const { text, lines, expected } of vectors.placed) {
    it(`puts ${lines.length} cases into ${JSON.stringify(text)}`, () => assert.equal(withLines(text, lines), expected));
  }

  for (const { answer, count, expected } of vectors.needless) {
    it(`reads ${JSON.stringify(answer)} as ${expected.length} of ${count} cases to prune`, () =>
      assert.deepEqual(readNeedless(answer, count), expected));
  }

  it('prunes a branch with all that is inside it', () => {
    const inner = [{ when: 'b', then: 'c' }];
    const branches = [
      { when: 'a', then: 'x', deeper: inner },
      { when: 'd', then: 'y', deeper: [] },
    ];
    assert.deepEqual(branchLines(pruneBranches(branches, [0])), ['- If d, y.']);
  });

  it('keeps the cases that helped when it adds others and goes deeper, and prunes what does harm', async () => {
    const helps = (prompt: string, word: string): number => (prompt.includes(word) ? 0.2 : 0);
    const model = graded(
      rows,
      (prompt) => 0.3 + helps(prompt, 'azure') + helps(prompt, 'beryl') + helps(prompt, 'coral'),
    );
    const writer = branchWriter([
      'place: new\nwhen: it is azure\nthen: say so',
      'place: new\nwhen: it is plain\nthen: say so',
      'place: 1\nwhen: it is beryl\nthen: say more',
      'place: new\nwhen: it is coral\nthen: say that',
    ]);
    const { report } = await runOptimize({ method: ampo, model, writer, rows, seed: 3 });
    const lines = report.bestText.split('\n');
    const azure = lines.indexOf('- If it is azure, say so.');
    assert.ok(azure > 0 && lines[azure + 1] === '  - If then also it is beryl, say more.', report.bestText);
    assert.ok(report.bestText.includes('- If it is coral, say that.'));
  });

  it('asks for a cause for each of five failures, once for what they have in common, and once for each of two patterns', async () => {
    const writer = branchWriter(['place: new\nwhen: it is plain\nthen: say so']);
    await runOptimize({ method: ampo, model: graded(rows, () => 0.5), writer, rows });
    const asked = writer.requests.map((request) => /between <(\w+)>/.exec(textOf(request))?.[1]);
    assert.deepEqual(asked.slice(0, 8), [
      'reason',
      'reason',
      'reason',
      'reason',
      'reason',
      'patterns',
      'branch',
      'branch',
    ]);
  });

  it('stops growing after three rounds that made nothing better, without a case', async () => {
    const writer = branchWriter(['Nothing comes to mind.']);
    const { report } = await runOptimize({ method: ampo, model: graded(rows, () => 0.5), writer, rows });
    assert.deepEqual([report.stop, report.candidates, report.bestText], ['no-progress', 0, report.seedText]);
  });
});
