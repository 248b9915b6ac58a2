import assert from 'node:assert/strict';
import { complete } from '../../../src/engine/language/complete.js';
import { hover } from '../../../src/engine/language/hover.js';
import { signatureAt } from '../../../src/engine/language/signature-at.js';
import { languageAt } from '../../support/language-at.js';

const { requestAt, labels } = languageAt();
const row = { name: 'the first row', values: { seen: [{ at: 'noon' }], topic: 'tea' } };

const head = `---
input:
  schema:
    topic: string
    docs(array):
      title: string
      author: { name: string, born: integer }
    seen: any
---
{{role "system"}}
`;

/** What is offered, the names that are everywhere left out. */
function offered(body: string): string[] {
  const around = ['@root', '@state', 'this', '@index', '@key', '@first', '@last'];
  const isHelper = (label: string): boolean =>
    ['json', 'lookup', 'log', 'role', 'history', 'media', 'section'].includes(label);
  return labels('a.prompt', head + body, { row }).filter((label) => !around.includes(label) && !isHelper(label));
}

describe('completion inside the blocks of Handlebars', () => {
  it('offers what an item holds, and the way to what is around', () => {
    assert.deepEqual(offered('{{#each docs}}{{‸}}{{/each}}'), ['title', 'author', '../topic', '../docs', '../seen']);
    assert.deepEqual(offered('{{#each docs}}{{#with author}}{{‸}}{{/with}}{{/each}}').slice(0, 3), [
      'name',
      'born',
      '../../topic',
    ]);
    assert.deepEqual(offered('{{#each seen}}{{‸}}{{/each}}').slice(0, 1), ['at']);
    assert.deepEqual(offered('{{#if topic}}{{‸}}{{/if}}'), ['topic', 'docs', 'seen']);
    assert.deepEqual(offered('{{#each docs}}x{{else}}{{‸}}{{/each}}'), ['topic', 'docs', 'seen']);
  });

  it('offers properties behind a dot, a block parameter, `this`, `../` and `@root`', () => {
    assert.deepEqual(offered('{{#each docs as |doc|}}{{doc.‸}}{{/each}}'), ['title', 'author']);
    assert.deepEqual(offered('{{#each docs as |doc|}}{{doc.author.‸}}{{/each}}'), ['name', 'born']);
    assert.deepEqual(offered('{{#with docs as |all|}}{{#each all as |one|}}{{one.‸}}{{/each}}{{/with}}'), [
      'title',
      'author',
    ]);
    assert.deepEqual(offered('{{#each docs}}{{this.‸}}{{/each}}'), ['title', 'author']);
    assert.deepEqual(offered('{{#each docs}}{{#with author}}{{../‸}}{{/with}}{{/each}}'), ['title', 'author']);
    assert.deepEqual(offered('{{#each docs}}{{@root.‸}}{{/each}}'), ['topic', 'docs', 'seen']);
    assert.deepEqual(offered('{{#each docs}}{{#each ../docs}}{{‸}}{{/each}}{{/each}}').slice(0, 2), [
      'title',
      'author',
    ]);
  });

  it('offers names the block uses elsewhere, where nothing is declared', () => {
    assert.deepEqual(labels('a.hbs', '{{#each items}}{{label}} {{‸}}{{/each}}').slice(0, 1), ['label']);
  });

  it('offers the names of loops in loops alone, and the state in dotprompt alone', () => {
    const all = (body: string): string[] => labels('a.prompt', head + body);
    for (const name of ['@index', '@key', '@first', '@last']) {
      assert.ok(all('{{#each docs}}{{‸}}{{/each}}').includes(name), name);
      assert.ok(!all('{{#with docs}}{{‸}}{{/with}}').includes(name), name);
    }
    assert.ok(all('{{‸}}').includes('@state') && !labels('a.hbs', '{{‸}}').includes('@state'));
  });

  it('offers helpers with their documentation, those of messages in dotprompt alone, and their named arguments', () => {
    const json = complete(requestAt('a.prompt', `${head}{{‸}}`)).find(({ label }) => label === 'json');
    assert.deepEqual([json?.detail, json?.documentation], ['{{json value indent=2}}', 'The value as JSON.']);
    assert.ok(labels('a.prompt', `${head}{{‸}}`).includes('media') && !labels('a.hbs', '{{‸}}').includes('media'));
    assert.ok(labels('a.hbs', '{{#if (‸)}}').includes('lookup'));
    assert.deepEqual(labels('a.prompt', `${head}{{media ‸}}`).slice(-2), ['url=', 'contentType=']);
    assert.ok(!labels('a.prompt', `${head}{{media url=‸}}`).includes('url='));
    assert.deepEqual(labels('a.hbs', '{{#each x as |‸|}}'), []);
  });

  it('explains a property by the block it is looked up in', () => {
    const explained = (body: string): string => hover(requestAt('a.prompt', head + body, { row }))?.markdown ?? '';
    assert.match(explained('{{#each docs}}{{ti‸tle}}{{/each}}'), /^\*\*title\*\* \(string\)/);
    assert.match(explained('{{#each docs}}{{#with author}}{{bo‸rn}}{{/with}}{{/each}}'), /^\*\*born\*\* \(integer\)/);
    assert.match(explained('{{#each seen}}{{a‸t}}{{/each}}'), /`noon`/);
  });
});

describe('role lines in Handlebars', () => {
  it('are offered where the file has some, and not beside `{{role}}`', () => {
    const lined = '---\ntemplate: handlebars\n---\nsystem:\nBe kind.\nu‸\n';
    assert.deepEqual(labels('a.prompt', lined), ['system:', 'user:', 'assistant:', 'developer:', 'tool:']);
    assert.deepEqual(labels('a.prompt', `${head}Be kind.\nu‸\n`), []);
  });
});

describe('completion inside the sections of Mustache', () => {
  const mustache = `---
inputs:
  - name: docs
    kind: array
    items: { kind: object, properties: { title: string } }
  - name: tone
    kind: string
template: mustache
---
user:
`;
  const all = (body: string): string[] => labels('a.prompty', mustache + body, { row });

  it('offers what an item holds, then what is around, since names are looked up there too', () => {
    assert.deepEqual(all('{{#docs}}{{‸}}{{/docs}}').slice(0, 3), ['title', 'docs', 'tone']);
    assert.deepEqual(labels('a.mustache', '{{#seen}}{{‸}}{{/seen}}', { row }).slice(0, 1), ['at']);
    assert.deepEqual(all('{{^docs}}{{‸}}{{/docs}}').slice(0, 1), ['docs']);
  });

  it('offers it while the section is not closed yet', () => {
    assert.deepEqual(all('{{#docs}}{{‸').slice(0, 1), ['title']);
  });
});

describe('signature help for helpers of Handlebars', () => {
  /** The parameter that is being written, between angle brackets. */
  function signature(body: string, path = 'a.prompt'): string | undefined {
    const found = signatureAt(requestAt(path, (path === 'a.prompt' ? head : '') + body));
    const shown = found?.signatures[found.active];
    if (found === undefined || shown === undefined) return undefined;
    const span = found.parameter === undefined ? undefined : shown.parameters[found.parameter];
    if (span === undefined) return shown.label;
    return `${shown.label.slice(0, span.start)}<${shown.label.slice(span.start, span.end)}>${shown.label.slice(span.end)}`;
  }

  it('marks the argument, the named argument and the block parameter that is written', () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      '{{json ‸}}': '{{json <value> indent=2}}',
      '{{json docs ‸}}': '{{json value <indent=2>}}',
      '{{json docs indent=‸}}': '{{json value <indent=2>}}',
      '{{lookup docs ‸}}': '{{lookup object <key>}}',
      '{{lookup (json ‸) 1}}': '{{json <value> indent=2}}',
      '{{role "‸"}}': '{{role <"user"> purpose="…"}}',
      '{{media contentType="image/png" ‸}}': '{{media <url=value> contentType="image/png"}}',
      '{{media contentType="‸"}}': '{{media url=value <contentType="image/png">}}',
      '{{#ifEquals topic ‸}}': '{{#ifEquals a <b>}} … {{else}} … {{/ifEquals}}',
      '{{#each ‸}}': '{{#each <items> as |item index|}} … {{else}} … {{/each}}',
      '{{#each docs as |‸|}}': '{{#each items as |<item> index|}} … {{else}} … {{/each}}',
      '{{#each docs as |doc ‸|}}': '{{#each items as |item <index>|}} … {{else}} … {{/each}}',
      '{{#if a}}{{else if ‸}}{{/if}}': '{{#if <value>}} … {{else}} … {{/if}}',
      '{{json‸}}': undefined,
      '{{topic ‸}}': undefined,
      '{{> part ‸}}': undefined,
      'json ‸': undefined,
    };
    for (const [body, wanted] of Object.entries(cases)) assert.equal(signature(body), wanted, body);
  });

  it("knows dotprompt's helpers in dotprompt alone", () => {
    assert.equal(signature('{{role "‸"}}', 'a.hbs'), undefined);
    assert.equal(signature('{{lookup ‸}}', 'a.hbs'), '{{lookup <object> key}}');
  });
});
