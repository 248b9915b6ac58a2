import assert from 'node:assert/strict';
import Mustache from 'mustache';
import { type Random, seededRandom } from '../../../../src/engine/random/seeded.js';
import { renderTemplate } from '../../../../src/engine/template/render-template.js';

type Values = Readonly<Record<string, unknown>>;

/** What the library makes of it, escaping nothing; `error` where it does not parse. */
function theirs(template: string, values: Values, partials: Readonly<Record<string, string>> = {}): string {
  try {
    return Mustache.render(template, structuredClone(values), partials, { escape: (text: string) => text });
  } catch {
    return 'error';
  }
}

function ours(template: string, values: Values, partials: Readonly<Record<string, string>> = {}): string {
  try {
    return renderTemplate(template, values, {
      engine: 'mustache',
      load: (name) => (Object.hasOwn(partials, name) ? partials[name] : undefined),
    });
  } catch {
    return 'error';
  }
}

function assertEqual(template: string, values: Values, partials: Readonly<Record<string, string>> = {}): void {
  const message = JSON.stringify({ template, values, partials });
  assert.equal(ours(template, values, partials), theirs(template, values, partials), message);
}

const values: Values = {
  name: 'Ann & <Bo>',
  zero: 0,
  empty: '',
  no: false,
  yes: true,
  nil: null,
  half: 0.5,
  none: [],
  list: ['a', 1, true, false, [2, [3]], { name: 'inner' }],
  user: { name: 'Cy', tags: ['x', 'y'], deep: { name: 'Di', none: null } },
  people: [{ name: 'E', user: { name: 'F' } }, { age: 3 }, {}],
  lines: 'one\ntwo\n',
};

const partials = {
  p: 'P {{name}}\n  {{#yes}}\n  q\n  {{/yes}}\nlast',
  row: '{{.}},',
  empty: '',
  outer: 'o\n  {{>p}}\n',
};

describe('Mustache gives the same text as its library', () => {
  it('for the forms of the language', () => {
    const templates = [
      [
        '{{name}} {{{name}}} {{&name}} {{ name }} {{{ name }}} {{& name }}',
        '{{missing}}|{{user.missing}}|{{missing.name}}',
      ],
      ['{{zero}} {{half}} {{no}} {{yes}} {{nil}}| {{empty}}|', '{{list}} {{user}} {{user.tags}} {{none}}|'],
      ['{{user.name}} {{user.deep.name}} {{user.tags.length}} {{name.length}} {{length}}|{{user.tags.0}}'],
      [
        '{{#list}}<{{.}}>{{/list}}',
        '{{#people}}{{name}}/{{user.name}}/{{age}};{{/people}}',
        '{{#user}}{{name}}{{#deep}}{{name}}{{none}}{{yes}}{{/deep}}{{/user}}',
      ],
      [
        '{{#yes}}{{name}}{{/yes}}',
        '{{#half}}{{.}}{{name}}{{/half}}',
        '{{#name}}{{.}}{{/name}}',
        '{{#zero}}x{{/zero}}{{#empty}}x{{/empty}}{{#nil}}x{{/nil}}',
      ],
      ['{{^none}}none{{/none}}{{^list}}x{{/list}}{{^missing}}m{{/missing}}{{^zero}}0{{/zero}}{{^yes}}x{{/yes}}'],
      [
        'a\n  {{#yes}}  \nb\n{{/yes}}\nc',
        '  {{! note }}\nx',
        'x {{! note }}\ny',
        '{{#yes}}\n{{#yes}}\nz\n{{/yes}}\n{{/yes}}',
        '\r\n{{#yes}}\r\nx\r\n{{/yes}}\r\ny',
      ],
      [
        '{{=<% %>=}}<% name %> {{name}} <%={{ }}=%>{{name}}',
        '  {{=| |=}}\n|name|',
        '{{#yes}}{{=[ ]=}}[name][/yes][name]',
      ],
      [
        '{{>p}}',
        '  {{>p}}\n.',
        'x {{>p}}.',
        '{{#list}}{{>row}}{{/list}}',
        '\t{{>outer}}',
        '{{>none}}|{{>empty}}|',
        ' {{name}} {{>p}}',
      ],
      [
        '{{',
        '{{name',
        '{{{name}}',
        '{{#yes}}',
        '{{/yes}}',
        '{{#yes}}{{/no}}',
        '{{=x=}}',
        '}} {{ }}',
        '{{#}}{{/}}',
        '{{lines}}{{>p}}',
      ],
    ].flat();
    for (const template of templates) assertEqual(template, values, partials);
  });

  it('except that an empty item of a list stops the library', () => {
    assert.equal(theirs('{{#list}}{{x}}{{/list}}', { list: [null] }), 'error');
    assert.equal(ours('{{#list}}{{x}}.{{/list}}', { list: [null], x: 'outer' }), 'outer.');
  });

  it('for 6,000 generated templates', () => {
    const random = seededRandom('mustache');
    for (let i = 0; i < 6000; i++) assertEqual(someTemplate(random, 0), values, partials);
  });
});

const names = [
  'name',
  'user',
  'user.name',
  'user.deep.name',
  'people',
  'list',
  'yes',
  'no',
  'none',
  'zero',
  'nil',
  'gone',
  '.',
  'lines',
];
const gaps = ['', ' ', '  ', '\t', '\n', '\n\n', ' \n', '\n  ', '\r\n'];
const words = ['text', 'a{b', '} }', 'x: y', '<b>', 'é'];

function someTemplate(random: Random, depth: number): string {
  const pieces = Array.from({ length: 1 + random.below(5) }, () => pick(random, gaps) + somePiece(random, depth));
  return pieces.join('') + pick(random, gaps);
}

function somePiece(random: Random, depth: number): string {
  const name = pick(random, names);
  const kind = random.below(depth < 3 ? 12 : 7);
  if (kind < 2) return pick(random, words);
  if (kind < 4) return pick(random, [`{{${name}}}`, `{{ ${name} }}`, `{{{${name}}}}`, `{{& ${name} }}`]);
  if (kind === 4) return `{{! ${name} }}`;
  if (kind === 5) return `{{>${pick(random, Object.keys(partials))}}}`;
  if (kind === 6) return `{{=<% %>=}}<%${name}%>${pick(random, gaps)}<%={{ }}=%>`;
  const sigil = pick(random, ['#', '^']);
  const closing = random.below(40) === 0 ? pick(random, names) : name;
  return `{{${sigil}${name}}}${someTemplate(random, depth + 1)}{{/${closing}}}`;
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.below(items.length)];
  assert.ok(item !== undefined);
  return item;
}
