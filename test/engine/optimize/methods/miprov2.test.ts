import assert from 'node:assert/strict';
import { miprov2 } from '../../../../src/engine/optimize/methods/miprov2.js';
import { density, nextChoice, splitTrials, type Trial } from '../../../../src/engine/optimize/searchers/tpe.js';
import { trialCount } from '../../../../src/engine/optimize/searchers/trial-count.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, makeSplits, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';

interface Vectors {
  readonly trials: readonly { choices: number; variables: number; expected: number }[];
  readonly split: readonly { scores: number[]; good: number[] }[];
  readonly density: readonly {
    what: string;
    trials: number[][];
    sizes: number[];
    choice: number[];
    expected: number;
  }[];
  readonly calls: readonly {
    pool: number;
    dev: number;
    calls: number | null;
    task: number;
    writer: number;
    proposals: number;
  }[];
}

const vectors = fixtureOf('miprov2') as Vectors;
const of = (choice: readonly number[], score = 0): Trial => ({ choice, score });

describe('miprov2', () => {
  for (const { choices, variables, expected } of vectors.trials) {
    it(`makes ${expected} trials over ${variables} variables of ${choices} choices`, () =>
      assert.equal(trialCount(choices, variables), expected));
  }

  for (const { scores, good } of vectors.split) {
    it(`counts ${good.length} of ${scores.length} trials as good`, () => {
      const split = splitTrials(scores.map((score) => of([0], score)));
      assert.deepEqual(
        split.good.map(({ score }) => score),
        good,
      );
      assert.equal(split.good.length + split.others.length, scores.length);
    });
  }

  for (const { what, trials, sizes, choice, expected } of vectors.density) {
    it(`estimates how likely a choice is: ${what}`, () => {
      const likely = density(
        trials.map((own) => of(own)),
        sizes,
      );
      assert.ok(Math.abs(likely(choice) - expected) < 1e-9, `${likely(choice)}`);
    });
  }

  for (const { pool, dev, calls, ...planned } of vectors.calls) {
    it(`takes ${planned.task} + ${planned.writer} calls with ${dev} dev rows and ${calls ?? 'no limit of'} calls`, () => {
      assert.deepEqual(miprov2.estimate({ pool, train: 100, dev, test: 100 }, calls ?? Infinity), planned);
    });
  }

  it('chooses at random before it knows anything, and then mostly what did well', () => {
    const choices = (trials: readonly Trial[]): number[] =>
      Array.from({ length: 200 }, (_, seed) => {
        const [choice = -1] = nextChoice(trials, [5], { startup: 4, draws: 24 }, seededRandom(seed));
        return choice;
      });
    const count = (found: readonly number[], choice: number): number => found.filter((own) => own === choice).length;
    assert.ok([0, 1, 2, 3, 4].every((choice) => count(choices([of([3], 1)]), choice) > 20));
    const known = [0, 1, 2, 3, 4].flatMap((choice) => [of([choice], choice === 3 ? 1 : 0)]);
    assert.ok(count(choices(known), 3) > 190);
  });

  it('lets the leader meet all dev rows after five trials, after ten, and once more at the end', async () => {
    const rows = makeRows(240);
    const splits = makeSplits(rows);
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    const { events } = await runOptimize({ method: miprov2, model, writer, splits });
    const seen = new Set<string>();
    const full = events.flatMap((event) => {
      if (event.type !== 'scored' || event.n < splits.dev.length || seen.has(event.id)) return [];
      seen.add(event.id);
      return [event.id];
    });
    assert.equal(full.length, 4, 'the seed and three leaders');
    assert.equal(events.filter(({ type }) => type === 'step').length, 10);
  });

  it('shows the writer pool rows and a look at train rows, never a row that candidates are compared on', async () => {
    const rows = makeRows(240);
    const splits = makeSplits(rows);
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    await runOptimize({ method: miprov2, model: graded(rows, () => 0.6), writer, splits });
    const asked = writer.requests.map(textOf);
    assert.equal(asked.length, 3);
    for (const [index, text] of asked.entries()) {
      const inputs = [...text.matchAll(/<input>(.*)<\/input>/g)].map(([, input = '']) => input);
      const allowed = new Set((index === 0 ? splits.train : splits.pool).map(({ values }) => String(values['text'])));
      assert.equal(inputs.length, index === 0 ? 20 : 3);
      assert.ok(inputs.every((input) => allowed.has(input)));
    }
  });
});
