import assert from 'node:assert/strict';
import type { OptimizeEvent } from '../../../src/engine/optimize/contracts.js';
import { createCandidates, type Candidates } from '../../../src/extension/optimizer/candidate-lines.js';

const score = { mean: 0.5, low: 0.4, high: 0.6 };

function proposed(id: string, ...parents: string[]): OptimizeEvent {
  const operator = parents.length === 0 ? 'seed' : 'rewrite';
  return { type: 'proposed', candidate: { id, parents, operator, step: 1, text: `text of ${id}` } };
}

function scored(id: string, mean: number, split: 'train' | 'dev' = 'dev'): OptimizeEvent {
  return { type: 'scored', id, split, n: 20, score: { ...score, mean } };
}

function after(...events: OptimizeEvent[]): Candidates {
  const candidates = createCandidates();
  for (const event of events) candidates.apply(event);
  return candidates;
}

/** The seed and a chain of versions, each made from the one before. */
const chain = (length: number): OptimizeEvent[] =>
  Array.from({ length }, (_, at) => (at === 0 ? proposed('v0') : proposed(`v${at}`, `v${at - 1}`)));

describe('the versions of a run', () => {
  it('stand under the ones they were made from, the line to the best one marked', () => {
    const lines = after(proposed('a'), proposed('b', 'a'), proposed('c', 'a'), proposed('d', 'b')).lines('d');
    assert.deepEqual(
      lines.map(({ id, under, inDescent, best }) => [id, under, inDescent, best]),
      [
        ['a', null, true, false],
        ['b', 'a', true, false],
        ['c', 'a', false, false],
        ['d', 'b', true, true],
      ],
    );
  });

  it('say by what check they were rejected', () => {
    const rejected = { type: 'rejected', id: 'b', screen: 'length-limit', reason: 'It is too long.' } as const;
    const candidates = after(proposed('a'), proposed('b', 'a'), rejected);
    assert.deepEqual(candidates.lines('a')[1]?.rejected, { screen: 'length-limit', reason: 'It is too long.' });
    assert.equal(candidates.rejected, 1);
  });

  it('keep their score of development rows when they meet training rows again', () => {
    const candidates = after(proposed('a'), scored('a', 0.3, 'train'), scored('a', 0.7), scored('a', 0.2, 'train'));
    assert.deepEqual(candidates.lines('a')[0]?.score, { ...score, mean: 0.7, n: 20, split: 'dev' });
  });

  it('have a mark for each row', () => {
    const marks = { type: 'marks', id: 'a', split: 'dev', scores: [1, 0, 0.4, null] } as const;
    assert.deepEqual(after(proposed('a'), marks).lines('a')[0]?.marks, { split: 'dev', marks: '+-~.', hidden: 0 });
    const many = { ...marks, scores: Array.from({ length: 1000 }, () => 1) };
    const cut = after(proposed('a'), many).lines('a')[0]?.marks;
    assert.deepEqual([cut?.marks.length, cut?.hidden], [200, 800]);
  });

  it('keep the marks of development rows when they meet training rows again', () => {
    const marks = { type: 'marks', id: 'a', split: 'dev', scores: [1, 0] } as const;
    const [line] = after(proposed('a'), marks, { ...marks, split: 'train', scores: [0, 0] }).lines('a');
    assert.equal(line?.marks?.marks, '+-');
  });

  it('are told how a judge compared them', () => {
    const duelled = {
      type: 'duelled',
      a: 'a',
      b: 'b',
      split: 'dev',
      wins: 7,
      losses: 2,
      ties: 1,
      asked: 9,
      turned: 1,
    } as const;
    assert.deepEqual(after(proposed('a'), proposed('b', 'a'), duelled).lines('b')[1]?.duel, {
      ...{ over: 'a', wins: 7, losses: 2, ties: 1 },
    });
  });

  it('are listed with the seed, the line to the best and the best scores when there are too many', () => {
    const candidates = after(...chain(10), scored('v3', 0.9), ...chain(1000).slice(10), scored('v20', 0.95));
    const lines = candidates.lines('v5');
    const ids = new Set(lines.map(({ id }) => id));
    assert.equal(lines.length, 200);
    for (const id of ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v20', 'v999']) assert.ok(ids.has(id), id);
    assert.ok(!ids.has('v500'));
    assert.equal(lines.find(({ id }) => id === 'v20')?.under, 'v5', 'the nearest ancestor that is shown');
    assert.equal(candidates.proposed, 1000);
  });

  it('name rows by the beginning of what they show', () => {
    const row = { line: 3, input: `Who   wrote\n${'it '.repeat(200)}` };
    const [label] = after({ type: 'rows', train: [], dev: [row] }).rows().dev;
    assert.equal(label?.line, 3);
    assert.match(label.text, /^Who wrote it it .*…$/);
    assert.equal(label.text.length, 120);
  });
});
