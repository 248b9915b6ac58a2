import { type Budget, Fault, NONE, Undefined, type Value } from '../values/value.js';
import { readText } from '../values/work.js';
import { type MemberMethod, wholeOr } from './list-methods.js';
import { type Match, type Pattern, patternOf, replacedMatches } from './pattern.js';
import { numberOf, textOf } from './primitive.js';

/** JavaScript's methods of texts that take no function. */
export const textMethods: ReadonlyMap<string, MemberMethod<string>> = new Map(
  Object.entries<MemberMethod<string>>({
    at: (self, [index]) => self.at(wholeOr(index, 0)) ?? new Undefined('the text has no such character'),
    charAt: (self, [index]) => self.charAt(wholeOr(index, 0)),
    charCodeAt: (self, [index]) => self.charCodeAt(wholeOr(index, 0)),
    codePointAt: (self, [index]) =>
      self.codePointAt(wholeOr(index, 0)) ?? new Undefined('the text has no such character'),
    concat: (self, args, budget) => allowed([self, ...args.map(textOf)].join(''), budget),
    endsWith: (self, [sought, end]) => self.endsWith(plain(sought), wholeOr(end, self.length)),
    includes: (self, [sought, from]) => self.includes(plain(sought), wholeOr(from, 0)),
    indexOf: (self, [sought, from]) => self.indexOf(plain(sought), wholeOr(from, 0)),
    lastIndexOf: (self, [sought, from]) => self.lastIndexOf(plain(sought), wholeOr(from, self.length)),
    match: (self, [pattern]) => matched(self, pattern),
    normalize: (self, [form]) => normalized(self, form),
    padEnd: (self, args, budget) => self.padEnd(...padding(self, args, budget)),
    padStart: (self, args, budget) => self.padStart(...padding(self, args, budget)),
    repeat: (self, [count], budget) => repeated(self, wholeOr(count, 0), budget),
    replace: (self, [old, by], budget) => replaced(self, [old, plain(by), false], budget),
    replaceAll: (self, [old, by], budget) => replaced(self, [old, plain(by), true], budget),
    search: (self, [pattern]) => patternOf(pattern)?.matches(self, false)[0]?.start ?? -1,
    slice: (self, [start, end]) => self.slice(wholeOr(start, 0), wholeOr(end, self.length)),
    split: (self, [separator, limit], budget) => split(self, separator, [limit, budget]),
    startsWith: (self, [sought, from]) => self.startsWith(plain(sought), wholeOr(from, 0)),
    substr: (self, [start, length]) => substr(self, wholeOr(start, 0), wholeOr(length, self.length)),
    substring: (self, [start, end]) => self.substring(wholeOr(start, 0), wholeOr(end, self.length)),
    toLowerCase: (self) => self.toLowerCase(),
    toString: (self: string) => self,
    toUpperCase: (self) => self.toUpperCase(),
    trim: (self) => self.trim(),
    trimEnd: (self) => self.trimEnd(),
    trimStart: (self) => self.trimStart(),
    valueOf: (self: string) => self,
  }),
);

/** An argument that must be a text; one that is missing is the word, as in JavaScript. */
function plain(value: Value | undefined): string {
  if (patternOf(value) !== undefined) throw new Fault('A text is wanted here, not a regular expression.');
  return value === undefined ? 'undefined' : textOf(value);
}

function allowed(text: string, budget: Budget): string {
  budget.allow(text.length);
  return text;
}

function normalized(self: string, form: Value | undefined): string {
  const name = form === undefined || form instanceof Undefined ? 'NFC' : textOf(form);
  if (!/^NFK?[CD]$/.test(name)) throw new Fault('The form is one of NFC, NFD, NFKC and NFKD.');
  return self.normalize(name);
}

function padding(self: string, [width, fill]: readonly Value[], budget: Budget): [number, string] {
  const length = wholeOr(width, 0);
  budget.allow(Math.max(self.length, length));
  return [length, fill === undefined || fill instanceof Undefined ? ' ' : textOf(fill)];
}

function repeated(self: string, count: number, budget: Budget): string {
  if (count < 0 || !Number.isFinite(count))
    throw new Fault('A text is repeated a number of times that is not negative.');
  budget.allow(self.length * count);
  return self.repeat(count);
}

function substr(self: string, start: number, length: number): string {
  const from = start < 0 ? Math.max(0, self.length + start) : start;
  return self.slice(from, from + Math.max(0, length));
}

function matched(self: string, given: Value | undefined): Value {
  const pattern = patternOf(given);
  if (pattern === undefined) throw new Fault('`match` takes a regular expression, such as r/[0-9]+/.');
  const found = pattern.matches(self, pattern.isGlobal);
  if (found.length === 0) return NONE;
  return pattern.isGlobal ? found.map(({ groups }) => groups[0] ?? '') : groupsOf(found[0]);
}

function groupsOf(match: Match | undefined): Value[] {
  return (match?.groups ?? []).map((group) => group ?? new Undefined('this group took no part in the match'));
}

/** JavaScript's `replace`: the first time only, unless `all`. */
function replaced(
  self: string,
  [given, by, all]: readonly [Value | undefined, string, boolean],
  budget: Budget,
): string {
  const pattern = patternOf(given);
  if (pattern !== undefined) return replacedMatches(self, [pattern, by], budget);
  readText(self.length);
  const old = plain(given);
  const times = all ? self.split(old).length - 1 : 1;
  budget.allow(self.length + times * grownBy(by, self));
  return all ? self.replaceAll(old, by) : self.replace(old, by);
}

/** A replacement may name what stands around the match. */
function grownBy(by: string, self: string): number {
  return by.length + (by.split('$').length - 1) * self.length;
}

function split(
  self: string,
  separator: Value | undefined,
  [limit, budget]: readonly [Value | undefined, Budget],
): Value[] {
  const pattern = patternOf(separator);
  const most = limit === undefined || limit instanceof Undefined ? Infinity : Math.max(0, numberOf(limit));
  const whole = separator === undefined || separator instanceof Undefined;
  const parts = pattern === undefined ? (whole ? [self] : self.split(plain(separator))) : splitAt(self, pattern);
  budget.spend(parts.length);
  return parts.slice(0, most);
}

function splitAt(self: string, pattern: Pattern): Value[] {
  const parts: Value[] = [];
  let at = 0;
  for (const match of pattern.matches(self, true)) {
    if (match.end === match.start && (match.start === at || match.start >= self.length)) continue;
    parts.push(self.slice(at, match.start), ...groupsOf(match).slice(1));
    at = match.end;
  }
  return [...parts, self.slice(at)];
}
