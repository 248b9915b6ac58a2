import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import { namesIn, parseTemplate } from '../../../../src/engine/template/engines.js';
import { sliceOf } from '../../../../src/engine/text/span.js';

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/prompts/microsoft__poml', import.meta.url));

function problemsOf(source: string): string[] {
  return parseTemplate(source, 'poml').facts.problems.map(({ span }) => sliceOf(source, span));
}

describe('Problems of POML', () => {
  const broken: readonly [source: string, places: string[]][] = [
    ['<poml><task>Hi</poml>', ['<task>']],
    ['<poml><task>Hi</task>', ['<poml>']],
    ['<poml><p>a <b>x</p></poml>', ['<b>']],
    ['<poml></b>x</poml>', ['</b>']],
    ['<poml><p>a & b</p></poml>', ['&']],
    ['<poml><p>a < b</p></poml>', ['<']],
    ['<poml><tsk>x</tsk></poml>', ['tsk']],
    ['<poml><task', ['<poml>', '<task']],
    ['<poml><!-- x', ['<poml>', '<!-- x']],
    ['<poml><p a=b>x</p></poml>', ['<p a=b']],
    ['<poml><p a>x</p></poml>', ['<p a>']],
    ['<poml><item>x</item></poml>', ['item']],
    ['<poml><cp>x</cp></poml>', ['cp']],
    ['<poml><include/></poml>', ['include']],
    ['<poml><p for="x">x</p></poml>', ['x']],
    ['<poml><a>x</a><p>y</b></p><c/></poml>', ['a', '</b>', 'c']],
  ];
  for (const [source, places] of broken) {
    it(`${source} has ${places.join(', ')}`, () => {
      assert.deepEqual(problemsOf(source), places);
    });
  }

  for (const source of [
    '',
    'no tags, 1 < 2 & 3',
    '<p>a</p><p>b</p>',
    'text <b>x</b> more',
    '<poml><p if="a && b < 3">x</p></poml>',
    '<poml><let>{ "heart": "<3", "op": "a && b" }</let></poml>',
    '<?xml version="1.0"?>\n<!DOCTYPE poml>\n<poml/>',
    '<Markup.Paragraph>x</Markup.Paragraph>',
    '<list><item for="x in xs">x</item><if condition="a"><item>y</item></if></list>',
    '<stylesheet>{"p": "a & b"}</stylesheet><meta minVersion="1.0"/>',
    '<poml><output-schema>z.object({ a: z.string() })</output-schema></poml>',
    '<poml><!-- <b> & {{ --> x</poml>',
  ]) {
    it(`${source} has none`, () => {
      assert.deepEqual(problemsOf(source), []);
    });
  }

  it('keep the tree: what is after a fault is still read', () => {
    const { facts } = parseTemplate('<poml><p>{{ a }}<b>{{ b }}</p>{{ c }}', 'poml');
    assert.deepEqual(
      facts.uses.map(({ name }) => name),
      ['a', 'b', 'c'],
    );
  });

  it('end: deep nesting and long files are bounded', () => {
    assert.equal(problemsOf('<p>'.repeat(30_000)).length, 20);
    assert.deepEqual(problemsOf(`<p>${'{{ '.repeat(30_000)}${' '.repeat(100_000)}x</p>`), []);
    assert.deepEqual(problemsOf(`<p ${'a'.repeat(100_000)}="x" for="x in ${' '.repeat(100_000)}y"/>`), []);
    assert.deepEqual(problemsOf(`<p a="${'('.repeat(5000)}">{{ ${'!'.repeat(5000)}x }}</p>`), []);
  }).timeout(20_000);
});

describe('Names in POML', () => {
  it('are variables, locals of loops and definitions, and properties', () => {
    const source = '<let name="a" value="b.c"/><p for="x in xs" if="x.y > a">{{ loop.index }} {{ x[k] }}</p>{{ a }}';
    const names = namesIn(parseTemplate(source, 'poml')).map(({ name, kind, span, definition }) => {
      assert.equal(sliceOf(source, span), name);
      return `${name} ${kind}${definition === undefined ? '' : ` ${definition.start}`}`;
    });
    assert.deepEqual(names, [
      'a local 11',
      'b variable',
      'c property',
      'x local 35',
      'xs variable',
      'x local 35',
      'y property',
      'a local 11',
      'loop local',
      'index property',
      'x local 35',
      'k variable',
      'a local 11',
    ]);
  });
});

describe('POML files', () => {
  it('say their schema, their parameters, their files and what is not done', () => {
    const text =
      '<poml><runtime temperature="0.5" max-output-tokens="9" tool-choice="auto"/><output-schema>{"type": "object"}</output-schema>' +
      '<document src="a.pdf"/><img src="https://x/y.png"/><include src="b.poml"/><stylesheet>{}</stylesheet></poml>';
    const doc = parsePrompt(text, 'x/ask.poml');
    assert.deepEqual([doc.format, doc.config.name, doc.problems, doc.openInputs], ['poml', 'ask', [], true]);
    assert.deepEqual(doc.config.output.schema, { type: 'object' });
    assert.deepEqual([doc.config.parameters.temperature, doc.config.parameters.maxOutputTokens], [0.5, 9]);
    assert.deepEqual(
      doc.references.map(({ path }) => path),
      ['a.pdf'],
    );
    assert.deepEqual(
      doc.unsupported.map(({ code, span }) => [code, sliceOf(text, span)]),
      [
        ['not-acted-on', 'tool-choice'],
        ['not-evaluated', 'document'],
        ['not-evaluated', 'stylesheet'],
      ],
    );
  });

  it('have an outline of their messages', () => {
    const text = '<poml><task>t</task><example><input>a</input><output>b</output></example></poml>';
    assert.deepEqual(
      parsePrompt(text, 'x.poml').messages.map(({ role, body }) => [role, sliceOf(text, body)]),
      [
        ['system', '<poml><task>t</task><example><'.slice(12)],
        ['user', 'a'],
        ['assistant', 'b'],
      ],
    );
  });

  it('as published have no problems, and list what is not done', function () {
    if (!existsSync(corpus)) {
      console.log(`      no files at ${corpus}: skipped`);
      return this.skip();
    }
    const counts = readdirSync(corpus, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
        const doc = parsePrompt(text, entry.name);
        assert.deepEqual(doc.problems, [], entry.name);
        const load = (name: string): string => (name.includes('instructions') ? '[]' : '{}');
        assert.ok(renderPrompt(doc, {}, { load }).messages.length > 0, entry.name);
        return `${entry.name} ${doc.unsupported.length}`;
      });
    assert.deepEqual(counts.sort(), [
      '101_explain_character.poml 4',
      '102_render_xml.poml 1',
      '103_word_todos.poml 2',
      '104_financial_analysis.poml 2',
      '106_research.poml 0',
      '107_read_report_pdf.poml 1',
      '109_math_verifier.poml 0',
      '201_orders_qa.poml 3',
      '202_arc_agi.poml 1',
      '203_expense_extract_document.poml 5',
      '206_expense_send_email.poml 1',
      'chat.poml 1',
      'latex_edit.poml 1',
      'latex_write.poml 1',
      'pdf_understanding.poml 1',
    ]);
  });
});
