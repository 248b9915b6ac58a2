import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as jobs from '../../../src/extension/jobs.js';
import { findEarlierRuns } from '../../../src/extension/results/earlier-runs.js';
import { readHistory } from '../../../src/extension/results/read-history.js';
import { createResultsState, type ResultsState } from '../../../src/extension/results/results-state.js';
import { runDifference } from '../../../src/extension/results/run-difference.js';
import { variantLabels } from '../../../src/extension/results/result-words.js';
import { runMoves } from '../../../src/extension/results/run-moves.js';
import { firstView } from '../../../src/extension/results/empty-snapshot.js';
import { acts } from '../../support/chat-server.js';
import { follow, useParity } from '../../support/parity.js';

describe('a run in the panel beside earlier ones', () => {
  const parity = useParity();
  const promptFile = (): string => join(parity.folder.root, 'parity.prompt');

  /** Runs, changes the prompt, and runs again. Then `quickly` was wrong on row 3; now both are on row 2. */
  const runTwice = async (): Promise<readonly [string, string]> => {
    await parity.start(12, (chat) => {
      const [, style, how, digits] = /Say (\w+): (is|Really,) (\d+)/.exec(chat.messages.at(-1)?.content ?? '') ?? [];
      const number = Number(digits);
      const isWrong = how === 'is' ? number === 3 && style === 'quickly' : number === 2;
      return acts.reply((number % 2 === 1) === isWrong ? 'even' : 'odd');
    });
    const then = await follow(parity.host);
    const text = readFileSync(promptFile(), 'utf8');
    writeFileSync(promptFile(), text.replace('is {{ number }} odd', 'Really, {{ number }} odd'));
    const now = await follow(parity.host);
    return [then.report.run, now.report.run];
  };
  const shownRun = async (id: string): Promise<ResultsState> => {
    const state = createResultsState({ prompt: 'parity.prompt', files: [promptFile()], calls: 0 });
    for await (const event of jobs.openStored(id, parity.host).events) state.apply(event);
    return state;
  };
  const stored = (id: string): ReturnType<typeof jobs.storedRun> =>
    jobs.storedRun(jobs.runPath(parity.host.runsFolder, id));

  it('offers the other runs of its prompt to compare with, the newest first, and not itself', async () => {
    const [then, now] = await runTwice();
    assert.deepEqual(
      findEarlierRuns(jobs, parity.host, { id: now }).map(({ run, detail }) => [run, detail]),
      [[then, 'parity.prompt on rows.jsonl']],
    );
    assert.deepEqual(
      findEarlierRuns(jobs, parity.host, { id: then }).map(({ run }) => run),
      [now],
    );
  });

  it('tells what changed in the prompt and lists the rows that moved, with the answers of then', async () => {
    const [then, now] = await runTwice();
    const state = await shownRun(now);
    const comparison = await jobs.compareRuns(stored(then), stored(now), Infinity);
    const difference = runDifference(comparison, state.variants);
    assert.deepEqual(difference.changes, ['parity.prompt: changed']);
    assert.match(difference.prompts[0]?.diff ?? '', /-Say \{\{ style \}\}: is .*\n\+Say \{\{ style \}\}: Really, /);
    assert.deepEqual(
      difference.pairs.map(({ label, lost, won }) => [label, lost, won]),
      [
        ['style=quickly', 1, 1],
        ['style=carefully', 1, 0],
      ],
    );
    assert.match(difference.pairs[0]?.metrics[0]?.sentence ?? '', /this run and the earlier run/);
    state.compare({ difference, moves: runMoves(comparison) });
    const lines = (filter: 'regressed' | 'improved'): readonly number[] => {
      state.show({ ...firstView, filter });
      return state.snapshot().rows.items.map(({ line }) => line);
    };
    assert.deepEqual([lines('regressed'), lines('improved')], [[2], [3]]);
    const [row] = state.shownRows();
    const [quickly = ''] = state.variants.map(({ id }) => id);
    assert.equal(state.comparison?.moves.before(row?.id ?? '', quickly)?.answer, 'even');
  });

  it('follows the prompt over its runs, and says which of them are of another text', async () => {
    const [then, now] = await runTwice();
    const { metric, entries } = await readHistory(jobs, parity.host, now);
    assert.equal(metric, 'exact-match');
    assert.deepEqual(
      entries?.map(({ run, label, score, note, isShown }) => [run, label, score?.mean, note, isShown]),
      [
        [then, 'openai/gpt-4.1-mini · style=quickly', 11 / 12, 'parity.prompt changed since', false],
        [then, 'openai/gpt-4.1-mini · style=carefully', 1, 'parity.prompt changed since', false],
        [now, 'openai/gpt-4.1-mini · style=quickly', 11 / 12, '', true],
        [now, 'openai/gpt-4.1-mini · style=carefully', 11 / 12, '', true],
      ],
    );
  });

  it('tells of a run on disk that varies a prompt what was told at its end, and shows the messages of each form', async () => {
    await parity.start(6);
    const job = jobs.varyJob({ file: promptFile(), kinds: ['typos'], n: 1 }, parity.host, new AbortController().signal);
    let step = await job.next();
    while (!step.done) step = await job.next();
    const report = step.value;
    assert.deepEqual(await jobs.storedVaryReport(report.run, parity.host), report);
    const shown = jobs.variedRun(report);
    assert.deepEqual(
      shown.scores[0]?.kinds.map(({ kind, texts }) => [kind, texts]),
      [['typos', 1]],
    );
    const state = await shownRun(report.run);
    const [form] = state.variants.filter(({ prompt }) => prompt.path.endsWith('#typos-1'));
    assert.ok(form);
    assert.deepEqual([...variantLabels(state.variants).values()].slice(0, 3), [
      'as written · style=quickly',
      'as written · style=carefully',
      'typos-1 · style=quickly',
    ]);
    const [row] = state.shownRows();
    const files = [promptFile()];
    const { messages, problem } = await jobs.storedCell({ files, run: report.run, hasDuels: false }, parity.host, {
      row: row?.id ?? '',
      variant: form.id,
    });
    assert.equal(problem, null);
    const line = row?.line ?? 0;
    assert.notEqual(messages[0]?.content, `Say quickly: is ${line} odd or even?`);
    assert.match(messages[0]?.content ?? '', new RegExp(`quickly.* ${line} `));
  });

  it('shows the messages of an answer, and says so when the files are no longer those of the run', async () => {
    const [then, now] = await runTwice();
    const state = await shownRun(now);
    const [row] = state.shownRows();
    const variant = state.variants[0]?.id ?? '';
    const messagesOf = (run: string): ReturnType<typeof jobs.storedCell> =>
      jobs.storedCell({ files: [promptFile()], run, hasDuels: false }, parity.host, { row: row?.id ?? '', variant });
    const [ofNow, ofThen] = [await messagesOf(now), await messagesOf(then)];
    assert.match(ofNow.messages[0]?.content ?? '', /Say quickly: Really, \d+ odd or even\?/);
    assert.equal(ofNow.problem, null);
    assert.match(ofThen.problem ?? '', /^parity\.prompt changed since this run/);
  });
});
