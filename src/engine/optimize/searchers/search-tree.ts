/** A prompt in the tree, with the rewards of every path that went through it. */
export type TreeNode = {
  readonly id: string;
  /** Its place in the list of nodes; -1 for the root. */
  readonly parent: number;
  readonly depth: number;
  readonly reward: number;
  readonly children: readonly number[];
  /** For each path: the sum of rewards from here to its end. */
  readonly returns: readonly number[];
};

export interface TreeLimits {
  readonly depth: number;
  /** Nothing above this depth ends a path early. */
  readonly minDepth: number;
}

/** `Q + w · sqrt(ln(N(parent) + 1) / max(1, N))`, Q the mean return, or the reward of a node no path has met yet. */
export function uct(
  { reward, returns }: Pick<TreeNode, 'reward' | 'returns'>,
  parentVisits: number,
  exploration: number,
): number {
  const total = returns.reduce((sum, value) => sum + value, 0);
  const q = returns.length === 0 ? reward : total / returns.length;
  return q + exploration * Math.sqrt(Math.log(parentVisits + 1) / Math.max(1, returns.length));
}

/** From the root down to a leaf or an end, always to the child of the highest index, the earlier of equals. */
export function selectPath(nodes: readonly TreeNode[], exploration: number, limits: TreeLimits): number[] {
  const path = [0];
  for (;;) {
    const at = path.at(-1) ?? 0;
    const node = nodes[at];
    if (node === undefined || node.children.length === 0 || isTerminal(nodes, at, limits)) return path;
    const next = bestOf(node.children, (child) => uct(nodeAt(nodes, child), node.returns.length, exploration));
    path.push(next);
  }
}

/** At the depth limit, or worse than the middle between the root's and the parent's reward. */
export function isTerminal(nodes: readonly TreeNode[], at: number, { depth, minDepth }: TreeLimits): boolean {
  const node = nodeAt(nodes, at);
  if (node.depth >= depth) return true;
  if (node.parent < 0 || node.depth <= minDepth) return false;
  return node.reward < (nodeAt(nodes, 0).reward + nodeAt(nodes, node.parent).reward) / 2;
}

/** Better than everything so far: the path has done what it was for. */
export function endsEarly({ reward, depth }: TreeNode, highest: number, { minDepth }: TreeLimits): boolean {
  return reward > highest && depth > minDepth;
}

/** The nodes with what a finished path has brought to each of its own. */
export function withReturns(nodes: readonly TreeNode[], path: readonly number[]): readonly TreeNode[] {
  const rewards = path.map((at) => nodeAt(nodes, at).reward);
  return nodes.map((node, at) => {
    const place = path.indexOf(at);
    if (place < 0) return node;
    const sum = rewards.slice(place).reduce((total, reward) => total + reward, 0);
    return { ...node, returns: [...node.returns, sum] };
  });
}

export function withChildren(
  nodes: readonly TreeNode[],
  parent: number,
  children: readonly { readonly id: string; readonly reward: number }[],
): readonly TreeNode[] {
  const { depth } = nodeAt(nodes, parent);
  const added = children.map(({ id, reward }) => ({ id, parent, depth: depth + 1, reward, children: [], returns: [] }));
  const places = added.map((_, index) => nodes.length + index);
  const known = nodes.map((node, at) => (at === parent ? { ...node, children: [...node.children, ...places] } : node));
  return [...known, ...added];
}

/** The child of the highest reward, the earlier of equals; undefined where there is none. */
export function bestChild(nodes: readonly TreeNode[], at: number): number | undefined {
  const { children } = nodeAt(nodes, at);
  return children.length === 0 ? undefined : bestOf(children, (child) => nodeAt(nodes, child).reward);
}

function bestOf(places: readonly number[], valueOf: (at: number) => number): number {
  return places.reduce((best, at) => (valueOf(at) > valueOf(best) ? at : best));
}

export function nodeAt(nodes: readonly TreeNode[], at: number): TreeNode {
  const node = nodes[at];
  if (node === undefined) throw new Error(`No node ${at} in the tree: this is a bug in Hone.`);
  return node;
}
