import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationReport } from '../../../../src/engine/eval/contracts/report.js';
import { acts } from '../../../support/chat-server.js';
import { answerParity, asked, follow, useParity } from '../../../support/parity.js';

describe('a recording', () => {
  const parity = useParity();
  const file = (): string => join(parity.folder.root, 'answers.jsonl');
  const replay = (): Promise<{ readonly report: EvaluationReport }> =>
    follow(parity.host, { models: [`replay/${file()}`] });
  /** The figures of a report that do not hang on the models' names, as the resampling of intervals does. */
  const told = ({ report }: { readonly report: EvaluationReport }): unknown => ({
    rows: report.rows,
    errors: report.errors,
    variants: report.variants.map(({ scores, outcomes, tokens }) => ({ means: meansOf(scores), outcomes, tokens })),
    comparisons: report.comparisons.map(({ metric, difference, wins, losses, ties }) => {
      return { metric, difference, wins, losses, ties };
    }),
  });
  const meansOf = (scores: EvaluationReport['variants'][number]['scores']): unknown =>
    Object.fromEntries(Object.entries(scores).map(([id, { mean }]) => [id, mean]));

  it('plays a whole run back, its failures included, to the same figures, twice the same, and asks nobody', async () => {
    await parity.start(12, (chat) =>
      asked(chat).number === 5 ? acts.status(400, 'refused', 'content_filter') : answerParity(chat),
    );
    const run = await follow(parity.host, { record: file() });
    const paid = parity.server.requests.length;
    assert.equal(paid, 24);

    const first = await replay();
    const second = await replay();

    assert.equal(parity.server.requests.length, paid);
    assert.deepEqual(told(first), told(run));
    const bytes = ({ report }: { readonly report: EvaluationReport }): string =>
      JSON.stringify({ ...report, run: 'the run' });
    assert.equal(bytes(first), bytes(second));
    assert.equal(first.report.variants[0]?.usd, 0);
  });

  it('holds what came from the cache too', async () => {
    await parity.start(4);
    await follow(parity.host);
    const paid = parity.server.requests.length;
    await follow(parity.host, { record: file() });
    assert.equal(parity.server.requests.length, paid);
    assert.equal((await replay()).report.errors, 0);
  });

  it('says of a request it has no answer to what to do', async () => {
    await parity.start(4);
    await follow(parity.host, { record: file() });
    const lines = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), lines.slice(1).join('\n'));
    const { cells, report } = await follow(parity.host, { models: [`replay/${file()}`] });
    assert.equal(report.errors, 1);
    assert.match(
      cells.find(({ error }) => error !== undefined)?.error?.message ?? '',
      /answers\.jsonl holds no answer to this request\. Record it with a real model first: hone eval --record FILE/,
    );
  });

  it('is not written over', async () => {
    await parity.start(2);
    writeFileSync(file(), 'mine');
    await assert.rejects(follow(parity.host, { record: file() }), /is there already: name another file/);
    assert.equal(readFileSync(file(), 'utf8'), 'mine');
    assert.equal(parity.server.requests.length, 0);
  });

  for (const [how, named] of [
    ['named again', true],
    ['not named again', false],
  ] as const)
    it(`goes on with its run, ${how}, and then plays back the whole of it`, async () => {
      await parity.start(12);
      const cut = (await follow(parity.host, { record: file(), maxCalls: 7 })).report;
      // What a crash tore must not spoil the line that is added.
      writeFileSync(file(), '{"key":"torn', { flag: 'a' });
      const run = await follow(parity.host, { resume: cut.run, ...(named && { record: file() }) });
      assert.deepEqual([cut.stop, run.report.stop, parity.server.requests.length], ['budget', 'finished', 24]);

      const played = await replay();

      assert.deepEqual(told(played), told(run));
      assert.deepEqual([played.report.errors, parity.server.requests.length], [0, 24]);
    });

  it('with gaps is not made: a run goes on in the recording it has, or in none', async () => {
    await parity.start(6);
    const cut = { maxCalls: 3, cache: false };
    const plain = (await follow(parity.host, cut)).report.run;
    await assert.rejects(
      follow(parity.host, { resume: plain, record: file() }),
      /Run \S+ was not recorded from its start, so .*answers\.jsonl would lack .*Go on without --record, or start anew/,
    );
    assert.ok(!existsSync(file()));

    const recorded = (await follow(parity.host, { ...cut, record: file() })).report.run;
    await assert.rejects(
      follow(parity.host, { resume: recorded, record: `${file()}2` }),
      /goes on being recorded in .*answers\.jsonl: leave --record out/,
    );
    rmSync(file());
    await assert.rejects(
      follow(parity.host, { resume: recorded, record: file() }),
      /answers\.jsonl, which is gone, so/,
    );
    assert.equal(parity.server.requests.length, 6, 'refused before any call');
    assert.equal((await follow(parity.host, { resume: recorded })).report.stop, 'finished');
    assert.ok(!existsSync(file()));
  });

  it('that is none is refused by its line', async () => {
    await parity.start(2);
    writeFileSync(file(), '{"type":"run"}\n{"type":"cell"}\n');
    await assert.rejects(replay(), /its line 1 is no recorded answer.*hone eval --record/);
  });
});
