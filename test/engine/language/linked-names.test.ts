import assert from 'node:assert/strict';
import { linkedNames } from '../../../src/engine/language/linked-names.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { atCursor } from '../../support/cursor.js';

/** The text with the linked names in brackets. */
function linked(marked: string): string | undefined {
  const { text, offset } = atCursor(marked);
  const pair = linkedNames(parsePrompt(text, 'main.prompt'), offset);
  if (pair === undefined) return undefined;
  const [a, b] = pair;
  const [first, middle] = [text.slice(0, a.start), text.slice(a.end, b.start)];
  return `${first}[${text.slice(a.start, a.end)}]${middle}[${text.slice(b.start, b.end)}]${text.slice(b.end)}`;
}

describe('linked names', () => {
  it('are a tag in the text and the tag that closes it, from either end', () => {
    assert.equal(linked('<con‸text>{{ docs }}</context>'), '<[context]>{{ docs }}</[context]>');
    assert.equal(linked('<context>{{ docs }}</context‸>'), '<[context]>{{ docs }}</[context]>');
    assert.equal(linked('<doc id="{{ n }}">a</do‸c>'), '<[doc] id="{{ n }}">a</[doc]>');
  });

  it('are those of the pair at hand where pairs nest', () => {
    assert.equal(linked('<a><a‸>x</a></a>'), '<a><[a]>x</[a]></a>');
    assert.equal(linked('<a><b><a>x</a‸></b></a>'), '<a><b><[a]>x</[a]></b></a>');
  });

  it('are the names of a block and of its end', () => {
    const text = '{% block to‸ne %}x{% endblock tone %}';
    assert.equal(linked(text), '{% block [tone] %}x{% endblock [tone] %}');
  });

  it('are none elsewhere', () => {
    for (const text of [
      '<context‸>',
      '<context> a‸b </context>',
      '{% for‸ a in b %}{% endfor %}',
      '{% block to‸ne %}x{% endblock %}',
      'a <b‸/> c',
      '{{ "<a‸>x</a>" }}',
    ])
      assert.equal(linked(text), undefined, text);
  });
});
