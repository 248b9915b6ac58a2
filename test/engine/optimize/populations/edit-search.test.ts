import assert from 'node:assert/strict';
import type { Candidate } from '../../../../src/engine/optimize/parts.js';
import { playPiece, segmentOf } from '../../../../src/engine/optimize/proposers/harmony.js';
import { crossTexts } from '../../../../src/engine/optimize/proposers/phrase-crossover.js';
import { lostPhrases } from '../../../../src/engine/optimize/proposers/phrase-edits.js';
import { splitUnits } from '../../../../src/engine/optimize/proposers/units.js';
import { editScore } from '../../../../src/engine/optimize/searchers/edit-score.js';
import {
  annealing,
  annealingChance,
  breeding,
  climbing,
  likeness,
  tabu,
  tournamentWinner,
  truncating,
} from '../../../../src/engine/optimize/searchers/edit-strategies.js';
import { estimateSteps, planSteps, stepCalls } from '../../../../src/engine/optimize/searchers/plan-steps.js';
import { graded, makeRows, plainPrompt, runOptimize, scriptedWriter } from '../../../support/optimize-run.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { scriptedRandom, stubCandidate } from '../../../support/scripted-search.js';

interface Case {
  readonly why: string;
  readonly draws: number[];
}

interface GripsVectors {
  readonly scores: readonly { why: string; cells: [string | null, string | null, number][]; score: number }[];
  readonly plans: readonly { why: string; calls: number | null; plan: object | null; total: number; usual: number }[];
}

interface PlumVectors {
  readonly annealing: readonly { gain: number; step: number; chance: number }[];
  readonly moves: readonly (Case & {
    move: keyof typeof moves;
    memory: string[];
    children: string[];
    scores: Record<string, number>;
    after: string[];
  })[];
  readonly tournaments: readonly (Case & { scores: Record<string, number>; winner: string })[];
  readonly likeness: readonly { text: string; table: string[]; likeness: number }[];
  readonly segments: readonly { why: string; phrases: number; sizes: number[] }[];
  readonly pieces: readonly (Case & { lost: string[]; operator: string })[];
  readonly crossings: readonly (Case & { first: string; second: string; child: string })[];
}

const moves = {
  climbing,
  annealing,
  breeding: breeding(3),
  truncating: truncating(3),
  tabu: tabu({ tenure: 5, alike: 0.9, aspiration: 0.5 }),
};

const close = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-5, `${actual}, expected ${expected}`);

describe('GrIPS', () => {
  const { scores, plans } = fixtureOf('grips') as GripsVectors;

  for (const { why, cells, score } of scores) {
    it(`scores: ${why}`, () => {
      const read = cells.map(([expected, label, value]) => ({
        expected: expected ?? undefined,
        score: value,
        ...(label !== null && { label }),
      }));
      close(editScore(read), score);
    });
  }

  const numbers = { steps: 10, children: 5, rows: 100, writerEach: 1, writerUsual: 0.4 };
  for (const { why, calls, plan, total, usual } of plans) {
    it(`plans: ${why}`, () => {
      const sizes = { train: 100, dev: 50 };
      const planned = planSteps(numbers, sizes, calls ?? Infinity);
      assert.deepEqual(planned ?? null, plan);
      const most = planned === undefined ? { task: 0, writer: 0 } : stepCalls(planned, numbers.writerEach, sizes);
      assert.equal(most.task + most.writer, total);
      const { task, writer } = estimateSteps(numbers, sizes, calls ?? Infinity);
      assert.equal(task + writer, usual);
    });
  }

  it('puts back what was deleted on the way, and nothing that is there or was said in other words', () => {
    const chain = [
      ['seed', '', 'One a. Two b. Three c.'],
      ['del', 'edit-delete', 'One a. Three c.'],
      ['sub', 'edit-substitute', 'One a. Third c.'],
      ['add', 'edit-restore', 'One a. Third c. Two b.'],
    ] as const;
    const byId = new Map(
      chain.map(([id, operator, text], at): [string, Candidate] => {
        const parents = at === 0 ? [] : [chain[at - 1]?.[0] ?? ''];
        return [id, { ...stubCandidate(id, parents), operator, genome: { parts: { system: text }, demos: undefined } }];
      }),
    );
    const candidate = (id: string): Candidate => byId.get(id) ?? stubCandidate(id);
    const lost = (id: string): readonly string[] => lostPhrases(candidate(id), 'system', { candidate });
    assert.deepEqual([lost('seed'), lost('del'), lost('sub'), lost('add')], [[], ['Two b.'], ['Two b.'], []]);
  });

  it('gives up after two steps in a row without a better prompt', async () => {
    const rows = makeRows(100);
    const { report, events } = await runOptimize({
      method: 'grips',
      model: graded(rows, () => 0.6),
      writer: scriptedWriter(
        (_drawn, prompt) => prompt,
        (drawn, phrase) => `${phrase} ${drawn}`,
      ),
      prompt: plainPrompt,
      rows,
      limits: { calls: 3000 },
    });
    const steps = events.flatMap((event) => (event.type === 'step' ? [event.state as { idle: number }] : []));
    assert.equal(report.stop, 'no-progress');
    assert.deepEqual(
      steps.slice(-2).map(({ idle }) => idle),
      [1, 2],
    );
  });
});

describe('Plum', () => {
  const vectors = fixtureOf('plum') as PlumVectors;

  for (const { gain, step, chance } of vectors.annealing) {
    it(`anneals: a gain of ${gain} in step ${step} is taken at ${chance}`, () =>
      close(annealingChance(gain, step), chance));
  }

  for (const { why, move, memory, children, scores, draws, after } of vectors.moves) {
    it(`moves: ${why}`, () => {
      const random = scriptedRandom(draws);
      const points = new Map(Object.entries(scores));
      const turn = { memory, children, scores: points, fitness: points, step: 0, random };
      assert.deepEqual(moves[move].remember(turn), after);
      assert.equal(random.left(), 0);
    });
  }

  for (const { why, scores, draws, winner } of vectors.tournaments) {
    it(`holds a tournament: ${why}`, () => {
      const ids = new Map(Object.entries(scores));
      assert.equal(tournamentWinner([...ids.keys()], ids, 3, scriptedRandom(draws)), winner);
    });
  }

  for (const { text, table, likeness: expected } of vectors.likeness) {
    it(`finds ${text} ${expected} like ${table.join(', ') || 'nothing'}`, () =>
      assert.equal(likeness(text, table), expected));
  }

  for (const { why, phrases, sizes } of vectors.segments) {
    it(`cuts: ${why}`, () => {
      const { units } = splitUnits(Array.from({ length: phrases }, (_, at) => `Phrase ${at}.`).join(' '), 'phrase');
      const pieces = sizes.map((_, at) => segmentOf(units, at, sizes.length));
      assert.deepEqual(
        pieces.map(({ length }) => length),
        sizes,
      );
      assert.deepEqual(pieces.flat(), units);
    });
  }

  for (const { why, lost, draws, operator } of vectors.pieces) {
    it(`plays: ${why}`, () => {
      const options = { segments: 5, considering: 0.4, adjusting: 0.5 };
      assert.equal(playPiece('Read it. Think.', lost, options, scriptedRandom(draws)).operator, operator);
    });
  }

  for (const { why, first, second, draws, child } of vectors.crossings) {
    it(`crosses: ${why}`, () => assert.equal(crossTexts(first, second, scriptedRandom(draws)), child));
  }
});
