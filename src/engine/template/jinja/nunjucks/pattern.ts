import { type Budget, Fault, Special, type Value } from '../values/value.js';
import { readText } from '../values/work.js';
import { matchAt } from './match-regex.js';
import { type ParsedRegex, parseRegex, RegexFault } from './parse-regex.js';
import { textOf } from './primitive.js';

/** One place where a pattern matches, with its groups. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** The whole match first; undefined for a group that took no part. */
  readonly groups: readonly (string | undefined)[];
}

/** A regular expression of a template, `r/…/flags`. Matching is bounded by the steps of the rendering. */
export class Pattern {
  readonly flags: string;
  private readonly parsed: ParsedRegex;

  constructor(source: string, flags: string) {
    this.flags = flags;
    this.parsed = parsedOf(source, flags);
  }

  get isGlobal(): boolean {
    return this.flags.includes('g');
  }

  /** The matches from the left, which do not overlap: all of them, or the first. */
  matches(text: string, all: boolean): Match[] {
    readText(text.length);
    const found: Match[] = [];
    for (let at = 0; at <= text.length; at++) {
      const groups = matchAt(this.parsed, this.flags, [text, at]);
      const [whole] = groups ?? [];
      if (groups === undefined || whole === undefined) continue;
      found.push({ start: whole[0], end: whole[1], groups: Array.from(groups, (span) => span && text.slice(...span)) });
      if (!all) break;
      at = Math.max(at, whole[1] - 1);
    }
    return found;
  }
}

function parsedOf(source: string, flags: string): ParsedRegex {
  try {
    return parseRegex(source, flags);
  } catch (error) {
    if (!(error instanceof RegexFault)) throw error;
    throw new Fault(`This is no regular expression of a template, since ${error.message}: write it otherwise.`);
  }
}

const patterns = new WeakMap<Special, Pattern>();

/** The value of a literal such as `r/[a-z]+/gi`. */
export function patternValue(source: string, flags: string): Special {
  const pattern = new Pattern(source, flags);
  const test = new Special({
    type: 'function',
    call: ({ positional: [text] }) =>
      pattern.matches(text === undefined ? 'undefined' : textOf(text), false).length > 0,
  });
  const value = new Special({
    type: 'RegExp',
    text: () => `/${source}/${flags}`,
    attribute: (name): Value | undefined => {
      if (name === 'test') return test;
      if (name === 'source') return source;
      return name === 'flags' ? flags : undefined;
    },
  });
  patterns.set(value, pattern);
  return value;
}

/** The pattern that a value is; undefined for every other value. */
export function patternOf(value: Value | undefined): Pattern | undefined {
  return value instanceof Special ? patterns.get(value) : undefined;
}

/** `text.replace(pattern, by)`, with JavaScript's `$1`, `$&` and `$$` in the replacement. */
export function replacedMatches(text: string, [pattern, by]: readonly [Pattern, string], budget: Budget): string {
  const parts: string[] = [];
  let at = 0;
  let length = text.length;
  for (const match of pattern.matches(text, pattern.isGlobal)) {
    const part = expanded(by, match, text);
    length += part.length;
    budget.allow(length);
    parts.push(text.slice(at, match.start), part);
    at = match.end;
  }
  return parts.join('') + text.slice(at);
}

function expanded(by: string, { groups, start, end }: Match, text: string): string {
  return by.replaceAll(/\$(?:\$|&|`|'|(\d\d?))/g, (sign, number: string | undefined) => {
    if (sign === '$$') return '$';
    if (sign === '$&') return groups[0] ?? '';
    if (sign === '$`') return text.slice(0, start);
    if (sign === "$'") return text.slice(end);
    const index = Number(number);
    return index > 0 && index < groups.length ? (groups[index] ?? '') : sign;
  });
}
