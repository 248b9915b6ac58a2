import type { Random } from '../../random/seeded.js';
import type { Candidate, Genome } from '../parts.js';

/** Two candidates with a common ancestor that is no better than either. */
export interface Siblings {
  readonly ancestor: Candidate;
  readonly first: Candidate;
  readonly second: Candidate;
}

export interface Lineage {
  readonly candidate: (id: string) => Candidate;
  /** Mean scores on the same rows. */
  readonly mean: (id: string) => number;
  /** Keys of siblings that were merged before. */
  readonly done: ReadonlySet<string>;
}

export function siblingsKey({ ancestor, first, second }: Siblings): string {
  return [first.id, second.id, ancestor.id].join('/');
}

/** Siblings of the front that can be merged, by chance; better ancestors are likelier. Undefined when there is none. */
export function findSiblings(front: readonly string[], lineage: Lineage, random: Random): Siblings | undefined {
  const pairs = front.flatMap((a, index) => front.slice(index + 1).map((b) => [a, b] as const));
  for (const [a, b] of random.shuffle(pairs)) {
    const [first, second] = [lineage.candidate(a), lineage.candidate(b)];
    const found = commonAncestors(first, second, lineage).map((ancestor) => ({ ancestor, first, second }));
    const open = found.filter((siblings) => isMergeable(siblings, lineage));
    const chosen = weighted(open, ({ ancestor }) => lineage.mean(ancestor.id), random);
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

/**
 * Of each part the text of the one that changed it; where both did, that of the better one, or of either by chance
 * when they are equal.
 */
export function mergeGenomes({ ancestor, first, second }: Siblings, lineage: Lineage, random: Random): Genome {
  const lead = lineage.mean(first.id) - lineage.mean(second.id);
  const better = lead > 0 || (lead === 0 && random.next() < 0.5) ? first : second;
  const parts = Object.keys(ancestor.genome.parts).map((part): [string, string] => {
    const [base, a, b] = [ancestor, first, second].map(({ genome }) => genome.parts[part] ?? '');
    if (a === base) return [part, b ?? ''];
    return [part, (b === base ? a : better.genome.parts[part]) ?? ''];
  });
  return { ...better.genome, parts: Object.fromEntries(parts) };
}

function commonAncestors(first: Candidate, second: Candidate, lineage: Lineage): Candidate[] {
  const [ofFirst, ofSecond] = [ancestorsOf(first, lineage), ancestorsOf(second, lineage)];
  if (ofFirst.has(second.id) || ofSecond.has(first.id)) return [];
  return [...ofFirst].filter((id) => ofSecond.has(id)).map((id) => lineage.candidate(id));
}

function ancestorsOf({ parents }: Candidate, lineage: Lineage): Set<string> {
  const found = new Set<string>();
  const open = [...parents];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...lineage.candidate(id).parents);
  }
  return found;
}

/** Neither fell behind the ancestor, and of some part one has a new text where the other kept the old. */
function isMergeable(siblings: Siblings, { mean, done }: Lineage): boolean {
  const { ancestor, first, second } = siblings;
  if (done.has(siblingsKey(siblings)) || mean(ancestor.id) > Math.min(mean(first.id), mean(second.id))) return false;
  return Object.keys(ancestor.genome.parts).some((part) => {
    const [base, a, b] = [ancestor, first, second].map(({ genome }) => genome.parts[part]);
    return a !== b && (a === base || b === base);
  });
}

function weighted<T>(items: readonly T[], weightOf: (item: T) => number, random: Random): T | undefined {
  let left = random.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
  return items.find((item) => (left -= weightOf(item)) < 0) ?? items[0];
}
