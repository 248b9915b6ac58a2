import assert from 'node:assert/strict';
import type { OptimizeEvent, OptimizeReport } from '../../../src/engine/optimize/contracts.js';
import type { LoadJobs } from '../../../src/extension/load-bundles.js';
import type { EditedFile } from '../../../src/extension/optimizer/accept-version.js';
import { createKeptRun } from '../../../src/extension/optimizer/kept-run.js';
import { createRunControl, type RunControl } from '../../../src/extension/optimizer/run-control.js';
import type { OpenRunHost } from '../../../src/extension/run-host.js';
import { listenToConsole } from '../../support/console-errors.js';
import { fakeClock } from '../../support/model-fakes.js';
import { memento, openDocument } from '../../support/editor-fakes.js';

const { document } = openDocument('/w/p.prompt', 'old');
const reading = {
  method: 'm',
  data: undefined,
  model: 'a/b',
  writer: undefined,
  judge: undefined,
  metric: undefined,
  objective: undefined,
  split: {},
  limits: { usd: 1 },
  seed: 1,
  models: ['a/b'],
};
const share = { mean: 0.5, low: 0.4, high: 0.6 };
const report: OptimizeReport = {
  run: 'r',
  method: 'm',
  seed: 1,
  stop: 'finished',
  candidates: 2,
  spend: { calls: 1, taskCalls: 1, writerCalls: 0, tokens: 1, usd: 0 },
  dev: { seed: share, best: share },
  test: {
    n: 9,
    seed: share,
    best: share,
    metric: 'accuracy',
    difference: 0.1,
    low: 0.01,
    high: 0.2,
    p: 0.01,
    wins: 3,
    losses: 1,
    ties: 5,
    verdict: 'better',
  },
  bestText: 'new',
  seedText: 'old',
};

interface Scene {
  readonly control: RunControl;
  /** How many optimizations were begun. */
  readonly begun: () => number;
}

interface Choices {
  readonly saved?: () => Promise<boolean>;
  readonly failure?: Error;
  readonly file?: EditedFile | undefined;
}

function scene({ saved = async () => true, failure, file }: Choices = {}): Scene {
  let begun = 0;
  async function* optimizeJob(): AsyncGenerator<OptimizeEvent> {
    begun++;
    if (failure) throw failure;
    yield { type: 'finished', report };
  }
  const control = createRunControl({
    loadJobs: (() => ({ optimizeJob })) as unknown as LoadJobs,
    openRunHost: (async () => ({ close: () => undefined })) as unknown as OpenRunHost,
    runs: {
      start() {
        const { signal } = new AbortController();
        return { signal, progress: () => undefined, stop: () => undefined, closing: false, end: () => undefined };
      },
      has: () => false,
      choose: async () => undefined,
      stopAll: () => undefined,
      dispose: () => undefined,
    },
    versions: { showDiff: async () => undefined, dispose: () => undefined },
    kept: createKeptRun(memento()),
    clock: fakeClock(),
    allowsCode: () => false,
    uriOf: () => document.uri,
    relativePath: () => 'p.prompt',
    savedForRun: saved,
    openFile: async () => file,
    reveal: () => undefined,
    onChanged: () => undefined,
  });
  return { control, begun: () => begun };
}

function fileSavedAs(saved: string): EditedFile {
  let text = 'old';
  return {
    text: () => text,
    replace: async () => true,
    async save() {
      text = saved;
      return true;
    },
  };
}

describe('the one optimization', () => {
  const console = listenToConsole();

  it('begins once, however often Start comes while the prompt is saved', async () => {
    const { control, begun } = scene();
    await Promise.all([control.start(document, reading), control.start(document, reading)]);
    assert.equal(begun(), 1);
    assert.equal(control.running, false);
  });

  it('does not begin when the prompt cannot be saved, and can be started again', async () => {
    const answers = [false, true];
    const { control, begun } = scene({ saved: async () => answers.shift() ?? false });
    await control.start(document, reading);
    assert.deepEqual([begun(), control.running, control.view()], [0, false, null]);
    await control.start(document, reading);
    assert.equal(begun(), 1);
  });

  it('can be started again after saving broke off', async () => {
    const saves = [Promise.reject(new Error('the disk is gone')), Promise.resolve(true)];
    const { control, begun } = scene({ saved: async () => saves.shift() ?? false });
    await assert.rejects(control.start(document, reading), /the disk is gone/);
    await control.start(document, reading);
    assert.equal(begun(), 1);
  });

  it('hands out its report once it has ended, with whether a learner answered in place of a language model', async () => {
    const { control } = scene();
    const ended = (): RunControl['ended'] => control.ended;
    assert.equal(ended(), undefined);
    await control.start(document, reading);
    assert.deepEqual(ended(), { prompt: document.uri, report, offline: false });
    await control.start(document, { ...reading, models: ['offline/learner'] });
    assert.equal(ended()?.offline, true);
  });

  it('has failed, and says so, after an error nobody expected', async () => {
    const { control } = scene({ failure: new TypeError('x is undefined') });
    await control.start(document, reading);
    assert.equal(control.view()?.phase, 'failed');
    assert.deepEqual(control.view()?.problems, ['x is undefined. This is a bug in Hone, please report it.']);
    assert.equal(control.running, false);
    assert.equal(console.errors().length, 1);
  });

  const outcomes = [
    { name: 'the text that was scored', file: fileSavedAs('new'), decision: 'accepted', notice: /the file is written/ },
    {
      name: 'a formatted text',
      file: fileSavedAs('New.'),
      decision: 'accepted',
      notice: /not exactly what was scored/,
    },
    { name: 'no file to open', file: undefined, decision: 'open', notice: /cannot be opened, so nothing was written/ },
  ];
  for (const { name, file, decision, notice } of outcomes) {
    it(`says what accepting led to: ${name}`, async () => {
      const { control } = scene({ file });
      await control.start(document, reading);
      await control.accept();
      assert.equal(control.view()?.decision, decision);
      assert.match(control.view()?.notice ?? '', notice);
    });
  }
});
