import type { SplitShares } from '../prompt/prompt-doc.js';
import { seededRandom } from '../random/seeded.js';
import type { Row } from './row.js';
import { contentKey } from './row-id.js';

/** Rows for each purpose. No row is in two of them, and rows with equal content are always together. */
export interface Splits {
  /** Demonstrations are drawn from here. */
  readonly pool: readonly Row[];
  /** Where methods look for failures. */
  readonly train: readonly Row[];
  /** Where candidates are compared. */
  readonly dev: readonly Row[];
  readonly testSize: number;
  /**
   * Gives the sealed test rows, once: a second look would make the verdict a choice.
   * @throws Error when it was opened before; that is a bug in Hone.
   */
  openTest(): readonly Row[];
}

export type SplitResult =
  | { readonly ok: true; readonly splits: Splits }
  | { readonly ok: false /** What is wrong and what to do. */; readonly message: string };

type Part = 'test' | 'dev' | 'train';

const parts: readonly Part[] = ['test', 'dev', 'train'];
const defaultShare = 0.3;
const defaultPool = 0.1;

/** Fewer rows than this say nothing about a prompt. */
const fewest = 5;

/**
 * Splits rows for an optimization: 30 % train, 30 % dev, 30 % test and a pool of 10 % unless `shares` says otherwise.
 * Shares that are left out divide what the given ones leave in these proportions. `shares.seed` wins over `seed`.
 * A row's place follows from the seed and its content alone, so neither the file's order nor an inserted line moves
 * rows about: only those at the edge of a split change sides when the number of rows changes.
 */
export function splitRows(rows: readonly Row[], shares: SplitShares, seed: number): SplitResult {
  const sizes = wantedSizes(rows.length, shares);
  if (typeof sizes === 'string') return { ok: false, message: sizes };
  const groups = shuffledGroups(rows, shares.seed ?? seed);
  const taken = { test: [] as Row[], dev: [] as Row[], train: [] as Row[] };
  const pool: Row[] = [];
  for (const group of groups) {
    const part = parts.find((name) => taken[name].length + group.length <= sizes[name]);
    (part === undefined ? pool : taken[part]).push(...group);
  }
  const small = parts.find((name) => taken[name].length < fewest);
  if (small !== undefined)
    return { ok: false, message: tooFew(rows.length, { part: small, size: taken[small].length, shares }) };
  return { ok: true, splits: sealed(pool, taken) };
}

function wantedSizes(count: number, shares: SplitShares): Record<Part, number> | string {
  const given = parts.map((name) => asCount(shares[name], count));
  const used = sum(given.map((size) => size ?? 0));
  if (used > count) {
    return `\`data.split\` asks for ${used} rows and there are ${count}: lower its numbers, or add rows.`;
  }
  const open = given.filter((size) => size === undefined).length;
  const unit = ((count - used) * defaultShare) / (open * defaultShare + defaultPool);
  const [test, dev, train] = given.map((size) => size ?? wholeRows(unit));
  return { test: test ?? 0, dev: dev ?? 0, train: train ?? 0 };
}

/** Above 1 a share is a number of rows. */
function asCount(share: number | undefined, count: number): number | undefined {
  if (share === undefined) return undefined;
  return share > 1 ? Math.floor(share) : wholeRows(share * count);
}

/** Rounded down, so that shares never add up to more than there is; 0.29 of 100 is 29 although it computes as 28.999… */
function wholeRows(size: number): number {
  return Math.floor(size + 1e-9);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Nobody gives a part a smaller share than a thousandth or so. */
const mostTried = 10_000;

/** Rows with equal content as one group, so that no test row has a twin to learn from; in the order the seed gives. */
function shuffledGroups(rows: readonly Row[], seed: number): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = contentKey(row.id);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups]
    .map(([key, group]) => ({ key, group, rank: seededRandom(`${seed}/${key}`).next() }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ group }) => group);
}

function tooFew(
  count: number,
  { part, size, shares }: { readonly part: Part; readonly size: number; readonly shares: SplitShares },
): string {
  const enough = fewestRows(shares);
  const help = enough === undefined ? 'add rows' : `have ${enough} different rows or more`;
  return (
    `${count === 1 ? '1 row leaves' : `${count} rows leave`} ${size} different ones for the ${part} set, and it needs at least ${fewest}: ` +
    `${help}, or give larger numbers under \`data.split\`.`
  );
}

/** Undefined where no number of rows fills a part, since its own number is too small. */
function fewestRows(shares: SplitShares): number | undefined {
  const isEnough = (count: number): boolean => {
    const sizes = wantedSizes(count, shares);
    return typeof sizes !== 'string' && parts.every((name) => sizes[name] >= fewest);
  };
  return Array.from({ length: mostTried }, (_, i) => i + 1).find(isEnough);
}

function sealed(pool: readonly Row[], { test, dev, train }: Record<Part, readonly Row[]>): Splits {
  let opened = false;
  return {
    pool,
    train,
    dev,
    testSize: test.length,
    openTest() {
      if (opened) throw new Error('The test rows were opened twice: this is a bug in Hone.');
      opened = true;
      return test;
    },
  };
}
