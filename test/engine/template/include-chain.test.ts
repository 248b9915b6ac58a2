import assert from 'node:assert/strict';
import { parseTemplate, renderParsed } from '../../../src/engine/template/engines.js';
import { type EngineName, TemplateError, type TemplatePlace } from '../../../src/engine/template/template.js';

interface Broken {
  readonly engine: EngineName;
  readonly source: string;
  readonly partials: Readonly<Record<string, string>>;
  readonly strict?: boolean;
}

/** The way to the error, its own place last. */
function wayTo({ engine, source, partials, strict = false }: Broken): string[] {
  const show = ({ template, line, column }: TemplatePlace): string => `${template ?? 'main'}:${line}:${column}`;
  try {
    renderParsed(parseTemplate(source, engine), { list: [1], yes: true }, { load: (name) => partials[name], strict });
  } catch (error) {
    assert.ok(error instanceof TemplateError, String(error));
    return [...error.chain, error].map(show);
  }
  return [];
}

const handlebars = {
  outer: '-\n{{#each list}}{{> inner}}{{/each}}',
  inner: 'fine\n  {{missing}}',
  broken: 'x {{a | b}}',
  layout: '{{> @partial-block}}',
  circle: '\n{{> circle}}',
};
const mustache = {
  outer: '-\n{{#list}}\n  {{> inner}}\n{{/list}}',
  inner: 'fine\n{{missing}}',
  broken: 'x\n{{#a}}',
  circle: '{{>circle}}',
};
const poml = {
  'outer.poml': '<poml><p>\n<include src="inner.poml"/></p></poml>',
  'inner.poml': '<poml><p>{{ missing }}</p></poml>',
  'broken.poml': '<poml><p>x</poml>',
};

describe('An error in a partial names the partials that led to it', () => {
  const cases: readonly (Broken & { readonly way: readonly string[] })[] = [
    {
      ...{ engine: 'handlebars', partials: handlebars, strict: true },
      ...{ source: 'a\n {{> outer}}', way: ['main:2:2', 'outer:2:15', 'inner:2:5'] },
    },
    { engine: 'handlebars', partials: handlebars, source: '{{> broken}}', way: ['main:1:1', 'broken:1:7'] },
    {
      ...{ engine: 'handlebars', partials: { ...handlebars, outer: '\n{{> broken}}' } },
      ...{ source: '{{> outer}}', way: ['main:1:1', 'outer:2:1', 'broken:1:7'] },
    },
    {
      // The block belongs to the main file again.
      ...{ engine: 'handlebars', partials: handlebars, strict: true },
      ...{ source: '{{#> layout}} {{missing}}{{/layout}}', way: ['main:1:1', 'layout:1:1', 'main:1:17'] },
    },
    { engine: 'handlebars', partials: {}, source: 'x {{> none}}', way: ['main:1:7'] },
    {
      // After a partial is done its place is no longer on the way.
      ...{ engine: 'handlebars', partials: { fine: 'fine' }, strict: true },
      ...{ source: '{{> fine}}{{missing}}', way: ['main:1:13'] },
    },
    { engine: 'handlebars', partials: handlebars, source: 'a {{> circle}}', way: ['main:1:3', 'circle:2:1'] },
    {
      ...{ engine: 'mustache', partials: mustache, strict: true },
      ...{ source: 'a\n {{> outer}}', way: ['main:2:2', 'outer:3:3', 'inner:2:1'] },
    },
    { engine: 'mustache', partials: mustache, source: '  {{>broken}}\n', way: ['main:1:3', 'broken:2:1'] },
    { engine: 'mustache', partials: mustache, source: 'a {{>circle}}', way: ['main:1:3', 'circle:1:1'] },
    {
      ...{ engine: 'mustache', partials: { fine: 'fine' }, strict: true },
      ...{ source: '{{>fine}}{{missing}}', way: ['main:1:10'] },
    },
    {
      ...{ engine: 'poml', partials: poml, strict: true },
      ...{
        source: '<poml>\n<include src="outer.poml"/></poml>',
        way: ['main:2:2', 'outer.poml:2:2', 'inner.poml:1:13'],
      },
    },
    {
      ...{ engine: 'poml', partials: poml, source: '<poml><include src="broken.poml"/></poml>' },
      way: ['main:1:8', 'broken.poml:1:7'],
    },
  ];
  for (const { way, ...broken } of cases)
    it(`${broken.engine}: ${broken.source}`, () => assert.deepEqual(wayTo(broken), way));
});
