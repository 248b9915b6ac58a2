import assert from 'node:assert/strict';
import { selections } from '../../../src/engine/language/selections.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { atCursor } from '../../support/cursor.js';

/** The texts the selection grows over; the last, the whole file, left off. */
function grown(marked: string): string[] {
  const { text, offset } = atCursor(marked);
  const chain = selections(parsePrompt(text, 'main.prompt'), offset);
  assert.deepEqual(chain.at(-1), { start: 0, end: text.length });
  return chain.slice(0, -1).map(({ start, end }) => text.slice(start, end));
}

describe('selections', () => {
  it('grow from a word over its expression to its tag, block, message and body', () => {
    const file = 'system:\nBe brief.\n\nuser:\nDocs:\n{% for d in docs %}\n- {{ d.ti‸tle | upper }}\n{% endfor %}\n';
    assert.deepEqual(grown(file), [
      'title',
      'd.title',
      'd.title | upper',
      '{{ d.title | upper }}',
      '- {{ d.title | upper }}',
      '\n- {{ d.title | upper }}\n',
      '{% for d in docs %}\n- {{ d.title | upper }}\n{% endfor %}',
      'Docs:\n{% for d in docs %}\n- {{ d.title | upper }}\n{% endfor %}',
      'user:\nDocs:\n{% for d in docs %}\n- {{ d.title | upper }}\n{% endfor %}\n',
    ]);
  });

  it('grow in text from a word over its line and paragraph', () => {
    assert.deepEqual(grown('One.\n\nTwo wor‸ds.\nThree.\n\nFour.'), ['words', 'Two words.', 'Two words.\nThree.']);
  });

  it('grow over the text between two tags and the tags themselves', () => {
    assert.deepEqual(grown('Read <doc>some te‸xt</doc> now.'), ['text', 'some text', '<doc>some text</doc>']);
  });

  it('grow in the front matter from a value over its key to the mapping around it', () => {
    assert.deepEqual(grown('---\nconfig:\n  temperature: 0.‸5\n  topP: 1\n---\nHi'), [
      '5',
      '0.5',
      'temperature: 0.5',
      'temperature: 0.5\n  topP: 1',
      'config:\n  temperature: 0.5\n  topP: 1',
      'config:\n  temperature: 0.5\n  topP: 1\n',
    ]);
  });

  it('grow over an argument and the call around it', () => {
    assert.deepEqual(grown('{{ f(a, b‸c) }}!').slice(0, 3), ['bc', 'f(a, bc)', '{{ f(a, bc) }}']);
  });
});
