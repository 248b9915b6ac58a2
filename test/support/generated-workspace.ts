import type { Random } from '../../src/engine/random/seeded.js';
import type { Texts } from './memory-workspace.js';

/** Few names, so that prompts, loops, macros and partials often use the same ones for different things. */
const names = ['a', 'b', 'c', 'd', 'item', 'topic'];
const columns = ['a', 'b', 'c'];

/** Prompts with partials, a library of macros, data and demonstrations, as a seed makes them. */
export function generatedWorkspace(random: Random): Texts {
  const body = (depth: number, partials: readonly string[]): string => createBody({ random, partials }, depth);
  const csv = random.next() < 0.5;
  const data = csv ? 'rows.csv' : 'rows.jsonl';
  const all = ['part.j2', 'deep.j2'];
  const prompt = (): string =>
    `---\n${frontMatter(random, data)}---\n{% import "lib.j2" as lib %}{% from "lib.j2" import show as say, twice %}\n` +
    `system:\n${body(2, all)}\n\nuser:\n${body(3, all)}\n{{ lib.show(a, mark=b) }}{{ say(c, mark="!") }}{{ twice(${pick(random, names)}) }}\n`;
  return {
    'one.prompt': prompt(),
    'two.prompt': prompt(),
    'part.j2': `${body(2, ['deep.j2'])}{% include "deep.j2" %}`,
    'deep.j2': body(1, []),
    'lib.j2':
      '{% macro show(x, mark=".") %}{{ x }}{{ mark }}{% endmacro %}{% macro twice(x) %}{{ show(x, mark=x) }}{% endmacro %}',
    [data]: csv ? `a,b,c\n1,2,3\n4,"x, y",6\n` : '{"a": 1, "b": ["p", "q"], "c": {"a": "n"}}\n{"a": "z", "c": 7}\n',
  };
}

function frontMatter(random: Random, data: string): string {
  const lines = ['input:', '  schema:', ...some(random, names).map((name) => `    ${name}?: any`)];
  if (random.next() < 0.5) lines.push('  default:', ...some(random, names).map((name) => `    ${name}: of ${name}`));
  if (random.next() < 0.7) {
    const mapped = random.next() < 0.4 ? `, columns: { topic: ${pick(random, columns)} }` : '';
    lines.push(`data: { path: ${data}${mapped} }`);
  }
  if (random.next() < 0.4) lines.push(`matrix: { ${pick(random, names)}: [m, n] }`);
  if (random.next() < 0.5) lines.push(`expect: "{{ ${pick(random, names)} }}"`);
  if (random.next() < 0.5)
    lines.push('demos:', '  - { a: first, item: one, expected: yes }', '  - "b": second', '    expected: no');
  // An empty mapping is written as one.
  return `${lines.join('\n').replace('schema:\ndata', 'schema: {}\ndata')}\n`;
}

interface Maker {
  readonly random: Random;
  /** What may be included: nothing includes itself. */
  readonly partials: readonly string[];
}

function createBody(maker: Maker, depth: number): string {
  const parts = Array.from({ length: 2 + maker.random.below(3) }, () => createPart(maker, depth));
  return parts.join(' ');
}

function createPart(maker: Maker, depth: number): string {
  const { random, partials } = maker;
  const name = (): string => pick(random, names);
  const inner = (): string => createBody(maker, depth - 1);
  const simple: readonly (() => string)[] = [
    () => `{{ ${name()} }}`,
    () => `{{ ${name()} | default("-") }}`,
    () => `{{ ${name()}.${name()} }}`,
    () => `{% set ${name()} = ${name()} %}`,
    () => `{% set ${name()} = "set" %}{{ ${name()} }}`,
    () => 'text',
  ];
  const nested: readonly (() => string)[] = [
    () => `{% for ${name()} in [${name()}, "x"] %}${inner()}{{ loop.index }}{% endfor %}`,
    () => `{% for ${name()}, ${name()}2 in [(1, 2)] if ${name()} %}${inner()}{% else %}${inner()}{% endfor %}`,
    () => `{% if ${name()} %}${inner()}{% else %}${inner()}{% endif %}`,
    () => `{% with ${name()} = ${name()} %}${inner()}{% endwith %}`,
    () => `{% macro m_${name()}(${name()}, ${name()}_2=1) %}${inner()}{% endmacro %}{{ m_${name()}(1) }}`,
    () => `{% set ${name()} %}${inner()}{% endset %}`,
    () => `{% for demo in demos %}{{ demo.${name()} }}{{ demo["${name()}"] }}{% endfor %}`,
    () => `{% filter upper %}${inner()}{% endfilter %}`,
    () => (partials.length === 0 ? '' : `{% include "${pick(random, partials)}" %}`),
  ];
  return pick(random, depth > 0 ? [...simple, ...nested] : simple)();
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}

function some(random: Random, items: readonly string[]): string[] {
  return items.filter(() => random.next() < 0.5);
}
