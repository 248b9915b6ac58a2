import assert from 'node:assert/strict';
import { colours } from '../../../src/engine/language/colours.js';
import { complete } from '../../../src/engine/language/complete.js';
import { folds } from '../../../src/engine/language/folds.js';
import { formatPrompt } from '../../../src/engine/language/format/format-prompt.js';
import { hover } from '../../../src/engine/language/hover.js';
import { linkedNames } from '../../../src/engine/language/linked-names.js';
import { links } from '../../../src/engine/language/links.js';
import { selections } from '../../../src/engine/language/selections.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../src/engine/prompt/prompt-doc.js';
import { parseTemplate } from '../../../src/engine/template/engines.js';
import { applyEdits } from '../../../src/engine/text/edit.js';
import { workspaceOf } from '../../support/check-rule.js';
import { atCursor } from '../../support/cursor.js';
import { languageAt } from '../../support/language-at.js';

const parts = { partials: { 'partials/head.mustache': 'Hi' } };
const workspace = workspaceOf(parts);
const { requestAt, labels } = languageAt(parts);

const prompty = `---
name: ask
inputs:
  - name: question
    kind: string
  - name: tone
    kind: string
---
`;

describe('language features in .prompty files', () => {
  it('complete the keys of the format and their values at every depth', () => {
    assert.deepEqual(labels('a.prompty', '---\nname: x\n‸\n---\n').slice(0, 3), [
      'displayName',
      'description',
      'metadata',
    ]);
    assert.deepEqual(labels('a.prompty', '---\ninputs:\n  - name: a\n    ki‸\n---\n').slice(0, 2), [
      'kind',
      'description',
    ]);
    assert.deepEqual(labels('a.prompty', '---\ninputs:\n  - name: a\n    kind: ‸\n---\n').slice(0, 2), [
      'string',
      'integer',
    ]);
    assert.ok(labels('a.prompty', '---\nmodel:\n  options:\n    ‸\n---\n').includes('topP'));
    assert.deepEqual(labels('a.prompty', '---\nmodel:\n  provider: ‸\n---\n'), [
      'openai',
      'azure',
      'anthropic',
      'foundry',
    ]);
  });

  it('complete variables, filters and the roles there are', () => {
    assert.deepEqual(labels('a.prompty', `${prompty}user:\n{{ ‸ }}`).slice(0, 2), ['question', 'tone']);
    assert.ok(labels('a.prompty', `${prompty}user:\n{{ question | ‸ }}`).includes('upper'));
    assert.deepEqual(labels('a.prompty', `${prompty}‸`), ['system:', 'user:', 'assistant:', 'developer:']);
  });

  it('explain keys and format front matter and tags', () => {
    assert.match(
      hover(requestAt('a.prompty', '---\ninputs:\n  - na‸me: a\n---\n'))?.markdown ?? '',
      /The name in the template/,
    );
    const text = `${prompty.replaceAll('    kind', '    kind  ').replace('kind  :', 'kind:')}user:\n{{question}}`;
    const formatted = applyEdits(text, formatPrompt(parsePrompt(text, 'a.prompty')));
    assert.equal(formatted, `${prompty}user:\n{{ question }}`);
  });

  it('colour role lines with attributes', () => {
    const doc = parsePrompt(`${prompty}user[name="Ann"]:\nHi`, 'a.prompty');
    assert.deepEqual(
      colours(doc, workspace).map(({ span, type }) => `${doc.text.slice(span.start, span.end)} ${type}`),
      ['user role'],
    );
  });
});

describe('language features in Mustache templates', () => {
  it('complete names, properties, partials and what closes a section', () => {
    const head = '---\nname: a\ninputs:\n  - name: docs\n    kind: array\ntemplate: mustache\n---\n';
    assert.deepEqual(labels('a.prompty', `${head}user:\n{{‸}}`).slice(0, 1), ['docs']);
    assert.deepEqual(labels('a.prompty', `${head}user:\n{{#‸}}`).slice(0, 1), ['docs']);
    assert.deepEqual(labels('a.mustache', '{{> ‸}}'), ['partials/head.mustache']);
    assert.deepEqual(labels('a.mustache', '{{#docs}}{{#pages}}x{{/pages}}{{/‸docs}}'), ['docs']);
    assert.deepEqual(labels('a.mustache', 'Just text ‸'), []);
    assert.deepEqual(labels('a.mustache', '{{! hone-ignore-next-line‸ }}'), [
      'hone-ignore-next-line',
      'hone-ignore-file',
    ]);
  });

  it('fold sections and type their names together', () => {
    const doc = parsePrompt('{{#docs}}\n- {{title}}\n{{/docs}}\n', 'a.mustache');
    assert.deepEqual(
      folds(doc).map(({ span }) => doc.text.slice(span.start, span.end)),
      ['{{#docs}}\n- {{title}}'],
    );
    const pair = linkedNames(doc, 4)?.map(({ start, end }) => doc.text.slice(start - 1, end));
    assert.deepEqual(pair, ['#docs', '/docs']);
  });

  it('format the blanks inside tags', () => {
    const cases: Readonly<Record<string, string>> = {
      '{{  name  }}': '{{ name }}',
      '{{name }}': '{{name}}',
      '{{# docs }}{{ . }}{{/ docs}}': '{{#docs}}{{ . }}{{/docs}}',
      '{{{ raw}}}': '{{{raw}}}',
      '{{!   kept  }}': '{{!   kept  }}',
      '{{>  a }}{{>a }} {x}  y': '{{> a}}{{>a}} {x}  y',
    };
    for (const [given, wanted] of Object.entries(cases))
      assert.equal(applyEdits(given, formatPrompt(parsePrompt(given, 'a.mustache'))), wanted);
  });
});

describe('language features in Handlebars templates', () => {
  const doc = (text: string): PromptDoc => {
    const template = parseTemplate(text, 'handlebars');
    return { ...parsePrompt(text, 'a.txt'), template, format: 'hone', body: { start: 0, end: text.length } };
  };
  const offered = (marked: string): string[] => {
    const { text, offset } = atCursor(marked);
    return complete({ doc: doc(text), offset, workspace }).map(({ label }) => label);
  };

  it('complete helpers where they can stand, what a loop sets, roles and what closes a block', () => {
    assert.ok(offered('{{‸}}').includes('json') && !offered('{{‸}}').includes('each'));
    assert.ok(offered('{{#‸}}').includes('each') && !offered('{{#‸}}').includes('json'));
    assert.ok(offered('{{#each docs as |d|}}{{‸}}{{/each}}').includes('@index'));
    assert.deepEqual(offered('{{#each docs as |d|}}{{‸}}{{/each}}').slice(0, 1), ['d']);
    assert.ok(!offered('{{json ‸}}').includes('json'));
    assert.deepEqual(offered('{{role "‸"}}'), ['user', 'model', 'system', 'tool']);
    assert.deepEqual(offered('{{#each a}}{{#if b}}{{/‸if}}{{/each}}'), ['if', 'each']);
    assert.deepEqual(offered('{{json "‸"}}'), []);
  });

  it('explain helpers, fold blocks, and type their names together', () => {
    const { text, offset } = atCursor('{{#ea‸ch docs}}\na\n{{else}}\nb\n{{/each}}');
    assert.match(hover({ doc: doc(text), offset, workspace })?.markdown ?? '', /once for each item/);
    assert.deepEqual(
      folds(doc(text)).map(({ span }) => text.slice(span.start, span.end)),
      ['{{#each docs}}\na', '{{else}}\nb'],
    );
    assert.deepEqual(
      linkedNames(doc(text), offset)?.map(({ start, end }) => text.slice(start, end)),
      ['each', 'each'],
    );
  });

  it('grow a selection over the path, the tag and the block', () => {
    const { text, offset } = atCursor('a {{#if doc.ti‸tle}}b{{/if}}');
    const grown = selections(doc(text), offset).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(grown, [
      'title',
      'doc.title',
      'if doc.title',
      '{{#if doc.title}}',
      '{{#if doc.title}}b{{/if}}',
      text,
    ]);
  });

  it('format the blanks inside tags, and never those that print', () => {
    const cases: Readonly<Record<string, string>> = {
      '{{#each  docs   as |d| }}{{~ d.title ~}}{{/ each}}': '{{#each docs as |d|}}{{~ d.title ~}}{{/each}}',
      '{{ json  x   indent=2}}': '{{json x indent=2}}',
      '{{role  "user  x" }} a  b': '{{role "user  x"}} a  b',
      '{{{{raw}}}}  {{x  }} {{{{/raw}}}}': '{{{{raw}}}}  {{x  }} {{{{/raw}}}}',
      '{{!--  a  --}}\\{{ b  }}': '{{!--  a  --}}\\{{ b  }}',
    };
    for (const [given, wanted] of Object.entries(cases))
      assert.equal(applyEdits(given, formatPrompt(doc(given))), wanted);
  });
});

describe('language features in prompt files of VS Code', () => {
  const header = '---\ndescription: x\n‸\n---\n';

  it('leave a header to the editor where that knows it', () => {
    assert.deepEqual(labels('a.prompt.md', header, { headerIsForeign: true }), []);
    assert.equal(hover(requestAt('a.prompt.md', '---\nag‸ent: ask\n---\n', { headerIsForeign: true })), undefined);
  });

  it('complete and explain a header that nobody else knows, without what is deprecated', () => {
    assert.deepEqual(labels('a.prompt.md', header), ['name', 'argument-hint', 'agent', 'model', 'tools']);
    assert.deepEqual(labels('.claude/agents/a.md', '---\nmemory: ‸\n---\n'), ['user', 'project', 'local']);
    assert.deepEqual(labels('.cursor/rules/a.mdc', header), ['globs', 'alwaysApply']);
    assert.deepEqual(labels('a.agent.md', '---\nhandoffs:\n  - label: a\n    ‸\n---\n').slice(0, 2), [
      'agent',
      'prompt',
    ]);
    assert.match(hover(requestAt('a.prompt.md', '---\nmo‸de: ask\n---\n'))?.markdown ?? '', /Write `agent` instead/);
  });

  it('complete placeholders, and no roles, tags or names in their text', () => {
    const offer = labels('a.prompt.md', 'About ${‸} and ${input:topic}');
    assert.deepEqual(offer.slice(0, 3), ['input:', 'input:topic', 'selection']);
    for (const text of ['‸', '{{ ‸ }}', '{% ‸ %}', 'us‸'])
      for (const path of ['a.prompt.md', 'a.instructions.md', 'AGENTS.md'])
        assert.deepEqual(labels(path, text), [], path + text);
  });
});

describe('language features in files with several prompts', () => {
  const promptfoo = `prompts:
  - 'Translate {{ text }} to {{lang}}'
providers: [openai:gpt-4.1-mini]
tests:
  - vars: { text: Hello, lang: French }
    assert: [{ type: equals, value: '{{ lang }}' }]
`;

  it('complete and explain the variables of a promptfoo configuration from its tests', () => {
    const path = 'promptfooconfig.yaml';
    assert.deepEqual(labels(path, promptfoo.replace('{{ text', '{{ ‸text')).slice(0, 2), ['text', 'lang']);
    assert.match(hover(requestAt(path, promptfoo.replace('{{lang', '{{la‸ng')))?.markdown ?? '', /\(sample\)/);
    assert.match(hover(requestAt(path, promptfoo.replace("'{{ lang", "'{{ la‸ng")))?.markdown ?? '', /\(sample\)/);
  });

  it('call no variable of PromptSource undeclared: its values are columns of a data set elsewhere', () => {
    const entry =
      'dataset: x\ntemplates:\n  a1: !Template\n    id: a1\n    jinja: |-\n      Say {{ te‸xt }} |||\n      {{ label }}\n    name: one\n';
    assert.match(hover(requestAt('templates.yaml', entry))?.markdown ?? '', /given from outside/);
    const { doc } = requestAt('templates.yaml', entry);
    assert.ok(colours(doc, workspace).every(({ modifier }) => modifier !== 'undeclared'));
  });
});

describe('links', () => {
  it('lead to the files that a prompt refers to', () => {
    const text = '---\nname: a\ntools: ${file:tools.json}\n---\nuser:\nHi';
    assert.deepEqual(
      links(parsePrompt(text, 'a.prompty')).map(({ path }) => path),
      ['tools.json'],
    );
  });
});
