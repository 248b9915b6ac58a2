import { walked } from '../values/work.js';
import type { ParsedRegex, RegexNode, RepeatNode } from './parse-regex.js';

/** What comes behind a part of the pattern: the end of the whole match, or -1. */
type Rest = (at: number) => number;

interface Matching {
  readonly text: string;
  readonly multiline: boolean;
  readonly folds: boolean;
  /** Start and end of each group, by its number. */
  readonly groups: (readonly [number, number] | undefined)[];
  work: number;
}

/** Matchings of one character that count as one step of the rendering. */
const WORK_A_STEP = 4;

/**
 * Matches a pattern at an offset of the text, by trying one way after the other as JavaScript does. The work counts as steps
 * of the rendering, so that no pattern and no text can make it hang.
 * @returns the groups, the whole match first
 */
export function matchAt(
  { root, groups: count }: ParsedRegex,
  flags: string,
  [text, start]: readonly [string, number],
): Matching['groups'] | undefined {
  const groups: Matching['groups'] = new Array<undefined>(count + 1);
  const matching = { text, multiline: flags.includes('m'), folds: flags.includes('i'), groups, work: 0 };
  walked(0);
  const end = match(matching, root, [start, (at) => at]);
  if (end < 0) return undefined;
  groups[0] = [start, end];
  return groups;
}

function match(matching: Matching, node: RegexNode, [at, rest]: readonly [number, Rest]): number {
  switch (node.kind) {
    case 'set':
      return hasUnit(matching, node.has, at) ? rest(at + 1) : -1;
    case 'sequence':
      return matchAll(matching, [node.items, 0], [at, rest]);
    case 'choice':
      return matchAny(matching, node.items, [at, rest]);
    case 'group':
      return match(matching, node.inner, [at, (end) => heldWhile(matching, [node.index, [at, end]], rest)]);
    case 'repeat':
      return node.inner.kind === 'set'
        ? repeatUnits(matching, [node, node.inner.has], [at, rest])
        : repeatAny(matching, [node, 0], [at, rest]);
    case 'look':
      return look(matching, node, [at, rest]);
    case 'reference':
      return reference(matching, node.index, [at, rest]);
    default:
      return holds(matching, node.kind, at) ? rest(at) : -1;
  }
}

function tick(matching: Matching): void {
  if (++matching.work % WORK_A_STEP === 0) walked(0);
}

function hasUnit(matching: Matching, has: (unit: string) => boolean, at: number): boolean {
  tick(matching);
  return at < matching.text.length && has(matching.text.charAt(at));
}

function matchAll(
  matching: Matching,
  [items, index]: readonly [readonly RegexNode[], number],
  [at, rest]: readonly [number, Rest],
): number {
  const item = items[index];
  if (item === undefined) return rest(at);
  return match(matching, item, [at, (end) => matchAll(matching, [items, index + 1], [end, rest])]);
}

function matchAny(matching: Matching, items: readonly RegexNode[], place: readonly [number, Rest]): number {
  for (const item of items) {
    const end = match(matching, item, place);
    if (end >= 0) return end;
  }
  return -1;
}

/** A group holds a part of the text for what comes behind it, and what it held before where that does not match. */
function heldWhile(
  { groups }: Matching,
  [index, span]: readonly [number, readonly [number, number]],
  rest: Rest,
): number {
  const before = groups[index];
  groups[index] = span;
  const end = rest(span[1]);
  if (end < 0) groups[index] = before;
  return end;
}

/** Characters one after the other: without recursion, for there may be many. */
function repeatUnits(
  matching: Matching,
  [{ min, max, lazy }, has]: readonly [RepeatNode, (unit: string) => boolean],
  [at, rest]: readonly [number, Rest],
): number {
  let count = 0;
  const limit = lazy ? min : max;
  while (count < limit && hasUnit(matching, has, at + count)) count++;
  if (count < min) return -1;
  for (;;) {
    tick(matching);
    const end = rest(at + count);
    if (end >= 0) return end;
    if (lazy ? count >= max || !hasUnit(matching, has, at + count) : count <= min) return -1;
    count += lazy ? 1 : -1;
  }
}

/** A turn that matches nothing, after as many as are wanted, is no turn. */
function repeatAny(
  matching: Matching,
  [node, count]: readonly [RepeatNode, number],
  [at, rest]: readonly [number, Rest],
): number {
  tick(matching);
  const more = (): number => {
    if (count >= node.max) return -1;
    const again: Rest = (end) =>
      end === at && count >= node.min ? -1 : repeatAny(matching, [node, count + 1], [end, rest]);
    const held = matching.groups.slice(...node.groups);
    matching.groups.fill(undefined, ...node.groups);
    const end = match(matching, node.inner, [at, again]);
    if (end < 0) matching.groups.splice(node.groups[0], held.length, ...held);
    return end;
  };
  const done = (): number => (count >= node.min ? rest(at) : -1);
  const first = node.lazy ? done() : more();
  if (first >= 0) return first;
  return node.lazy ? more() : done();
}

/** What groups hold in there is kept only where all of it matches, and what must not follow keeps nothing. */
function look(
  matching: Matching,
  { inner, negated }: RegexNode & { readonly kind: 'look' },
  [at, rest]: readonly [number, Rest],
): number {
  const before = [...matching.groups];
  const found = match(matching, inner, [at, (end) => end]) >= 0;
  if (found && !negated) {
    const end = rest(at);
    if (end >= 0) return end;
  }
  matching.groups.splice(0, before.length, ...before);
  return found || !negated ? -1 : rest(at);
}

function reference({ text, groups, folds }: Matching, index: number, [at, rest]: readonly [number, Rest]): number {
  // A number that no group has is the code of a character.
  if (index >= groups.length) return text.charCodeAt(at) === codeOf(index) ? rest(at + 1) : -1;
  const [start, end] = groups[index] ?? [0, 0];
  const [held, here] = [text.slice(start, end), text.slice(at, at + end - start)];
  const same = folds ? held.toUpperCase() === here.toUpperCase() : held === here;
  return same ? rest(at + held.length) : -1;
}

function codeOf(index: number): number {
  return index < 8 ? index : String(index).charCodeAt(0);
}

function holds({ text, multiline }: Matching, kind: 'start' | 'end' | 'boundary' | 'inside', at: number): boolean {
  if (kind === 'start') return at === 0 || (multiline && isLineEnd(text.charAt(at - 1)));
  if (kind === 'end') return at === text.length || (multiline && isLineEnd(text.charAt(at)));
  const between = isWord(text.charAt(at - 1)) !== isWord(text.charAt(at));
  return between === (kind === 'boundary');
}

function isLineEnd(unit: string): boolean {
  return /[\n\r\u2028\u2029]/.test(unit);
}

function isWord(unit: string): boolean {
  return /\w/.test(unit);
}
