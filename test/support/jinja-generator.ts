import { readFileSync } from 'node:fs';
import { type Random, seededRandom } from '../../src/engine/random/seeded.js';
import type { JinjaCase, JinjaSuite } from './jinja-suite.js';

/**
 * Random templates for the comparison with Python: a seeded walk through the grammar in `fixtures/jinja/grammar.txt`, whose
 * holes have types and whose names are the values of `generated.json`, so that most templates render. `<%` and `<<` stand for tags that get a whitespace sign by chance.
 */
const grammar = readGrammar();

function readGrammar(): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, string[]>();
  let symbol: string[] = [];
  for (const line of readFileSync(new URL('../fixtures/jinja/grammar.txt', import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith(' ')) symbol.push(...line.trim().split(' ¦ ').map(production));
    else rules.set(line, (symbol = []));
  }
  return rules;
}

/** The signs stand for what the layout of the file cannot show: nothing, a blank, a tab, a line end. */
function production(text: string): string {
  return text.replaceAll('∅', '').replaceAll('␣', ' ').replaceAll('⇥', '\t').replaceAll('⏎', '\n');
}

const suite = JSON.parse(readFileSync(new URL('../fixtures/jinja/generated.json', import.meta.url), 'utf8')) as Omit<
  JinjaSuite,
  'name'
>;

const SIGNS = ['', '', '', '', '-', '-', '+'];
const PLAIN = {};
const OPTIONS = [
  ...[PLAIN, PLAIN, PLAIN],
  { trim_blocks: true },
  { lstrip_blocks: true },
  { trim_blocks: true, lstrip_blocks: true },
  { keep_trailing_newline: true },
];

/** `count` cases for a seed, with the values and partials they share. The same seed gives the same cases. */
export function generatedSuite(seed: string, count: number): Omit<JinjaSuite, 'name'> {
  const random = seededRandom(seed);
  return { ...suite, cases: Array.from({ length: count }, (_, i) => generatedCase(random.fork(String(i)))) };
}

/** False for a text with the address or the inner name of an object: no two runs of Python print the same. */
export function isComparable(text: string | undefined): boolean {
  return !/ at 0x|generator object|method|<(?:function|class|jinja2)/.test(text ?? '');
}

function generatedCase(random: Random): JinjaCase {
  const depth = 2 + random.below(4);
  const template = expand(random, 'template', depth)
    .replaceAll('<%', () => `{%${pick(random, SIGNS)} `)
    .replaceAll('%>', () => ` ${pick(random, SIGNS)}%}`)
    .replaceAll('<<', () => `{{${pick(random, ['', '', '-'])} `)
    .replaceAll('>>', () => ` ${pick(random, ['', '', '-'])}}}`)
    .replaceAll('<#', () => `{#${pick(random, SIGNS)}`)
    .replaceAll('#>', () => `${pick(random, SIGNS)}#}`);
  return { template, options: pick(random, OPTIONS) };
}

/** One production of the symbol; when the depth is used up, the shortest kind: one without holes, if there is any. */
function expand(random: Random, symbol: string, depth: number): string {
  const all = grammar.get(symbol) ?? [];
  const flat = depth <= 0 ? all.filter((production) => !/\{[a-z]+\}/.test(production)) : all;
  const production = pick(random, flat.length > 0 ? flat : all);
  return production.replaceAll(/\{([a-z]+)\}([.[]?)/g, (whole, name: string, next: string) => {
    if (!grammar.has(name)) return whole;
    const part = expand(random, name, depth - 1);
    return next === '' ? part : `(${part})${next}`;
  });
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}
