import assert from 'node:assert/strict';
import type { OptimizerRequest, OptimizerSnapshot, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { openPanel, type Panel } from '../support/panel.js';
import { betterVerdict, candidateLine, runningView, seedLine } from '../support/run-view.js';

const dev = (mean: number) => ({ mean, low: mean - 0.1, high: mean + 0.1, n: 60, split: 'dev' as const });
const child = candidateLine({
  ...{ score: dev(0.4), operator: 'critique-rewrite' },
  marks: { split: 'dev', marks: '+-.', hidden: 0 },
});
const grandchild = candidateLine({
  ...{ id: 'cccccccccccc', parents: [child.id], under: child.id, score: dev(0.7), best: true, inDescent: true },
  marks: { split: 'dev', marks: '++-', hidden: 0 },
});
const family = [{ ...seedLine, best: false }, child, grandchild];

describe('a run in the optimizer view', () => {
  let panel: Panel<OptimizerRequest, OptimizerUpdate>;

  beforeEach(async () => (panel = await openPanel('optimizer')));
  afterEach(async () => panel.close());

  const show = (change: Partial<RunView> = {}): Promise<void> => {
    // The form is not drawn while there is a run.
    const snapshot = { trusted: true, run: { ...runningView, ...change } } as OptimizerSnapshot;
    return panel.receive({ type: 'snapshot', snapshot });
  };
  const all = (selector: string): HTMLElement[] => [...panel.document.querySelectorAll<HTMLElement>(selector)];
  const text = (selector: string): string => all(selector)[0]?.textContent ?? '';
  const button = (words: string): HTMLElement | undefined =>
    all('vscode-button, button').find(({ textContent }) => textContent === words);
  const events = (): { KeyboardEvent: typeof KeyboardEvent } =>
    panel.document.defaultView as Window & typeof globalThis;
  const press = async (key: string): Promise<void> => {
    const { KeyboardEvent: Key } = events();
    panel.document.activeElement?.dispatchEvent(new Key('keydown', { key, bubbles: true, cancelable: true }));
    await panel.settle();
  };
  const focused = (): string | undefined =>
    (panel.document.activeElement as HTMLElement | null)?.getAttribute('data-candidate') ?? undefined;

  describe('while it goes', () => {
    const works: readonly (readonly [RunView['work'], RegExp])[] = [
      [null, /Getting ready/],
      [
        { kind: 'answering', candidates: [seedLine.id], calls: 60, split: 'dev' },
        /the prompt as it is on 60 development rows/,
      ],
      [{ kind: 'answering', candidates: ['x', 'y'], calls: 80, split: 'train' }, /Scoring 2 versions: 80 answers/],
      [{ kind: 'writing', calls: 4 }, /Asking the writer, 4 calls/],
      [{ kind: 'judging', calls: 12 }, /answers compared, 12 calls/],
      [{ kind: 'testing', rows: 80 }, /sealed test: 80 rows that no version has seen/],
    ];
    for (const [work, words] of works) {
      it(`says in one sentence that it does ${JSON.stringify(work)}`, async () => {
        await show({ work });
        assert.match(text('.status .words'), words);
      });
    }

    it('gives the chart in numbers, against money where prices are known', async () => {
      const curve = [{ calls: 60, usd: 0.02, mean: 0.5, low: 0.4, high: 0.6 }];
      await show({ curve });
      assert.match(text('.chart .numbers'), /Calls.*Cost.*60\$0\.02.*50\.0\s%40\.0 to 60\.0/);
      assert.equal(all('.plot')[0]?.getAttribute('aria-label'), 'Best score 50.0\u00A0% after 60 calls and $0.02');
      assert.ok(button('Money'));
      await show({ curve, spend: { ...runningView.spend, usd: 0 } });
      assert.equal(button('Money'), undefined);
    });
  });

  describe('with its versions', () => {
    it('says why each is not the best', async () => {
      await show({ candidates: [...family, ...runningView.candidates.slice(1).map((one) => ({ ...one, id: 'd' }))] });
      const fates = all('.candidate .fate').map(({ textContent }) => textContent);
      assert.deepEqual(fates, [
        'Scored lower: the best has 70.0\u00A0%; on 60 development rows',
        'Scored lower: the best has 70.0\u00A0%; on 60 development rows',
        'On 60 development rows',
        'Rejected unasked (tried before): The same as candidate aaaaaaaaaaaa.',
      ]);
    });

    it('shows them under each other: level, place, and what was made from each', async () => {
      await show({ candidates: family });
      const places = all('.candidate').map((item) =>
        ['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => item.getAttribute(name)).join(' '),
      );
      assert.deepEqual(places, ['1 1 1', '2 1 1', '3 1 1']);
      assert.equal(all('.twistie[aria-expanded=true]').length, 2);
      assert.equal(all('[data-candidate][tabindex="0"]').length, 1);
    });

    it('is walked and folded by keys, and opened by a press', async () => {
      await show({ candidates: family });
      all('[data-candidate]')[0]?.focus();
      await press('ArrowDown');
      assert.equal(focused(), child.id);
      await press('ArrowLeft');
      assert.equal(all('.candidate').length, 2, 'the grandchild is folded away');
      await press('ArrowLeft');
      assert.equal(focused(), seedLine.id);
      await press('End');
      assert.equal(focused(), child.id);
      await press('ArrowRight');
      assert.equal(all('.candidate').length, 3);
      all('[data-candidate]')[1]?.click();
      assert.deepEqual(panel.sent.at(-1), { type: 'open-candidate', candidate: child.id });
    });

    it('opens what one changed in place, word by word, with what it did to the rows', async () => {
      const head = 'name: ask\nmetrics: [exact-match]\nmodel: a/b\ndata: rows.jsonl\n---\nsystem:\n';
      const opened = {
        id: grandchild.id,
        parent: child.id,
        before: `${head}Say what fits.`,
        after: `${head}Say what fits best.`,
      };
      await show({ candidates: family, opened });
      assert.equal(text('.candidate-detail ins').trim(), 'best');
      assert.match(text('.word-diff'), /^⋯ \d lines are the same\n.*Say what fits/s);
      assert.match(text('.candidate-detail'), /Changed from: critique rewrite, bbbbbb/);
      assert.match(text('.candidate-detail'), /1 won, 0 lost, 1 the same/);
      button('Show diff')?.click();
      assert.deepEqual(panel.sent.at(-1), { type: 'show-diff', candidate: grandchild.id });
      assert.equal(all('[data-candidate]')[2]?.getAttribute('aria-expanded'), 'true');
      all('[data-candidate]')[2]?.focus();
      await press('Escape');
      assert.deepEqual(panel.sent.at(-1), { type: 'open-candidate', candidate: null });
    });

    it('draws a mark for each row, told in words too', async () => {
      await show({ candidates: family });
      assert.deepEqual(
        all('.row-marks').map((marks) => marks.getAttribute('aria-label')),
        ['Rows right: 1, wrong: 1, not asked: 1', 'Rows right: 2, wrong: 1'],
      );
      const [right, partly, wrong, unasked] = all('.row-marks path').map((path) => path.getAttribute('d'));
      assert.deepEqual([right, partly, wrong], ['M0.1 0h0.8v10h-0.8z', '', 'M1.1 7h0.8v3h-0.8z']);
      assert.equal(unasked, 'M2.1 9h0.8v1h-0.8z');
      assert.equal(all('.row-marks path').length, 8, 'a path for each kind of mark, however many rows there are');
    });

    it('can be listed by age or score, without the rejected ones', async () => {
      const rejected = { ...runningView.candidates[1], id: 'dddddddddddd' } as typeof child;
      await show({ candidates: [...family, rejected] });
      const ids = (): (string | null)[] => all('[data-candidate]').map((item) => item.getAttribute('data-candidate'));
      button('Latest first')?.click();
      await panel.settle();
      assert.deepEqual(ids(), [rejected.id, grandchild.id, child.id, seedLine.id]);
      button('Best first')?.click();
      button('Rejected too')?.click();
      await panel.settle();
      assert.deepEqual(ids(), [grandchild.id, seedLine.id, child.id]);
    });

    it('says how many are not shown', async () => {
      await show({ proposed: 500 });
      assert.match(text('.candidates'), /498 others are in the run's journal alone/);
    });
  });

  describe('when it has ended', () => {
    const ended = (change: Partial<typeof betterVerdict> = {}): Promise<void> =>
      show({ phase: 'ended', work: null, candidates: family, verdict: { ...betterVerdict, ...change } });

    it('shows the verdict and what may be done with it', async () => {
      await ended();
      assert.match(text('.verdict'), /The new version is better.*95 % interval.*20 better, 4 worse, 56 the same/);
      for (const [words, request] of [
        ['Accept', { type: 'accept' }],
        ['Show diff', { type: 'show-diff', candidate: null }],
        ['Keep the seed', { type: 'keep-seed' }],
        ['Report', { type: 'open-report' }],
      ] as const) {
        button(words)?.click();
        assert.deepEqual(panel.sent.at(-1), request);
      }
    });

    it('lists the test rows that were lost and won, with both answers', async () => {
      await ended();
      assert.deepEqual(
        all('.moved > details > summary').map(({ textContent }) => textContent),
        ['Test rows that got worse: 4', 'Test rows that got better: 20'],
      );
      assert.match(text('.moved .lost'), /31 place → no answer.*Where is it\?.*3 more are in the report/);
    });

    it('says on how many answers code failed, where it did', async () => {
      await ended({ codeFaults: 'Code of the prompt failed on 3 of 60 answers.' });
      assert.match(text('.verdict'), /Code of the prompt failed on 3 of 60 answers\./);
      await ended();
      assert.doesNotMatch(text('.verdict'), /Code of the prompt/);
    });

    it('says what a call takes before and after', async () => {
      await ended();
      assert.match(text('.costs'), /Tokens read100250\+150\s%1,000 calls\$0\.20\$0\.50\+150\s%/);
    });

    it('offers the choice between score and cost where there is one', async () => {
      await ended({
        front: [
          { id: grandchild.id, score: 0.7, inputTokens: 250, usd: 0.0005, seed: false, best: true },
          { id: seedLine.id, score: 0.5, inputTokens: 100, usd: 0.0002, seed: true, best: false },
        ],
      });
      assert.match(
        text('.verdict'),
        /2 versions to choose from.*cccccc \(best\)70\.0\s%250\$0\.50as it is50\.0\s%100\$0\.20/,
      );
    });

    const states: readonly (readonly [typeof betterVerdict.outcome, RegExp])[] = [
      ['unsure', /may have been luck/],
      ['nothing-found', /another method/],
      ['perfect', /Add rows that are harder/],
      ['untested', /untested/],
    ];
    for (const [outcome, words] of states) {
      it(`says what to do next when it is ${outcome}, and offers nothing to accept`, async () => {
        await ended({ outcome, kind: 'no reliable improvement', changed: false, moved: null, costs: null });
        assert.match(text('.verdict .next'), words);
        assert.equal(all(`.verdict.${outcome}`).length, 1);
        assert.deepEqual([button('Accept'), button('Keep the seed')], [undefined, undefined]);
        assert.ok(button('Show diff'), 'the best version that was tried can still be looked at');
      });
    }

    it('does not offer to accept twice, and says what came of it', async () => {
      await show({ phase: 'ended', verdict: betterVerdict, decision: 'accepted', notice: 'Accepted.' });
      assert.equal(button('Accept'), undefined);
      assert.match(text('.verdict'), /Accepted\./);
    });
  });
});
