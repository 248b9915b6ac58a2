import assert from 'node:assert/strict';
import { promptagent } from '../../../../src/engine/optimize/methods/promptagent.js';
import {
  endsEarly,
  isTerminal,
  nodeAt,
  selectPath,
  type TreeNode,
  uct,
  withReturns,
} from '../../../../src/engine/optimize/searchers/search-tree.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, makeSplits, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';

interface Vectors {
  readonly uct: readonly {
    readonly reward: number;
    readonly returns: number[];
    readonly parent: number;
    readonly w: number;
    readonly index: number;
  }[];
  readonly ends: readonly { readonly why: string; readonly rewards: readonly number[]; readonly terminal: boolean }[];
  readonly early: readonly {
    readonly reward: number;
    readonly depth: number;
    readonly highest: number;
    readonly ends: boolean;
  }[];
  readonly returns: { readonly rewards: readonly number[]; readonly sums: readonly number[] };
  readonly selected: readonly {
    readonly why: string;
    readonly tree: readonly Sketch[];
    readonly path: readonly number[];
  }[];
}

type Sketch = readonly [parent: number, reward: number, returns: readonly number[]];

const vectors = fixtureOf('promptagent') as Vectors;
const limits = { depth: 5, minDepth: 2 };
const rows = makeRows(120);

function treeOf(sketches: readonly Sketch[]): TreeNode[] {
  const depths: number[] = [];
  return sketches.map(([parent, reward, returns], at) => {
    const depth = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
    depths.push(depth);
    const children = sketches.flatMap(([above], place) => (above === at ? [place] : []));
    return { id: `n${at}`, parent, depth, reward, children, returns };
  });
}

/** One path, each node the child of the one before. */
const chainOf = (rewards: readonly number[]): TreeNode[] =>
  treeOf(rewards.map((reward, at): Sketch => [at - 1, reward, []]));

describe('promptagent', () => {
  for (const { reward, returns, parent, w, index } of vectors.uct) {
    it(`has a UCT index of ${index} for returns [${returns.join(', ')}], or else ${reward}, below ${parent} visits with w = ${w}`, () => {
      assert.ok(Math.abs(uct({ reward, returns }, parent, w) - index) < 1e-6);
    });
  }

  for (const { why, rewards, terminal } of vectors.ends) {
    it(`${terminal ? 'ends' : 'goes on'} after rewards of ${rewards.join(', ')}: ${why}`, () => {
      assert.equal(isTerminal(chainOf(rewards), rewards.length - 1, limits), terminal);
    });
  }

  for (const { reward, depth, highest, ends } of vectors.early) {
    it(`${ends ? 'stops' : 'goes on'} at a reward of ${reward} at depth ${depth} where the highest was ${highest}`, () => {
      const node = { ...nodeAt(chainOf([reward]), 0), depth };
      assert.equal(endsEarly(node, highest, limits), ends);
    });
  }

  it('brings to each node of a path the sum of rewards from it to the end', () => {
    const nodes = withReturns(chainOf(vectors.returns.rewards), [0, 1, 2]);
    for (const [at, sum] of vectors.returns.sums.entries()) {
      assert.ok(Math.abs((nodeAt(nodes, at).returns[0] ?? 0) - sum) < 1e-9);
    }
  });

  for (const { why, tree, path } of vectors.selected) {
    it(`selects ${path.join(' > ')}: ${why}`, () => {
      assert.deepEqual(selectPath(treeOf(tree), 2.5, limits), path);
    });
  }

  it('shows a rewrite the way the prompt has come, and studies what went well where nothing went wrong', async () => {
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    const model = graded(rows, (prompt) => (prompt.includes('Point') ? 0.9 : 0.6));
    const { report } = await runOptimize({ method: promptagent, model, writer, rows, limits: { calls: 1500 } });
    const texts = writer.requests.map(textOf);
    const deepest = Math.max(...texts.map((text) => text.match(/<earlier_prompt>/g)?.length ?? 0));
    assert.ok(deepest >= 2, `${deepest} earlier prompts`);
    assert.ok(texts.some((text) => text.includes('answered all of these inputs rightly')));
    assert.ok(texts.some((text) => text.includes('It was followed rightly on these inputs')));
    assert.notEqual(report.stop, 'failed');
  });

  it('comes to an end when every rewrite is rejected: there is no child to go to, and nothing is drawn without end', async () => {
    const writer = scriptedWriter((_drawn, prompt) => prompt);
    const { report } = await runOptimize({
      method: promptagent,
      model: graded(rows, () => 0.6),
      writer,
      splits: makeSplits(rows),
    });
    assert.deepEqual([report.stop, report.candidates], ['no-progress', 0]);
  });
});
