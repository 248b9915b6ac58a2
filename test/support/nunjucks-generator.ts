import { type Random, seededRandom } from '../../src/engine/random/seeded.js';

/** What the generated templates speak of. */
export const generatedValues = {
  ...{ a: 'Ada', b: 'x,y', e: '', n: 3, z: 0, h: 2.5, m: -4, t: true, f: false, nil: null, s: '7' },
  ...{
    l: [3, 1, 2],
    w: ['pear', 'Fig', 'b'],
    q: [],
    p: [
      { k: 2, v: 'b' },
      { k: 1, v: 'a' },
      { k: 2, v: 'C' },
    ],
  },
  ...{ o: { x: 1, y: 'why', z: [1, 2] }, d: { i: { j: 'deep' } } },
};

const names = [...Object.keys(generatedValues), 'missing', 'v', 'u'];
const literals = [
  '1',
  '0',
  '2.5',
  "'a'",
  "''",
  '"x y"',
  'true',
  'false',
  'none',
  '[1, 2]',
  '[]',
  '{x: 1}',
  "['b', 'a']",
];
const binaries = [
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '~',
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  'in',
  'not in',
];
const filters = [
  ...[
    'upper',
    'lower',
    'length',
    'first',
    'last',
    'join',
    "join('-')",
    'sort',
    'reverse',
    'dump',
    'string',
    'trim',
    'abs',
    'round',
    'int',
  ],
  ...[
    "default('d')",
    "default('d', true)",
    'title',
    'capitalize',
    'list',
    'sum',
    "replace('a', 'o')",
    'truncate(2)',
    'float',
  ],
  ...[
    'batch(2)',
    'slice(2)',
    "sort(attribute='k')",
    "groupby('k')",
    'dictsort',
    'indent(2)',
    'center(7)',
    'wordcount',
    'urlencode',
    'select',
    'nl2br',
  ],
  ...["selectattr('k')", "join(',', 'v')", 'striptags', 'int(1)', 'select("odd")', "reject('defined')"],
];
const tests = [
  'defined',
  'undefined',
  'string',
  'number',
  'odd',
  'even',
  'none',
  'truthy',
  'falsy',
  'mapping',
  'divisibleby(2)',
  'eq(1)',
  'gt(2)',
];
const members = [
  '.x',
  '.i.j',
  '.length',
  '[0]',
  '[1]',
  "['y']",
  '.toUpperCase()',
  '.slice(1)',
  ".split(',')",
  ".join('+')",
  '.k',
  ".includes('a')",
  '.toString()',
];

/** A template of Nunjucks, by a grammar that reaches what prompts use and much that none does. */
export function generateTemplate(seed: string): string {
  const random = seededRandom(seed);
  return Array.from({ length: 1 + random.below(3) }, () => statement(random, 2)).join(
    random.below(2) === 0 ? ' ' : '\n',
  );
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}

function expression(random: Random, depth: number): string {
  if (depth <= 0 || random.below(4) === 0) return random.below(3) === 0 ? pick(random, literals) : pick(random, names);
  const forms: readonly (() => string)[] = [
    () => `(${expression(random, depth - 1)})`,
    () => `${operand(random, depth)} if ${operand(random, depth)} else ${operand(random, depth)}`,
    () => `not ${expression(random, depth - 1)}`,
    () => `(${pick(random, names)} is ${pick(random, ['', 'not '])}${pick(random, tests)})`,
    () => `${pick(random, names)}${pick(random, members)}`,
    () => `${simple(random)}|${pick(random, filters)}`,
    () => `-${pick(random, ['n', 'h', 's', '1'])}`,
    () => `${operand(random, depth)} ${pick(random, binaries)} ${operand(random, depth)}`,
    () =>
      `${operand(random, depth)} ${pick(random, binaries)} ${operand(random, depth)} ${pick(random, binaries)} ${operand(random, depth)}`,
  ];
  return pick(random, forms)();
}

function simple(random: Random): string {
  return random.below(3) === 0 ? `(${expression(random, 1)})` : pick(random, names);
}

/** A condition without parentheses ends an expression. */
function operand(random: Random, depth: number): string {
  const text = expression(random, depth - 1);
  return / if /.test(text) ? `(${text})` : text;
}

function statement(random: Random, depth: number): string {
  const inner = (): string => (depth <= 0 ? '.' : statement(random, depth - 1));
  const test = (): string => expression(random, 2);
  switch (random.below(depth <= 0 ? 4 : 10)) {
    case 0:
      return pick(random, ['text', ' a  ', '\nline\n', '{# note #}', '{#- note -#}']);
    case 1:
    case 2:
      return `{{ ${expression(random, 3)} }}`;
    case 3:
      return `{% set ${pick(random, ['v', 'u', 'n'])} = ${expression(random, 2)} %}`;
    case 4:
      return `{% if ${test()} %}${inner()}{% elif ${test()} %}${inner()}{% else %}${inner()}{% endif %}`;
    case 5:
      return `{%- for v in ${pick(random, names)} -%} ${inner()}{{ loop.index }}{{ v }} {% else %}${inner()}{% endfor %}`;
    case 6:
      return `{% for u, v in ${pick(random, ['o', 'd', 'q', 'nil'])} %}${inner()}{{ u }}={{ v }};{% endfor %}`;
    case 7:
      return `{% macro mac(v, u=${pick(random, literals)}) %}${inner()}{{ v }}{{ u }}{% endmacro %}{{ mac(${expression(random, 1)}) }}`;
    case 8:
      return `{% set v %}${inner()}{% endset %}[{{ v }}]`;
    default:
      return `{% switch ${pick(random, names)} %}{% case ${pick(random, literals)} %}${inner()}{% default %}${inner()}{% endswitch %}`;
  }
}
