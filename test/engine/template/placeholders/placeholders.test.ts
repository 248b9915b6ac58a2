import assert from 'node:assert/strict';
import { namesIn, parseTemplate, renderParsed } from '../../../../src/engine/template/engines.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import { sliceOf } from '../../../../src/engine/text/span.js';

function textOf(source: string, values: Record<string, unknown> = {}): string {
  return segmentsText(renderParsed(parseTemplate(source, 'placeholders'), values).segments);
}

function usesOf(source: string): string[] {
  return parseTemplate(source, 'placeholders').facts.uses.map(({ name, span, guarded }) => {
    assert.equal(sliceOf(source, span), name);
    return guarded ? `${name}?` : name;
  });
}

describe("VS Code's placeholders", () => {
  it('are filled with the values of inputs and of the editor', () => {
    const source = 'Explain ${selection} to ${input:reader:who reads it}, ${input:count} times.';
    assert.equal(textOf(source, { selection: 'x = 1', reader: 'Bo', count: 2 }), 'Explain x = 1 to Bo, 2 times.');
  });

  it('stay as they are written where there is no value, as VS Code sends them', () => {
    const source = 'Write ${input:name:a name} for ${file}.';
    assert.equal(textOf(source), source);
    assert.equal(textOf(source, { name: null, toString: 'no' }), source);
  });

  it('write lists and mappings as JSON, and never take a value for a placeholder', () => {
    assert.equal(textOf('${input:a} ${input:b}', { a: ['x'], b: '${input:a}' }), '["x"] ${input:a}');
  });

  for (const text of [
    '${other} $selection ${ selection } ${input} ${input:} ${input:0:3} ${input:a',
    '${{ github.sha }} `${users.length}`',
    '```sh\necho ${file}\n```',
    '~~~\n${input:a}\n```\n${input:b}\n~~~',
    '> ```\n> ${file}\n> ```',
    '```\n${file}',
  ]) {
    it(`are none in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(usesOf(text), []);
      assert.equal(textOf(text, { file: 'F', selection: 'S', a: 'A', b: 'B' }), text);
    });
  }

  it('are found after a code block that is closed, and beside inline code', () => {
    assert.deepEqual(usesOf('```\na\n```\n${input:b}\n```c``` ${file}'), ['b', 'file?']);
  });

  it('say what they use: inputs are needed, what the editor knows may be absent', () => {
    assert.deepEqual(usesOf('${input:a:hint: with a colon} ${workspaceFolder} ${input:a}'), [
      'a',
      'workspaceFolder?',
      'a',
    ]);
  });

  it('keep the place of every piece, and name the inputs without a value', () => {
    const source = 'To ${input:who}\r\nfrom ${input:me}.';
    const { segments, undefined: missing } = renderParsed(parseTemplate(source, 'placeholders'), { me: 'Ann' });
    assert.deepEqual(
      segments.map((segment) => [segment.kind, 'text' in segment && segment.text, sliceOf(source, segment.span)]),
      [
        ['literal', 'To ', 'To '],
        ['literal', '${input:who}', '${input:who}'],
        ['literal', '\nfrom ', '\r\nfrom '],
        ['value', 'Ann', 'me'],
        ['literal', '.', '.'],
      ],
    );
    assert.deepEqual(missing, [{ name: 'who', span: { start: 11, end: 14 }, template: undefined }]);
  });

  it('fail with a place when they must have a value, and when the text gets too long', () => {
    const template = parseTemplate('a\n${input:who} ${file}', 'placeholders');
    assert.throws(() => renderParsed(template, {}, { strict: true }), {
      message: "'who' is undefined",
      line: 2,
      column: 9,
    });
    assert.equal(segmentsText(renderParsed(template, { who: 'Bo' }, { strict: true }).segments), 'a\nBo ${file}');
    assert.throws(() => renderParsed(template, { who: 'x'.repeat(50) }, { limits: { output: 40 } }), { line: 2 });
  });

  it('are read in a part of a file, with places in the whole', () => {
    const source = '${input:a}|${input:b}';
    const { facts } = parseTemplate(source, 'placeholders', { range: { start: 10, end: source.length } });
    assert.deepEqual(
      facts.uses.map(({ name }) => name),
      ['b'],
    );
    assert.deepEqual(facts.literals, [{ start: 10, end: 11 }]);
    assert.deepEqual(facts.holes, [{ span: { start: 11, end: 21 }, inner: { start: 13, end: 20 } }]);
  });

  it('give their names for colours and renaming', () => {
    const source = '${input:a:hint} ${file}';
    const names = namesIn(parseTemplate(source, 'placeholders'));
    assert.deepEqual(
      names.map(({ name, kind, span }) => [name, kind, sliceOf(source, span)]),
      [
        ['input', 'keyword', 'input'],
        ['a', 'variable', 'a'],
        ['file', 'variable', 'file'],
      ],
    );
  });
});
