import assert from 'node:assert/strict';
import { folds } from '../../../src/engine/language/folds.js';
import { hover } from '../../../src/engine/language/hover.js';
import { linkedNames } from '../../../src/engine/language/linked-names.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { languageAt } from '../../support/language-at.js';

const { requestAt, labels } = languageAt({ partials: { 'partials/head.poml': 'Hi' } });

describe('language features in .poml files', () => {
  it('complete components, what closes them, attributes and names', () => {
    assert.ok(labels('a.poml', '<poml><‸</poml>').includes('task'));
    assert.deepEqual(labels('a.poml', '<poml><task>a</‸task></poml>').slice(0, 2), ['task', 'poml']);
    assert.ok(labels('a.poml', '<poml><task ‸>a</task></poml>').includes('if'));
    assert.ok(labels('a.poml', '<poml><let name="n" value="1"/><p>{{ ‸ }}</p><p>{{ m }}</p></poml>').includes('m'));
    assert.deepEqual(labels('a.poml', '<poml>Just ‸ text</poml>'), []);
  });

  it('complete the attributes of each component that are not there, and their values', () => {
    const task = labels('a.poml', '<poml><task caption="Do" ‸>a</task></poml>');
    assert.deepEqual(task.slice(0, 2), ['captionStyle', 'captionEnding']);
    assert.ok(!task.includes('caption') && !task.includes('listStyle'));
    assert.deepEqual(labels('a.poml', '<poml><list ‸><item>a</item></list></poml>').slice(0, 1), ['listStyle']);
    assert.deepEqual(labels('a.poml', '<poml><task caption-style="‸">a</task></poml>'), [
      'header',
      'bold',
      'plain',
      'hidden',
    ]);
    assert.deepEqual(labels('a.poml', '<poml><p if="x" speaker="h‸">a</p></poml>'), ['human', 'ai', 'system']);
    assert.deepEqual(labels('a.poml', '<poml><table syntax="‸" records="{{ r }}"/></poml>').slice(1, 3), [
      'csv',
      'tsv',
    ]);
    assert.deepEqual(labels('a.poml', '<poml><include src="‸"/></poml>'), ['partials/head.poml']);
    assert.deepEqual(labels('a.poml', '<poml><task caption="‸">a</task></poml>'), []);
    assert.deepEqual(labels('a.poml', '<poml><unknown ‸/></poml>'), []);
  });

  it('explain components and attributes', () => {
    const explained = (marked: string): string => hover(requestAt('a.poml', marked))?.markdown ?? '';
    assert.match(explained('<poml><ta‸sk>a</task></poml>'), /What the model is to do/);
    assert.match(explained('<poml><task>a</ta‸sk></poml>'), /What the model is to do/);
    assert.match(
      explained('<poml><list list-‸style="dash"><item>a</item></list></poml>'),
      /The mark of each item.*\s+.*`latin`/,
    );
    assert.equal(explained('<poml><task>a‸b</task></poml>'), '');
  });

  it('fold elements and type their names together', () => {
    const doc = parsePrompt('<poml>\n  <task>\n    Say it.\n  </task>\n</poml>', 'a.poml');
    assert.equal(folds(doc).length, 2);
    const pair = linkedNames(doc, doc.text.indexOf('task'))?.map(({ start, end }) => doc.text.slice(start - 1, end));
    assert.deepEqual(pair, ['<task', '/task']);
  });
});
