import assert from 'node:assert/strict';
import { hover } from '../../../src/engine/language/hover.js';
import type { ShownRow } from '../../../src/engine/language/language-request.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';
import { atCursor } from '../../support/cursor.js';

const workspace = workspaceOf({
  data: { 'rows.jsonl': ['sentence', 'label'] },
  partials: {
    'partials/labels.prompt': Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n'),
    'macros.prompt': '{% macro row(text) %}{{ text }}{% endmacro %}',
  },
});
const row = {
  name: 'the first row',
  values: { sentence: 'Who\nis `it`?', label: 'x'.repeat(400), docs: [{ title: 'One', pages: 3 }] },
};
const head = `---
input:
  schema: { sentence: "string, what to label", tone?: string }
  default: { tone: kind }
  trust: { sentence: user }
data: { path: rows.jsonl, columns: { answer: label } }
matrix: { style: [terse, polite] }
---
`;

function hovered(marked: string, shown?: ShownRow): { word: string; markdown: string } | undefined {
  const { text, offset } = atCursor(marked);
  const found = hover({ doc: parsePrompt(text, 'main.prompt'), offset, workspace, row: shown });
  return found && { word: text.slice(found.span.start, found.span.end), markdown: found.markdown };
}

describe('hover', () => {
  it('says what an input is: type, description, trust, default, column', () => {
    assert.deepEqual(hovered(`${head}{{ sen‸tence }}`), {
      word: 'sentence',
      markdown:
        '**sentence** (input: string)\n\nwhat to label\n\nTrust: `user`, written by a user.\n\nA column of `rows.jsonl`.',
    });
    assert.equal(
      hovered(`${head}{{ ‸tone }}`)?.markdown,
      '**tone** (input: string)\n\nOptional.\n\nDefault: `"kind"`.',
    );
  });

  it('says where other variables come from', () => {
    assert.equal(hovered(`${head}{{ label‸ }}`)?.markdown, '**label** (data column)\n\nA column of `rows.jsonl`.');
    assert.equal(
      hovered(`${head}{{ ans‸wer }}`)?.markdown,
      '**answer** (data column)\n\nThe column `label` of `rows.jsonl`.',
    );
    assert.match(hovered(`${head}{{ st‸yle }}`)?.markdown ?? '', /One variant for each of `"terse"`, `"polite"`/);
    assert.match(
      hovered(`${head}{% for d in demos %}{{ ‸d }}{% endfor %}`)?.markdown ?? '',
      /\*\*d\*\*: a loop variable/,
    );
    assert.match(hovered(`${head}{{ nothi‸ng }}`)?.markdown ?? '', /not declared/);
  });

  it('documents filters, tests and functions', () => {
    assert.match(hovered('{{ x | up‸per }}')?.markdown ?? '', /^`upper` \(filter\): /);
    assert.match(hovered('{% if x is def‸ined %}{% endif %}')?.markdown ?? '', /^`defined` \(test\): /);
    assert.match(hovered('{{ ran‸ge(3) }}')?.markdown ?? '', /\(Jinja function\): /);
    assert.equal(hovered('{{ x | nosuch‸filter }}'), undefined);
  });

  it('documents keys of the front matter at every depth', () => {
    assert.match(hovered('---\nconf‸ig: { temperature: 0 }\n---\n')?.markdown ?? '', /^\*\*config\*\* \(mapping\): /);
    assert.match(
      hovered('---\nconfig: { temper‸ature: 0 }\n---\n')?.markdown ?? '',
      /^\*\*temperature\*\* \(number\): /,
    );
    assert.match(hovered('---\nconfig:\n  ‸seed: 0\n---\n')?.markdown ?? '', /^\*\*seed\*\* \(integer\): /);
    assert.match(
      hovered('---\nhone: { to‸kens: 500 }\n---\n')?.markdown ?? '',
      /^\*\*tokens\*\* \(integer\): .*cost\/budget/,
    );
    assert.equal(hovered('---\nowner‸: me\n---\n'), undefined);
  });

  it('says what an ignored rule is about', () => {
    assert.match(
      hovered('{# hone-ignore-file security/se‸cret #}')?.markdown ?? '',
      /^\*\*security\/secret\*\* \(error\): /,
    );
    assert.match(
      hovered('---\nhone: { ignore: [template/sy‸ntax] }\n---\n')?.markdown ?? '',
      /^\*\*template\/syntax\*\*/,
    );
  });

  it('shows what a variable holds in the row at hand, cut when it is long', () => {
    assert.match(hovered(`${head}{{ sen‸tence }}`, row)?.markdown ?? '', /\n\nIn the first row: ``Who⏎is `it`\?``$/);
    assert.match(hovered(`${head}{{ la‸bel }}`, row)?.markdown ?? '', /In the first row: `x{300}…`$/);
    assert.doesNotMatch(hovered(`${head}{{ to‸ne }}`, row)?.markdown ?? '', /row:/);
    const loop = '{% for d in docs %}{{ d.ti‸tle }}{% endfor %}';
    assert.deepEqual(hovered(loop, row), {
      word: 'title',
      markdown: '**d.title** (string)\n\nIn the first row: `One`',
    });
    assert.match(
      hovered('{% for d‸ in docs %}{% endfor %}', row)?.markdown ?? '',
      /In the first row: `\{"title":"One","pages":3\}`/,
    );
    assert.match(hovered(head.replace('sentence: "', 'sen‸tence: "'), row)?.markdown ?? '', /In the first row: ``Who/);
  });

  it('knows the type of a property from the schema', () => {
    const schema =
      '---\ninput:\n  schema:\n    doc(object, a page):\n      title: string\n      tags(array): string\n---\n';
    assert.equal(hovered(`${schema}{{ doc.ti‸tle }}`)?.markdown, '**doc.title** (string)');
    assert.equal(hovered(`${schema}{{ doc.ta‸gs }}`)?.markdown, '**doc.tags** (array)');
    assert.equal(hovered(`${schema}{{ doc.oth‸er }}`), undefined);
  });

  it('says what a model costs and holds, when it retires, and from where that is known', () => {
    const about = hovered('---\nmodel: openai/gpt-4.1-m‸ini\n---\n');
    assert.ok(about !== undefined);
    assert.equal(about.word, 'openai/gpt-4.1-mini');
    assert.match(
      about.markdown,
      /^\*\*openai\/gpt-4\.1-mini\*\*\n\nPrice: \$0\.4 for a million tokens of input, \$1\.6 /,
    );
    assert.match(about.markdown, /Context window: [\d,]+ tokens\.[^]*\[Source\]\(https:.*\), read on 20\d\d-/);
    assert.equal(hovered('---\nmodel: [a/b, openai/gpt-‸5]\n---\n')?.word, 'openai/gpt-5');
    assert.equal(hovered('---\nmodel: my/own‸\n---\n'), undefined);
  });

  it('shows the beginning of an included file', () => {
    const shown = hovered('{% include "partials/lab‸els.prompt" %}')?.markdown ?? '';
    assert.match(shown, /^\*\*partials\/labels\.prompt\*\*\n\n```\nline 0\n/);
    assert.ok(shown.includes('line 11\n…') && !shown.includes('line 12'));
    assert.match(hovered('{% include "gon‸e.prompt" %}')?.markdown ?? '', /no such file/);
  });

  it('explains label words in the text and in the front matter, tag words, and macros with their files', () => {
    const labels = '---\noutput: { labels: { "0": Descr‸iption } }\n---\n';
    assert.equal(hovered(labels)?.markdown, '**Description** is the answer for `0` in the data');
    assert.match(
      hovered(`${labels.replace('‸', '')}Say Descrip‸tion.`)?.markdown ?? '',
      /a label of the output, for `0`/,
    );
    assert.match(hovered('{% fo‸r a in b %}{% endfor %}')?.markdown ?? '', /^\*\*for\*\*: /);
    assert.equal(hovered('{% for a i‸n b %}{% endfor %}'), undefined);
    assert.equal(hovered('{% macro ask(q, n=1) %}{% endmacro %}{{ as‸k(1) }}')?.markdown, '`ask(q, n=1)` (macro)');
    const imported = '{% import "macros.prompt" as m %}{{ m.ro‸w(1) }}';
    assert.equal(hovered(imported)?.markdown, '`row(text)` (macro of `macros.prompt`)');
  });

  it('says nothing about text', () => {
    assert.equal(hovered(`${head}Just te‸xt`), undefined);
  });
});
