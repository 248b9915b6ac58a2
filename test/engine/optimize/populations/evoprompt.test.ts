import assert from 'node:assert/strict';
import type { Candidate, SearchContext } from '../../../../src/engine/optimize/parts.js';
import { matingPairs } from '../../../../src/engine/optimize/proposers/crossover-mutate.js';
import { donorsOf } from '../../../../src/engine/optimize/proposers/differential.js';
import { spinWheel } from '../../../../src/engine/optimize/proposers/fitness.js';
import { betterThanParent, fittest, type Survivors } from '../../../../src/engine/optimize/searchers/evolution.js';
import { generationCalls, planGenerations } from '../../../../src/engine/optimize/searchers/plan-generations.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { fakeModel, graded, makeRows, plainPrompt, runOptimize, textOf } from '../../../support/optimize-run.js';
import { scriptedRandom, scriptedScores, stubCandidate } from '../../../support/scripted-search.js';

interface Case {
  readonly why: string;
}

interface GeneticVectors {
  readonly wheel: readonly (Case & { fitness: number[]; draws: number[]; at: number })[];
  readonly pairs: readonly (Case & { fitness: number[]; draws: number[]; count: number; pairs: number[][] })[];
  readonly survivors: readonly (Case & {
    members: Record<string, string>;
    children: Record<string, string>;
    keep: number;
    kept: string[];
  })[];
  readonly plans: readonly (Case & {
    train: number;
    dev: number;
    calls: number | null;
    plan: object | null;
    task: number;
    writer: number;
    proposals: number;
  })[];
}

interface DifferentialVectors {
  readonly donors: readonly (Case & { target: number; members: number; draws: number[]; donors: number[] })[];
  readonly replacements: readonly (Case & {
    members: Record<string, string>;
    children: Record<string, [parent: string, scores: string]>;
    kept: string[];
  })[];
}

/** Who lives on among candidates with scripted scores. */
async function survivorsOf(
  survivors: Survivors,
  scores: Record<string, string>,
  brood: { members: readonly Candidate[]; children: readonly Candidate[]; keep: number },
): Promise<readonly string[]> {
  const scripted = scriptedScores(scores);
  return survivors({ ...brood, rows: scripted.rows.train }, scripted as unknown as SearchContext);
}

describe('EvoPrompt, genetic', () => {
  const vectors = fixtureOf('evoprompt-ga') as GeneticVectors;

  for (const { why, fitness, draws, at } of vectors.wheel) {
    it(`spins the wheel: ${why}`, () => assert.equal(spinWheel(fitness, scriptedRandom(draws)), at));
  }

  for (const { why, fitness, draws, count, pairs } of vectors.pairs) {
    it(`mates: ${why}`, () => assert.deepEqual(matingPairs(fitness, count, scriptedRandom(draws)), pairs));
  }

  for (const { why, members, children, keep, kept } of vectors.survivors) {
    it(`thins out: ${why}`, async () => {
      const brood = {
        members: Object.keys(members).map((id) => stubCandidate(id)),
        children: Object.keys(children).map((id) => stubCandidate(id)),
        keep,
      };
      assert.deepEqual(await survivorsOf(fittest, { ...members, ...children }, brood), kept);
    });
  }

  const numbers = { population: 10, generations: 10, children: 10, rows: 200, writerEach: 1 };
  for (const { why, train, dev, calls, plan, ...expected } of vectors.plans) {
    it(`plans: ${why}`, () => {
      const planned = planGenerations(numbers, { train, dev }, calls ?? Infinity);
      assert.deepEqual(planned ?? null, plan);
      if (planned !== undefined) assert.deepEqual(generationCalls(planned, 1, { dev }), expected);
    });
  }
});

describe('EvoPrompt, differential', () => {
  const vectors = fixtureOf('evoprompt-de') as DifferentialVectors;

  for (const { why, target, members, draws, donors } of vectors.donors) {
    it(`draws donors: ${why}`, () => assert.deepEqual(donorsOf(target, members, scriptedRandom(draws)), donors));
  }

  for (const { why, members, children, kept } of vectors.replacements) {
    it(`replaces: ${why}`, async () => {
      const scores = {
        ...members,
        ...Object.fromEntries(Object.entries(children).map(([id, [, digits]]) => [id, digits])),
      };
      const brood = {
        members: Object.keys(members).map((id) => stubCandidate(id)),
        children: Object.entries(children).map(([id, [parent]]) => stubCandidate(id, [parent])),
        keep: Object.keys(members).length,
      };
      assert.deepEqual(await survivorsOf(betterThanParent, scores, brood), kept);
    });
  }

  it('shows the writer the member, the fittest, and two others, in this order', async () => {
    const rows = makeRows(60);
    const seen: string[][] = [];
    const writer = fakeModel((request) => {
      const text = textOf(request);
      const prompts = [...text.matchAll(/<prompt>\n([\s\S]*?)\n<\/prompt>/g)].map(([, prompt = '']) => prompt);
      if (prompts.length > 1) seen.push(prompts);
      const added = `Word ${writer.requests.length}.`;
      const tag = ['paraphrase', 'instruction', 'new_prompt'].find((name) => text.includes(`<${name}>`)) ?? '';
      return `<${tag}>${prompts[0] ?? 'Decide.'} ${added}</${tag}>`;
    }, 'fake/writer');
    const model = graded(rows, () => 0.6);
    const prompt = plainPrompt.replace(/Text: .*\nAnswer:/, '{# frozen #}$&{# end #}');
    await runOptimize({ method: 'evoprompt-de', model, writer, rows, prompt, limits: { calls: 700 } });
    assert.ok(seen.length > 4 && seen.every((prompts) => prompts.length === 4));
    assert.equal(new Set(seen.slice(0, 4).map(([, best]) => best)).size, 1, 'one best for a whole generation');
    assert.ok(seen.every(([target, , first, second]) => target !== first && target !== second && first !== second));
  });
});
