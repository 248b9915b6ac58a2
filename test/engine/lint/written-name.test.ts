import assert from 'node:assert/strict';
import { writtenName } from '../../../src/engine/lint/written-name.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';

describe('the name a prompt gives itself', () => {
  const cases: Record<string, [header: string, name: string | undefined]> = {
    plain: ['name: sum up', 'sum up'],
    quoted: ['name: "sum # up"', 'sum # up'],
    'quoted once': ["name: 'sum up'", 'sum up'],
    'before a comment': ['name: sum # short', 'sum'],
    'below other entries': ['model: a/b\nname: sum\ndata: rows.csv', 'sum'],
    none: ['model: a/b', undefined],
    empty: ['name:', undefined],
    'of something else': ['output:\n  name: sum', undefined],
  };
  for (const [name, [header, expected]] of Object.entries(cases)) {
    it(`${name} is what the whole front matter says`, () => {
      const text = `---\n${header}\n---\nHi.\n`;
      assert.equal(writtenName(text), expected);
      assert.equal(writtenName(text.replaceAll('\n', '\r\n')), expected);
      assert.equal(parsePrompt(text, 'a.prompt').frontMatter?.data['name'] ?? undefined, expected);
    });
  }

  it('is none without a front matter, or below it', () => {
    for (const text of [
      'name: sum\n',
      'Hi\n---\nname: sum\n---\n',
      '---\nmodel: a/b\n---\nname: sum\n',
      '---\nname: sum\n',
    ])
      assert.equal(writtenName(text), undefined);
  });

  it('written in several lines, or by a reference, is left to those who read YAML', () => {
    for (const value of ['|\n  sum', '>\n  sum', '&a sum', '*a', '[a]', '{ a: b }', '"a\\nb"'])
      assert.equal(writtenName(`---\nname: ${value}\n---\n`), undefined);
  });
});
