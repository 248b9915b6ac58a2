import assert from 'node:assert/strict';
import type { ResultsRequest, ResultsUpdate } from '../../src/protocol/results.js';
import { openPanel, type Panel } from '../support/panel.js';
import { snapshot } from '../support/results-panel.js';

const english =
  'Answered by the offline learner, which is not a language model. Its scores show how Hone works, not how good the prompt is. Run {command} and set {setting} to use a real model.';

describe('the words of a panel', () => {
  let panel: Panel<ResultsRequest, ResultsUpdate>;
  afterEach(() => panel.close());

  async function note(words?: Record<string, string>): Promise<Element | null> {
    panel = await openPanel('results', { words });
    await panel.receive({ type: 'snapshot', snapshot: { ...snapshot, offline: true } });
    return panel.document.querySelector('.notice');
  }

  it('are English where the editor is', async () => {
    const shown = (await note())?.textContent;
    assert.match(shown ?? '', /real model\.$/);
    assert.match(shown ?? '', /Run Hone: Set API Key and set hone\.model to use/);
  });

  it('are those of the bundle, with elements where the translator put them', async () => {
    const shown = await note({ [english]: '{setting} zuerst, dann {command}.' });
    assert.match(
      shown?.innerHTML ?? '',
      /<code>hone\.model<\/code> zuerst, dann <strong>Hone: Set API Key<\/strong>\./,
    );
  });

  it("have numbers as the editor's language writes them, also where there are no words of it", async () => {
    panel = await openPanel('results', { language: 'de' });
    await panel.receive({ type: 'snapshot', snapshot });
    const table = panel.document.querySelector('.variants tbody')?.textContent ?? '';
    assert.match(table, /84,0\u00A0%.*79,1 to 88,2.*12\.345.*\$0,0042/);
  });

  it('stay text, whatever a translation holds', async () => {
    const hostile = '</script><img src=x onerror="alert(1)">{setting}<!--';
    const shown = await note({ [english]: hostile });
    assert.ok(shown?.textContent.includes(hostile.replace('{setting}', 'hone.model')), shown?.innerHTML);
    assert.equal(panel.document.querySelector('img'), null);
  });
});
