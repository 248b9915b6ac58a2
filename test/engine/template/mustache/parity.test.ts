import assert from 'node:assert/strict';
import { ours, theirs } from '../../../support/braces-outcome.js';

const values = {
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
    for (const template of templates) {
      const one = { template, partials };
      assert.equal(ours('mustache', one, values), theirs('mustache', one, values), JSON.stringify(template));
    }
  });
});
