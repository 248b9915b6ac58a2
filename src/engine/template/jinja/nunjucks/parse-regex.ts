/** A regular expression, parsed: what JavaScript's means without the flags `u` and `v`, lookbehind left out. */
export type RegexNode =
  | { readonly kind: 'set'; readonly has: (unit: string) => boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly inner: RegexNode }
  | RepeatNode
  | { readonly kind: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly kind: 'look'; readonly inner: RegexNode; readonly negated: boolean }
  | { readonly kind: 'reference'; readonly index: number };

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly inner: RegexNode;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  /** The numbers of the groups in it, from the first to before the last: each turn begins with them empty. */
  readonly groups: readonly [number, number];
}

export interface ParsedRegex {
  readonly root: RegexNode;
  readonly groups: number;
}

/** Why a pattern cannot be used. */
export class RegexFault extends Error {
  override readonly name = 'RegexFault';
}

interface Reader {
  readonly source: string;
  readonly folds: boolean;
  readonly dotAll: boolean;
  at: number;
  groups: number;
  depth: number;
}

const MAX_DEPTH = 60;

/** @throws RegexFault when the pattern is none, or holds what is not supported */
export function parseRegex(source: string, flags: string): ParsedRegex {
  const reader: Reader = {
    source,
    folds: flags.includes('i'),
    dotAll: flags.includes('s'),
    at: 0,
    groups: 0,
    depth: 0,
  };
  const root = parseChoice(reader);
  if (reader.at < source.length) throw new RegexFault(`a ')' closes nothing`);
  return { root, groups: reader.groups };
}

function parseChoice(reader: Reader): RegexNode {
  if (++reader.depth > MAX_DEPTH) throw new RegexFault('its groups are nested too deeply');
  const items = [parseSequence(reader)];
  while (skip(reader, '|')) items.push(parseSequence(reader));
  reader.depth--;
  return { kind: 'choice', items };
}

function skip(reader: Reader, text: string): boolean {
  const found = reader.source.startsWith(text, reader.at);
  if (found) reader.at += text.length;
  return found;
}

function parseSequence(reader: Reader): RegexNode {
  const items: RegexNode[] = [];
  for (let before = reader.groups; isAtom(reader); before = reader.groups)
    items.push(parseRepeat(reader, parseAtom(reader), before));
  return { kind: 'sequence', items };
}

function isAtom({ source, at }: Reader): boolean {
  return at < source.length && !'|)'.includes(source.charAt(at));
}

const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y;

function parseRepeat(reader: Reader, inner: RegexNode, before: number): RegexNode {
  QUANTIFIER.lastIndex = reader.at;
  const [whole, sign, least, comma, most, lazy] = QUANTIFIER.exec(reader.source) ?? [];
  if (whole === undefined) return inner;
  reader.at += whole.length;
  const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
  const open = most === '' ? Infinity : Number(most);
  const max = sign === undefined ? (comma === undefined ? min : open) : sign === '?' ? 1 : Infinity;
  return { kind: 'repeat', inner, min, max, lazy: lazy === '?', groups: [before + 1, reader.groups + 1] };
}

function parseAtom(reader: Reader): RegexNode {
  const { source } = reader;
  const character = source.charAt(reader.at);
  if (character === '(') return parseGroup(reader);
  reader.at++;
  if (character === '[') return parseClass(reader);
  if (character === '\\') return parseEscape(reader);
  if (character === '^') return { kind: 'start' };
  if (character === '$') return { kind: 'end' };
  if (character === '.') return { kind: 'set', has: (unit) => reader.dotAll || !/[\n\r\u2028\u2029]/.test(unit) };
  if ('*+?'.includes(character)) throw new RegexFault(`a '${character}' repeats nothing`);
  return literal(reader, character);
}

const GROUP = /\(\?(?:([=!:])|<([=!])|<[\w$]+>)|\(/y;

function parseGroup(reader: Reader): RegexNode {
  GROUP.lastIndex = reader.at;
  const [opening = '(', sign, behind] = GROUP.exec(reader.source) ?? [];
  if (behind !== undefined) throw new RegexFault('lookbehind is not supported');
  reader.at += opening.length;
  const index = sign === undefined ? ++reader.groups : 0;
  const inner = parseChoice(reader);
  if (!skip(reader, ')')) throw new RegexFault("a '(' is never closed");
  if (sign === ':') return inner;
  return sign === undefined ? { kind: 'group', index, inner } : { kind: 'look', inner, negated: sign === '!' };
}

function literal({ folds }: Reader, unit: string): RegexNode {
  if (!folds) return { kind: 'set', has: (other) => other === unit };
  const folded = unit.toUpperCase();
  return { kind: 'set', has: (other) => other.toUpperCase() === folded };
}

const CLASSES: Readonly<Record<string, RegExp>> = { d: /[0-9]/, D: /[^0-9]/, w: /\w/, W: /\W/, s: /\s/, S: /\S/ };
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', 0: '\0' };
const CODE = /(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/y;

function parseEscape(reader: Reader): RegexNode {
  const name = reader.source.charAt(reader.at);
  if (name === '') throw new RegexFault('it ends with a backslash');
  const known = CLASSES[name];
  reader.at++;
  if (known !== undefined) return { kind: 'set', has: (unit) => known.test(unit) };
  if (name === 'b') return { kind: 'boundary' };
  if (name === 'B') return { kind: 'inside' };
  if (/[1-9]/.test(name)) return { kind: 'reference', index: Number(name) };
  reader.at--;
  return literal(reader, escapedUnit(reader));
}

/** The character that an escape stands for; a backslash before any other one means that one. */
function escapedUnit(reader: Reader): string {
  CODE.lastIndex = reader.at;
  const code = CODE.exec(reader.source);
  reader.at += code?.[0].length ?? 1;
  if (code !== null) return String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16));
  const name = reader.source.charAt(reader.at - 1);
  return CONTROLS[name] ?? name;
}

type Member = (unit: string) => boolean;

function parseClass(reader: Reader): RegexNode {
  const negated = skip(reader, '^');
  const members: Member[] = [];
  while (!skip(reader, ']')) {
    if (reader.at >= reader.source.length) throw new RegexFault("a '[' is never closed");
    members.push(parseMember(reader));
  }
  const { folds } = reader;
  const has: Member = (unit) => members.some((member) => member(unit));
  const folded: Member = (unit) => has(unit) || has(unit.toLowerCase()) || has(unit.toUpperCase());
  const chosen = folds ? folded : has;
  return { kind: 'set', has: (unit) => chosen(unit) !== negated };
}

function parseMember(reader: Reader): Member {
  const first = classUnit(reader);
  if (typeof first !== 'string') return first;
  const next = reader.source.charAt(reader.at + 1);
  if (reader.source.charAt(reader.at) !== '-' || next === ']' || next === '') return (unit) => unit === first;
  reader.at++;
  const last = classUnit(reader);
  if (typeof last !== 'string') return (unit) => unit === first || unit === '-' || last(unit);
  if (last < first) throw new RegexFault('a range in its brackets is the wrong way round');
  return (unit) => unit >= first && unit <= last;
}

function classUnit(reader: Reader): string | Member {
  const character = reader.source.charAt(reader.at++);
  if (character !== '\\') return character;
  const name = reader.source.charAt(reader.at);
  const known = CLASSES[name];
  if (known === undefined && name !== 'b') return escapedUnit(reader);
  reader.at++;
  return known === undefined ? '\b' : (unit) => known.test(unit);
}
