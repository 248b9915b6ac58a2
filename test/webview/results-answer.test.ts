import assert from 'node:assert/strict';
import { openCell, openResultsPanel, type ResultsPanelPage } from '../support/results-panel.js';

describe('an answer opened in the results panel', () => {
  let panel: ResultsPanelPage;

  beforeEach(async () => (panel = await openResultsPanel()));
  afterEach(async () => panel.close());

  it('opens an answer, shows the exact messages, and closes again', async () => {
    await panel.show();
    panel.press('.answer');
    assert.deepEqual(panel.sent.at(-1), { type: 'open', row: 'row-2', variant: 'id-terse' });
    await panel.show({ open: openCell });
    assert.deepEqual(
      [...panel.document.querySelectorAll('.message')].map(({ textContent }) => textContent),
      ['systemBe terse.', 'userWhat colour?'],
    );
    assert.match(panel.text('.facts'), /Expectedblue.*Answerred/);
    assert.match(panel.text('.scores'), /exact-match 0differs/);
    panel.button('Close')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'close' });
  });

  it('shows what judges said of an answer, and of it beside others', async () => {
    const scores = [{ metric: 'llm-rubric', value: 0.5, reason: 'Too long.', votes: ['a/b: pass', 'c/d: fail'] }];
    const duels = [{ metric: 'select-best', against: 'polite', value: 1, reason: 'Shorter.' }];
    await panel.show({
      open: { ...openCell, scores, duels, grading: { calls: 2, tokens: 300, usd: null, cached: false } },
    });
    assert.equal(
      panel.text('.scores'),
      'llm-rubric 0.500Too long.a/b: pass · c/d: failselect-best preferred against politeShorter.',
    );
    assert.match(panel.text('.facts'), /Grading2 calls, 300 tokens, price unknown/);
  });

  it('shows an answer as changes of another one', async () => {
    const others = [
      { name: 'the earlier run', answer: 'It is red.' },
      { name: 'polite', answer: 'It is blue.' },
    ];
    await panel.show({ open: { ...openCell, answer: 'It is blue.', others } });
    assert.deepEqual([panel.text('.word-diff del'), panel.text('.word-diff ins')], ['red', 'blue']);
    panel.document.querySelectorAll<HTMLElement>('.answer-diff .choice button')[1]?.click();
    await panel.settle();
    assert.match(panel.text('.answer-diff'), /the same, letter by letter/);
  });

  it('never takes an answer for markup', async () => {
    await panel.show({ open: { ...openCell, answer: '<img src=x onerror=alert(1)>' } });
    assert.equal(panel.document.querySelector('img'), null);
    assert.match(panel.text('.facts'), /<img src=x/);
  });
});
