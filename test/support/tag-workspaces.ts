import type { Random } from '../../src/engine/random/seeded.js';
import type { Texts } from './memory-workspace.js';

/** Few names, so that prompts, loops, partials and fields often use the same ones for different things. */
const names = ['a', 'b', 'c', 'd', 'item', 'topic'];

/** What every prompt is rendered with: texts, lists of mappings, mappings, nothing. */
export const tagRows: readonly Readonly<Record<string, unknown>>[] = [
  {
    a: 'A',
    b: [{ a: 'ba', d: 'bd', item: 'bi' }, { c: 'bc' }],
    c: { a: 'ca', b: 'cb', topic: 'ct' },
    d: 0,
    item: true,
    topic: 'T',
  },
  { a: { a: 'aa', b: ['x'] }, b: 'B', c: [['y'], 'z'], d: { d: { a: 'dda' } }, item: null, topic: [{ topic: 'tt' }] },
];

export type TagEngine = 'handlebars' | 'mustache' | 'poml';

type Write = (maker: Maker, depth: number) => string;

interface Maker {
  readonly random: Random;
  readonly name: () => string;
  /** What may be included: nothing includes itself. */
  readonly partials: readonly string[];
}

/** Two prompts with partials and, where the format names any, data, as a seed makes them. */
export function tagWorkspace(engine: TagEngine, random: Random): Texts {
  const write = (depth: number, partials: readonly string[]): string =>
    body({ random, partials, name: () => pick(random, names) }, depth, writers[engine]);
  if (engine === 'poml') {
    const file = (depth: number, partials: readonly string[]): string => `<poml>\n${write(depth, partials)}\n</poml>\n`;
    return { 'one.poml': file(3, ['part.poml']), 'two.poml': file(2, ['part.poml']), 'part.poml': file(1, []) };
  }
  const part = engine === 'handlebars' ? '_part.prompt' : 'part.mustache';
  const declared = names.filter(() => random.next() < 0.4).map((name) => `    ${name}?: any`);
  const schema = declared.length === 0 ? '' : `input:\n  schema:\n${declared.join('\n')}\n`;
  const expected = random.next() < 0.4 ? `expect: "{{${pick(random, names)}}}"\n` : '';
  const prompt = (depth: number): string =>
    `---\ntemplate: ${engine}\n${schema}${expected}data: rows.jsonl\n---\n${write(depth, ['part'])}\n`;
  return {
    'one.prompt': prompt(3),
    'two.prompt': prompt(2),
    [part]: write(1, []),
    'rows.jsonl': tagRows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  };
}

function body(maker: Maker, depth: number, write: Write): string {
  return Array.from({ length: 1 + maker.random.below(3) }, () => write(maker, depth)).join(' ');
}

function handlebars(maker: Maker, depth: number): string {
  const { name: n, random, partials } = maker;
  // All values at once: seldom, since that keeps every name as it is.
  if (random.next() < 0.01) return pick(random, [`{{lookup this "${n()}"}}`, '{{json this}}', '{{json @root}}']);
  const inner = (): string => body(maker, depth - 1, handlebars);
  const simple = [
    ...[
      () => `{{${n()}}}`,
      () => `{{${n()}}}`,
      () => `{{${n()}.${n()}}}`,
      () => `{{this.${n()}}}`,
      () => `{{@root.${n()}}}`,
    ],
    ...[() => `{{../${n()}}}`, () => `{{json ${n()}}}`, () => `{{lookup ${n()} "${n()}"}}`, () => `{{./${n()}.[0]}}`],
    ...[() => `{{#if ${n()}}}yes{{/if}}`, () => '{{@index}}{{this}}'],
  ];
  const nested = [
    () => `{{#if ${n()}}}${inner()}{{else if ${n()}}}${inner()}{{else}}${inner()}{{/if}}`,
    () => `{{#each ${n()}}}${inner()}{{else}}${inner()}{{/each}}`,
    () => `{{#each ${n()} as |${n()} i|}}${inner()}{{/each}}`,
    () => `{{#with ${n()}}}${inner()}{{else}}${inner()}{{/with}}`,
    () => `{{#with ${n()}.${n()} as |${n()}|}}${inner()}{{/with}}`,
    () => sectionOf(n(), inner(), '{{#', '{{/'),
    () => `{{#*inline "own"}}${inner()}{{/inline}}{{> own}}`,
    () => `{{#unlessEquals ${n()} ${n()}}}${inner()}{{/unlessEquals}}`,
    ...partials.flatMap((part) => [
      () => `{{> ${part}}}`,
      () => `{{> ${part} ${n()}}}`,
      () => `{{> ${part} ${n()}=${n()}}}`,
      () => `{{#> ${part}}}${inner()}{{/${part}}}`,
    ]),
  ];
  return pick(random, depth > 0 ? [...simple, ...nested] : simple)();
}

function mustache(maker: Maker, depth: number): string {
  const { name: n, random, partials } = maker;
  const inner = (): string => body(maker, depth - 1, mustache);
  const simple = [
    () => `{{${n()}}}`,
    () => `{{{ ${n()} }}}`,
    () => `{{${n()}.${n()}}}`,
    () => `{{& ${n()}}}`,
    () => '{{.}}',
  ];
  const nested = [
    () => sectionOf(n(), inner(), '{{#', '{{/'),
    () => sectionOf(n(), inner(), '{{^', '{{/'),
    () => sectionOf(`${n()}.${n()}`, inner(), '{{#', '{{/'),
    () => `{{=<% %>=}}<%${n()}%><%={{ }}=%>`,
    ...partials.map((part) => () => `{{> ${part}.mustache}}`),
  ];
  return pick(random, depth > 0 ? [...simple, ...nested] : simple)();
}

function poml(maker: Maker, depth: number): string {
  const { name: n, random, partials } = maker;
  const inner = (): string => body(maker, depth - 1, poml);
  const simple = [
    ...[
      () => `<p>{{ ${n()} }}</p>`,
      () => `<p>{{${n()}.${n()}}}</p>`,
      () => `<p if="{{ ${n()} }}">yes</p>`,
      () => `<b>{{ ${n()} ? ${n()} : "-" }}</b>`,
    ],
    ...[
      () => `<let name="${n()}" value="${n()}"/>`,
      () => `<let name="${n()}" value="'set'"/>`,
      () => `<p>{{ ${n()} + "-" + ${n()} }}</p>`,
    ],
  ];
  const nested = [
    () => `<list><item for="${n()} in ${n()}">${inner()}</item></list>`,
    () => `<p for="${n()} in [${n()}, 'x']">${inner()}{{ loop.index }}</p>`,
    () => `<p if="${n()}">${inner()}</p>`,
    () => `<task caption="{{ ${n()} }}">${inner()}</task>`,
    ...partials.map((part) => () => `<include src="${part}"/>`),
  ];
  return pick(random, depth > 0 ? [...simple, ...nested] : simple)();
}

const writers: Readonly<Record<TagEngine, Write>> = { handlebars, mustache, poml };

function sectionOf(name: string, inner: string, open: string, close: string): string {
  return `${open}${name}}}${inner}${close}${name}}}`;
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}
