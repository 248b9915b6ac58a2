import { readFileSync } from 'node:fs';
import { type Random, seededRandom } from '../../src/engine/random/seeded.js';
import { expand, pick, readGrammar } from './grammar.js';
import type { JinjaCase, JinjaSuite } from './jinja-suite.js';

/**
 * Random templates for the comparison with Python: a seeded walk through the grammar in `fixtures/jinja/grammar.txt`, whose
 * holes have types and whose names are the values of `generated.json`, so that most templates render. `<%` and `<<` stand for tags that get a whitespace sign by chance.
 */
const grammar = readGrammar('jinja');

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
  const template = expand(grammar, random, { symbol: 'template', depth })
    .replaceAll('<%', () => `{%${pick(random, SIGNS)} `)
    .replaceAll('%>', () => ` ${pick(random, SIGNS)}%}`)
    .replaceAll('<<', () => `{{${pick(random, ['', '', '-'])} `)
    .replaceAll('>>', () => ` ${pick(random, ['', '', '-'])}}}`)
    .replaceAll('<#', () => `{#${pick(random, SIGNS)}`)
    .replaceAll('#>', () => `${pick(random, SIGNS)}#}`);
  return { template, options: pick(random, OPTIONS) };
}
