import { readFileSync } from 'node:fs';
import type { Random } from '../../src/engine/random/seeded.js';

/** What each symbol may be; `{symbol}` in a production stands for another one. */
export type Grammar = ReadonlyMap<string, readonly string[]>;

/** Reads `fixtures/<language>/grammar.txt`: a symbol on a line of its own, below it its productions, indented. */
export function readGrammar(language: string): Grammar {
  const rules = new Map<string, string[]>();
  let symbol: string[] = [];
  const file = new URL(`../fixtures/${language}/grammar.txt`, import.meta.url);
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    if (line.startsWith(' ')) symbol.push(...line.trim().split(' ¦ ').map(production));
    else rules.set(line, (symbol = []));
  }
  return rules;
}

/** The signs stand for what the layout of the file cannot show: nothing, a blank, a tab, line ends. */
function production(text: string): string {
  return text
    .replaceAll('∅', '')
    .replaceAll('␣', ' ')
    .replaceAll('⇥', '\t')
    .replaceAll('⏎', '\n')
    .replaceAll('␍', '\r');
}

export interface Expansion {
  readonly symbol: string;
  /** Used up, only productions without other symbols are chosen, where there are any. */
  readonly depth: number;
}

/** One random text of a symbol. A part that `.` or `[` follows gets parentheses. */
export function expand(grammar: Grammar, random: Random, { symbol, depth }: Expansion): string {
  const all = grammar.get(symbol) ?? [];
  const flat = depth <= 0 ? all.filter((one) => !/\{[a-z]+\}/.test(one)) : all;
  const chosen = pick(random, flat.length > 0 ? flat : all);
  return chosen.replaceAll(/\{([a-z]+)\}([.[]?)/g, (whole, name: string, next: string) => {
    if (!grammar.has(name)) return whole;
    const part = expand(grammar, random, { symbol: name, depth: depth - 1 });
    return next === '' ? part : `(${part})${next}`;
  });
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}
