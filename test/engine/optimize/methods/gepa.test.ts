import assert from 'node:assert/strict';
import { gepaRollouts } from '../../../../src/engine/optimize/methods/gepa.js';
import type { Candidate } from '../../../../src/engine/optimize/parts.js';
import { findSiblings, type Lineage, mergeGenomes } from '../../../../src/engine/optimize/proposers/merge.js';
import { batchesPerEpoch, epochBatch } from '../../../../src/engine/optimize/searchers/epoch-batches.js';
import { mergeSample } from '../../../../src/engine/optimize/searchers/merge-sample.js';
import { createScoreTable } from '../../../../src/engine/optimize/score-table.js';
import { paretoWeights } from '../../../../src/engine/optimize/selectors/pareto-per-row.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';

type Parts = Record<string, string>;

interface Vectors {
  readonly weights: readonly { what: string; scores: Record<string, number[]>; expected: Record<string, number> }[];
  readonly merges: readonly {
    what: string;
    ancestor: Parts;
    first: Parts;
    second: Parts;
    means: Record<string, number>;
    expected: Parts | null;
  }[];
  readonly rollouts: readonly { dev: number; expected: number }[];
}

const vectors = fixtureOf('gepa') as Vectors;

describe('gepa', () => {
  for (const { what, scores, expected } of vectors.weights) {
    it(`weighs parents by the rows they are best on: ${what}`, () => {
      const given = new Map(Object.entries(scores).map(([id, own]) => [id, Float64Array.from(own)]));
      assert.deepEqual(Object.fromEntries(paretoWeights(given)), expected);
    });
  }

  for (const { what, ancestor, first, second, means, expected } of vectors.merges) {
    it(`merges two prompts by their common ancestor: ${what}`, () => {
      const known = { ancestor: of('ancestor', ancestor), first: of('first', first), second: of('second', second) };
      const lineage: Lineage = {
        candidate: (id) => known[id as keyof typeof known],
        mean: (id) => means[id] ?? NaN,
        done: new Set(),
      };
      const siblings = findSiblings(['first', 'second'], lineage, seededRandom(1));
      const merged = siblings && mergeGenomes(siblings, lineage, seededRandom(1)).parts;
      assert.deepEqual(merged ?? null, expected);
    });
  }

  it('merges nobody with an own ancestor, and no two twice', () => {
    const known: Record<string, Candidate> = {
      a: of('a', { x: '0', y: '0' }, []),
      b: of('b', { x: '1', y: '0' }, ['a']),
      c: of('c', { x: '0', y: '1' }, ['a']),
    };
    const find = (front: string[], done: string[] = []) =>
      findSiblings(front, { candidate: (id) => known[id]!, mean: () => 0.5, done: new Set(done) }, seededRandom(1));
    assert.equal(find(['a', 'b']), undefined);
    assert.equal(find(['b', 'c'])?.ancestor.id, 'a');
    assert.equal(find(['b', 'c'], ['b/c/a']), undefined);
  });

  for (const { dev, expected } of vectors.rollouts) {
    it(`stops by itself after ${expected} calls with ${dev} dev rows`, () => assert.equal(gepaRollouts(dev), expected));
  }

  it('walks over all train rows before one comes again, in another order each epoch', () => {
    const rows = makeRows(10);
    const epoch = (number: number): string[][] =>
      Array.from({ length: batchesPerEpoch(10, 3) }, (_, n) =>
        epochBatch(rows, 3, { walk: 7, n: number * 4 + n }).map(({ id }) => id),
      );
    assert.deepEqual(
      epoch(0).map(({ length }) => length),
      [3, 3, 3, 3],
    );
    assert.deepEqual(new Set(epoch(0).flat()).size, 10);
    assert.notDeepEqual(epoch(0), epoch(1));
    assert.deepEqual(epochBatch(rows.slice(0, 2), 3, { walk: 7, n: 5 }).length, 2);
  });

  it('compares a merge on rows that each parent is better on, and on others', () => {
    const rows = makeRows(9);
    const table = createScoreTable();
    for (const [at, { id }] of rows.entries()) {
      table.record('a', { row: id, answer: '', expected: '', score: at < 4 ? 1 : 0 });
      table.record('b', { row: id, answer: '', expected: '', score: at < 8 && at > 3 ? 1 : 0 });
    }
    const sample = mergeSample(['a', 'b'], 5, { table, rows: { pool: [], train: [], dev: rows } }, seededRandom(3));
    const lead = sample.map(
      ({ id }) => (table.cell('a', { id } as never)?.score ?? 0) - (table.cell('b', { id } as never)?.score ?? 0),
    );
    assert.deepEqual([lead.length, new Set(sample).size], [5, 5]);
    assert.ok(lead.filter((one) => one === 1).length >= 2 && lead.filter((one) => one === -1).length >= 2);
  });

  it('shows the writer right answers beside wrong ones, and passes over minibatches without a wrong one', async () => {
    const rows = makeRows(120);
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    await runOptimize({ method: 'gepa', model: graded(rows, () => 0.8), writer, rows });
    const asked = writer.requests.map(textOf);
    assert.ok(asked.length >= 5 && asked.every((text) => text.includes('The answer is wrong.')));
    assert.ok(asked.some((text) => text.includes('The answer is right.')));
  });

  it('has no turn for a prompt that did not beat its parent on the minibatch', async () => {
    const rows = makeRows(120);
    const model = graded(rows, (prompt) => (prompt.includes('Hint') ? 0 : 0.6));
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Hint ${drawn}.`);
    const { events, report } = await runOptimize({ method: 'gepa', model, writer, rows, limits: { calls: 400 } });
    assert.ok(report.candidates > 5);
    assert.ok(
      !events.some(
        (event) => event.type === 'scored' && event.split === 'dev' && event.n > 0 && event.score.mean === 0,
      ),
    );
  });
});

function of(id: string, parts: Parts, parents: readonly string[] = id === 'ancestor' ? [] : ['ancestor']): Candidate {
  return { id, parents, genome: { parts, demos: undefined }, text: '', doc: undefined as never, operator: '', step: 0 };
}
