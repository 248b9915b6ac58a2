import type { CandidateLine } from '../../src/protocol/optimizer-run.js';

export type CandidateOrder = 'lineage' | 'latest' | 'best';

/** A line of the tree as it is drawn: what a screen reader says of its place included. */
export interface TreeNode {
  readonly candidate: CandidateLine;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly children: number;
  readonly isFolded: boolean;
}

/** The lines to draw, from top to bottom. Lists are trees of one level. */
export function treeNodes(
  candidates: readonly CandidateLine[],
  order: CandidateOrder,
  folded: ReadonlySet<string>,
): readonly TreeNode[] {
  if (order !== 'lineage') return listNodes(sorted(candidates, order));
  const families = new Map<string | null, CandidateLine[]>();
  for (const candidate of candidates) {
    const family = families.get(candidate.under);
    if (family) family.push(candidate);
    else families.set(candidate.under, [candidate]);
  }
  const nodes: TreeNode[] = [];
  const add = (parent: string | null, level: number): void => {
    const family = families.get(parent) ?? [];
    for (const [index, candidate] of family.entries()) {
      const isFolded = folded.has(candidate.id);
      const children = families.get(candidate.id)?.length ?? 0;
      nodes.push({ candidate, level, position: index + 1, siblings: family.length, children, isFolded });
      if (!isFolded) add(candidate.id, level + 1);
    }
  };
  add(null, 1);
  return nodes;
}

function listNodes(candidates: readonly CandidateLine[]): readonly TreeNode[] {
  const siblings = candidates.length;
  return candidates.map((candidate, index) => {
    return { candidate, level: 1, position: index + 1, siblings, children: 0, isFolded: false };
  });
}

function sorted(candidates: readonly CandidateLine[], order: 'latest' | 'best'): readonly CandidateLine[] {
  const latest = [...candidates].reverse();
  return order === 'latest' ? latest : latest.sort((a, b) => rank(b) - rank(a));
}

/** Scores of development rows before those of training rows, and both before none. */
function rank({ score, best }: CandidateLine): number {
  if (best) return 4;
  if (score === null) return -1;
  return score.split === 'dev' ? 2 + score.mean : score.mean;
}
