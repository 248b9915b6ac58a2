import assert from 'node:assert/strict';
import { breederOperators } from '../../../../src/engine/optimize/proposers/breeder-operators.js';
import { likeness, textVectors, unlike } from '../../../../src/engine/optimize/proposers/text-likeness.js';
import { mutationPrompts, thinkingStyles } from '../../../../src/engine/optimize/proposers/thinking-styles.js';
import { tournaments } from '../../../../src/engine/optimize/searchers/tournament-breeder.js';
import { fakeModel, graded, makeRows, runOptimize, textOf } from '../../../support/optimize-run.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { scriptedRandom } from '../../../support/scripted-search.js';

interface Case {
  readonly why: string;
}

interface BreederVectors {
  readonly tournaments: readonly (Case & {
    fitness: number[];
    draws: number[];
    contests: { winner: number; loser: number }[];
  })[];
  readonly likeness: readonly (Case & { a: string; b: string; likeness: number })[];
  readonly unlike: readonly (Case & { texts: string[]; kept: number[] })[];
}

const vectors = fixtureOf('promptbreeder') as BreederVectors;

describe('Promptbreeder', () => {
  for (const { why, fitness, draws, contests } of vectors.tournaments) {
    it(`holds tournaments: ${why}`, () => assert.deepEqual(tournaments(fitness, scriptedRandom(draws)), contests));
  }

  for (const { why, a, b, likeness: expected } of vectors.likeness) {
    it(`compares texts: ${why}`, () => {
      const [first = new Map<number, number>(), second = first] = textVectors([a, b]);
      const alike = likeness(first, second);
      assert.ok(Math.abs(alike - expected) < 1e-6, `${alike}, expected ${expected}`);
    });
  }

  for (const { why, texts, kept } of vectors.unlike) {
    it(`keeps what differs: ${why}`, () => assert.deepEqual(unlike(texts, 0.95), kept));
  }

  it('has mutation prompts and styles that are all different', () => {
    for (const list of [mutationPrompts, thinkingStyles]) assert.equal(new Set(list).size, list.length);
  });

  it('uses every operator, breeds the mutation prompts along, and never shows them to the model of the task', async () => {
    const rows = makeRows(120);
    let written = 0;
    const writer = fakeModel((request) => {
      const text = textOf(request);
      const tag = /between <(\w+)> and <\/\1>/.exec(text)?.[1] ?? '';
      const prompt = /<prompt>\n([\s\S]*?)\n<\/prompt>/.exec(text)?.[1] ?? '';
      written++;
      if (tag === 'order') return `<order>Say it as number ${written} would.</order>`;
      return `<${tag}>${tag === 'instruction' ? 'Decide.' : prompt} Point ${written}.</${tag}>`;
    }, 'fake/writer');
    const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    const { events, report } = await runOptimize({
      method: 'promptbreeder',
      model,
      writer,
      rows,
      limits: { calls: 3000 },
    });
    const operators = new Set(events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.operator] : [])));
    assert.deepEqual(
      breederOperators.filter((operator) => !operators.has(`breeder-${operator}`)),
      [],
    );
    const states = events.flatMap((event) =>
      event.type === 'step' ? [event.state as { units: { order: string }[] }] : [],
    );
    const orders = states.at(-1)?.units.map(({ order }) => order) ?? [];
    assert.ok(
      orders.some((order) => /^Say it as number \d+ would\.$/.test(order)),
      orders.join(' | '),
    );
    assert.ok(writer.requests.some((request) => textOf(request).includes('<order>\nSay it as number')));
    const seen = model.requests.map(textOf).join('\n');
    for (const order of [...mutationPrompts, ...thinkingStyles, 'Say it as number']) assert.ok(!seen.includes(order));
    assert.equal(report.stop, 'finished');
  });
});
