import assert from 'node:assert/strict';
import { failedRows, lastRunOf } from '../../../../src/host/jobs/evaluate/rows-to-rerun.js';
import { storedRun, type StoredRun } from '../../../../src/host/jobs/runs/stored-run.js';
import { runPath } from '../../../../src/host/runs/run-path.js';
import { type Act, acts, type ReceivedChat } from '../../../support/chat-server.js';
import { asked, follow, useParity } from '../../../support/parity.js';

/** The word alone; wrong on every third number when quick, on every tenth when careful. */
function answerInAWord(chat: ReceivedChat): Act {
  const { style, number } = asked(chat);
  const isWrong = number % (style === 'quickly' ? 3 : 10) === 0;
  return acts.reply((number % 2 === 1) === isWrong ? 'even' : 'odd');
}

describe('a rerun of failed rows', () => {
  const parity = useParity();
  const files = ['parity.prompt'];
  const stored = (id: string): StoredRun => storedRun(runPath(parity.host.runsFolder, id));
  const lines = (ids: readonly string[]): number[] => ids.map((id) => Number(id.split('-')[0])).sort((a, b) => a - b);

  it('takes the rows on which a variant failed, with all their variants, in a run of its own', async () => {
    await parity.start(20, answerInAWord);
    const first = await follow(parity.host);
    const rows = await failedRows(stored(first.report.run));
    // Every third is wrong when quick, every tenth when careful.
    assert.deepEqual(lines(rows.ids), [3, 6, 9, 10, 12, 15, 18, 20]);
    assert.equal(rows.of, first.report.run);
    const again = await follow(parity.host, { rows });
    assert.notEqual(again.report.run, first.report.run);
    assert.deepEqual([again.cells.length, again.report.rows, again.report.cached], [16, 8, 16]);
    assert.equal(again.report.comparisons[0]?.ties, 0);
    assert.deepEqual(stored(again.report.run).header.settings.rows, rows);
  });

  it('pays again only for what has no answer', async () => {
    let isDown = true;
    await parity.start(6, (chat) => {
      const { number, style } = asked(chat);
      return isDown && number === 2 && style === 'quickly' ? acts.status(400, 'not now') : answerInAWord(chat);
    });
    const first = await follow(parity.host);
    const rows = await failedRows(stored(first.report.run));
    assert.deepEqual(lines(rows.ids), [2, 3, 6]);
    isDown = false;
    const before = parity.server.requests.length;
    const again = await follow(parity.host, { rows });
    assert.deepEqual([again.report.calls, again.report.cached, again.report.errors], [1, 5, 0]);
    assert.equal(parity.server.requests.length, before + 1);
    assert.deepEqual(lines((await failedRows(stored(again.report.run))).ids), [3, 6]);
  });

  it('is resumed with its own rows, and with no others', async () => {
    await parity.start(12, answerInAWord);
    const stop = new AbortController();
    const rows = { ids: (await failedRows(stored((await follow(parity.host)).report.run))).ids };
    const onEvent = (count: number): void => {
      if (count === 4) stop.abort();
    };
    const cut = await follow(parity.host, { rows, concurrency: 1 }, { signal: stop.signal, onEvent });
    const whole = await follow(parity.host, { resume: cut.report.run });
    assert.deepEqual([whole.report.stop, whole.report.rows], ['finished', rows.ids.length]);
    await assert.rejects(
      follow(parity.host, { resume: cut.report.run, rows: { ids: ['1-0'] } }),
      /another value for rows/,
    );
  });

  it('finds the newest run of exactly these prompts', async () => {
    await parity.start(3, answerInAWord);
    await assert.rejects(lastRunOf(files, parity.host), /no run of this prompt .*Evaluate first/s);
    await follow(parity.host);
    const { report } = await follow(parity.host);
    assert.equal((await lastRunOf(files, parity.host)).header.id, report.run);
  });

  it('says when nothing failed, and when the rows are gone', async () => {
    await parity.start(2, answerInAWord);
    const { report } = await follow(parity.host);
    await assert.rejects(failedRows(stored(report.run)), /No row failed in run .*: nothing is left to ask again/);
    await assert.rejects(follow(parity.host, { rows: { ids: ['1-ffffffff'] } }), /None of the rows asked for is there/);
  });
});
