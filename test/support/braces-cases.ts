import { readFileSync } from 'node:fs';
import { type Random, seededRandom } from '../../src/engine/random/seeded.js';
import { expand, pick, readGrammar } from './grammar.js';

/** A Handlebars or Mustache template with its partials; the values are those of `fixtures/<engine>/values.json`. */
export interface BracesCase {
  readonly template: string;
  readonly partials: Readonly<Record<string, string>>;
}

export type BracesEngine = 'handlebars' | 'mustache';

type Write = (random: Random, expanded: string) => string;

const grammars = { handlebars: readGrammar('handlebars'), mustache: readGrammar('mustache') };
const writers: Readonly<Record<BracesEngine, Write>> = { handlebars: withBlankSigns, mustache: withDelimiters };

/** Partials that are always the same: lines to indent, a layout that shows the block it is called with, one that is plain. */
const fixedPartials = {
  handlebars: {
    flat: 'flat <{{name}}>\n',
    lines: 'one\n\n  {{name}}\n{{#each words}}\n{{this}}\n{{/each}}\nend',
    lay: '[{{> @partial-block}}|{{#> nav}}no nav{{/nav}}|{{name}}]',
  },
  mustache: {
    flat: 'P {{name}}\n  {{#yes}}\n  q\n  {{/yes}}\nlast',
    lines: 'one\n\n{{lines}}\n  {{>row}}\n{{! note }}\nend\n',
    row: '{{.}},',
    empty: '',
  },
};

export function valuesFor(engine: BracesEngine): Readonly<Record<string, unknown>> {
  const file = new URL(`../fixtures/${engine}/values.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
}

/** Case `index` of a seed: a seeded walk through `fixtures/<engine>/grammar.txt`. The same seed gives the same cases. */
export function bracesCase(engine: BracesEngine, seed: string, index: number): BracesCase {
  const random = seededRandom(seed).fork(String(index));
  const text = (depth: number): string =>
    writers[engine](random, expand(grammars[engine], random, { symbol: 'template', depth }));
  const template = text(3 + random.below(9));
  // Each shows only those after it: a partial that shows itself without end is an error in both, and compares nothing.
  const partials = {
    par1: text(5).replaceAll('par1', 'par3'),
    par2: text(4).replaceAll(/par[12]/g, 'par3'),
    par3: text(3).replaceAll(/par\d/g, 'flat'),
  };
  return { template, partials: { ...partials, ...fixedPartials[engine] } };
}

/** `<<` and `<3` stand for braces, which get a sign against blanks by chance. */
function withBlankSigns(random: Random, expanded: string): string {
  const sign = (): string => pick(random, ['', '', '', '', '', '~']);
  return expanded
    .replaceAll('<<', () => `{{${sign()}`)
    .replaceAll('>>', () => `${sign()}}}`)
    .replaceAll('<3', () => `{{${sign()}{`)
    .replaceAll('3>', () => `}${sign()}}}`);
}

const delimiters: readonly (readonly [string, string])[] = [
  ['{{', '}}'],
  ['<%', '%>'],
  ['|', '|'],
  ['{{', '}}'],
  ['[[', ']]'],
];

/** `<<` and `>>` stand for the delimiters in force, which `=1` and the like change for all that follows. */
function withDelimiters(_: Random, expanded: string): string {
  let [open, close] = ['{{', '}}'];
  return expanded.replaceAll(/<<|>>|=(\d)/g, (sign, number: string | undefined) => {
    if (number === undefined) return sign === '<<' ? open : close;
    const [nextOpen, nextClose] = delimiters[Number(number)] ?? ['{{', '}}'];
    const tag = `${open}=${nextOpen} ${nextClose}=${close}`;
    [open, close] = [nextOpen, nextClose];
    return tag;
  });
}
