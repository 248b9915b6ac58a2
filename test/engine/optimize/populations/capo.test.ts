import assert from 'node:assert/strict';
import type { Row } from '../../../../src/engine/dataset/row.js';
import type { SearchContext } from '../../../../src/engine/optimize/parts.js';
import { crossDemos, mutateDemos } from '../../../../src/engine/optimize/proposers/random-demos.js';
import { leadChance, race } from '../../../../src/engine/optimize/searchers/race.js';
import { graded, makeRows, makeSplits, runOptimize, scriptedWriter } from '../../../support/optimize-run.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { scriptedRandom, scriptedScores, stubCandidate } from '../../../support/scripted-search.js';

interface Case {
  readonly why: string;
}

interface CapoVectors {
  readonly leads: readonly (Case & { a: string; b: string; p: number })[];
  readonly races: readonly (Case & {
    scores: Record<string, string>;
    lengths?: Record<string, number>;
    keep: number;
    lengthPenalty: number;
    block: number;
    alpha: number;
    kept: string[];
    measured: Record<string, number>;
  })[];
  readonly demos: readonly (Case & { demos: string[]; draws: number[]; after: string[] })[];
  readonly crossed: readonly (Case & { mother: string[]; father: string[]; draws: number[]; after: string[] })[];
}

const { leads, races, demos: demoCases, crossed } = fixtureOf('capo') as CapoVectors;
const digits = (text: string): Float64Array => Float64Array.from(text, Number);
const pool = Array.from({ length: 6 }, (_, at): Row => ({ id: `p${at}`, line: at + 1, values: {} }));
const rowsOf = (ids: readonly string[]): Row[] => pool.filter(({ id }) => ids.includes(id));
const genomeOf = (ids: readonly string[]) => ({ parts: {}, demos: rowsOf(ids) });

describe('CAPO', () => {
  for (const { why, a, b, p } of leads) {
    it(`tests a lead: ${why}`, () => {
      const chance = leadChance(digits(a), digits(b));
      assert.ok(Math.abs(chance - p) < 1e-5, `${chance}, expected ${p}`);
    });
  }

  for (const { why, scores, lengths = {}, keep, kept, measured, ...options } of races) {
    it(`races: ${why}`, async () => {
      const scripted = scriptedScores(scores);
      const members = Object.keys(scores).map((id) => ({
        ...stubCandidate(id),
        genome: { parts: { system: 'w '.repeat(lengths[id] ?? 1) }, demos: undefined },
      }));
      const brood = { members, children: [], rows: scripted.rows.train, keep };
      assert.deepEqual(await race(options)(brood, scripted as unknown as SearchContext), kept);
      const counts = members.map(({ id }) => [id, scripted.table.scores(id, scripted.rows.train).length]);
      assert.deepEqual(Object.fromEntries(counts), measured);
    });
  }

  for (const { why, demos, draws, after } of demoCases) {
    it(`mutates demonstrations: ${why}`, () => {
      const random = scriptedRandom(draws);
      const changed = mutateDemos(rowsOf(demos), 5, { rows: { pool, train: [], dev: [] }, random });
      assert.deepEqual(
        changed.map(({ id }) => id),
        after,
      );
    });
  }

  for (const { why, mother, father, draws, after } of crossed) {
    it(`crosses demonstrations: ${why}`, () => {
      const changed = crossDemos(genomeOf(mother), genomeOf(father), scriptedRandom(draws));
      assert.deepEqual(
        changed.map(({ id }) => id),
        after,
      );
    });
  }

  it('never has more than five demonstrations, all of the pool, and tries prompts with and without', async () => {
    const rows = makeRows(160);
    const splits = makeSplits(rows);
    const texts = splits.pool.map(({ values }) => String(values['text']));
    const { events } = await runOptimize({
      method: 'capo',
      model: graded(rows, () => 0.6),
      writer: scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`),
      splits,
      limits: { calls: 1500 },
    });
    const counts = events.flatMap((event) =>
      event.type === 'proposed' ? texts.filter((text) => event.candidate.text.includes(text)).length : [],
    );
    assert.ok(Math.max(...counts) <= 5 && Math.max(...counts) >= 3 && counts.includes(0), counts.join(' '));
    assert.ok(events.every((event) => event.type !== 'rejected' || event.screen !== 'known-demos'));
  });
});
