import assert from 'node:assert/strict';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { openOptimizer, type OptimizerPanel } from '../support/optimizer-panel.js';
import { runningView } from '../support/run-view.js';

describe('what an optimization spends, in its view', () => {
  let panel: OptimizerPanel;

  beforeEach(async () => (panel = await openOptimizer()));
  afterEach(async () => panel.close());

  const show = (change: Partial<RunView> = {}): Promise<void> => panel.show({ run: { ...runningView, ...change } });

  it('says how much of the budget is spent, and by whom', async () => {
    const counts = { taskCalls: 100, writerCalls: 2, judgeCalls: 8 };
    await show({ spend: { calls: 90, ...counts, tokens: 5000, usd: 0.05 } });
    assert.match(panel.text('.spend'), /110 of 500.*5,000.*\$0\.05 of \$1\.00/);
    assert.match(panel.text('.spend .numbers'), /Calls\s*Answers100The writer2The judge8$/);
    assert.match(panel.text('.spend'), /20 of the calls came from the cache: nothing was paid for them/);
  });

  it('says what each took of tokens and money, where that was kept', async () => {
    const byRole = { task: { calls: 88, tokens: 4000, usd: 0.04 }, writer: { calls: 2, tokens: 1000, usd: null } };
    await show({ spend: { ...runningView.spend, usd: null, byRole } });
    assert.match(panel.text('.spend .numbers'), /CallsTokensCostAnswers1004,000\$0\.04The writer21,000price unknown$/);
    await show({ spend: { ...runningView.spend, usd: 0, byRole } });
    assert.match(panel.text('.spend .numbers'), /CallsTokensAnswers1004,000The writer21,000$/);
    await show({ spend: { ...runningView.spend, writerCalls: 0, byRole } });
    assert.equal([...panel.document.querySelectorAll('.spend .numbers')].length, 0, 'there is but one to ask');
  });

  it('says that the cost is unknown instead of showing none', async () => {
    await show({ spend: { ...runningView.spend, usd: null } });
    assert.match(panel.text('.spend'), /not known: there is no price for a model/);
  });

  const free = { ...runningView.spend, usd: 0 };
  const costs: readonly (readonly [when: string, change: Partial<RunView>, said: RegExp])[] = [
    ['says that it is free once calls were made and nothing was paid', { spend: free }, /Costfree/],
    ['says so of the learner before the first call', { spend: { ...free, calls: 0 }, offline: true }, /Costfree/],
    ['says what was spent so far where a price may come', { spend: { ...free, calls: 0 } }, /Cost\$0\.00 of \$1\.00/],
    ['says nothing is known of a plan', { spend: free, byPlan: true }, /^(?!.*(free|\$)).*What it costs is not known/],
  ];
  for (const [when, change, said] of costs) {
    it(when, async () => {
      await show(change);
      const [meters = '', hint = ''] = ['.meters', '.meters + .hint'].map((one) => panel.text(one));
      assert.match(meters + hint, said);
    });
  }
});
