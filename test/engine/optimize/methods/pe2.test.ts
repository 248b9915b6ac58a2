import assert from 'node:assert/strict';
import { pe2 } from '../../../../src/engine/optimize/methods/pe2.js';
import { errorsNeeded } from '../../../../src/engine/optimize/proposers/checklist-rewrite.js';
import { placesByScore } from '../../../../src/engine/optimize/places.js';
import { createScoreTable } from '../../../../src/engine/optimize/score-table.js';
import { ranked } from '../../../../src/engine/optimize/selectors/prefix.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, makeSplits, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';

interface Vectors {
  readonly errors: readonly { readonly batch: number; readonly expand: number; readonly needed: number }[];
  readonly selected: readonly {
    readonly why: string;
    readonly nodes: readonly (readonly [id: string, score: number])[];
    readonly width: number;
    readonly best: readonly string[];
  }[];
}

const { errors, selected } = fixtureOf('pe2') as Vectors;
const rows = makeRows(120);

describe('pe2', () => {
  for (const { needed, ...options } of errors) {
    it(`runs a parent for ${needed} failures with batches of ${options.batch} and ${options.expand} children`, () => {
      assert.equal(errorsNeeded(options), needed);
    });
  }

  for (const { why, nodes, width, best } of selected) {
    it(`expands ${best.join(' and ')} of ${nodes.map((node) => node.join(' ')).join(', ')}: ${why}`, () => {
      const order = { places: placesByScore(createScoreTable()) };
      const ids = nodes.map(([id]) => id);
      assert.deepEqual(ranked(ids, [], order, new Map(nodes)).slice(0, width), best);
    });
  }

  it('comes back to the seed in every step when all rewrites are worse', async () => {
    const model = graded(rows, (prompt) => (prompt.includes('Point') ? 0.1 : 0.6));
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    const { events } = await runOptimize({ method: pe2, model, writer, rows });
    const seed = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.id] : []))[0];
    const steps = [1, 2, 3].map((step) =>
      events.some(
        (event) => event.type === 'proposed' && event.candidate.step === step && event.candidate.parents[0] === seed,
      ),
    );
    assert.deepEqual(steps, [true, true, true]);
  });

  it('asks for a checklist over two failures, then for a rewrite in at most 50 words that changes at most 10', async () => {
    const splits = makeSplits(rows);
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    await runOptimize({ method: pe2, model, writer, splits, limits: { calls: 700 } });
    const texts = writer.requests.map(textOf);
    const checks = texts.filter((text) => text.includes('For each example answer'));
    const rewrites = texts.filter((text) => text.includes('<new_prompt>'));
    assert.ok(checks.length >= 4 && rewrites.length === checks.length);
    const pairs = (text: string): string[][] =>
      [...text.matchAll(/<expected>(.*)<\/expected>\n<answer>(.*)<\/answer>/g)].map(([, want = '', got = '']) => [
        want,
        got,
      ]);
    assert.ok(checks.every((text) => pairs(text).length === 2 && pairs(text).every(([want, got]) => want !== got)));
    assert.ok(
      checks.some((text) => text.includes('(the instruction)')),
      'the frame marks the place',
    );
    assert.ok(rewrites[0]?.includes('Use at most 50 words. Change at most 10 words of it.'));
  });
});
