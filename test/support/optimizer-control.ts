import { once, EventEmitter } from 'node:events';
import { join } from 'node:path';
import * as jobs from '../../src/extension/jobs.js';
import type { Order } from '../../src/extension/optimizer/after-reload.js';
import { createKeptRun } from '../../src/extension/optimizer/kept-run.js';
import { createRunControl, type RunControl } from '../../src/extension/optimizer/run-control.js';
import type { FormReading } from '../../src/extension/optimizer/optimizer-form.js';
import type { RunProgress } from '../../src/extension/run-words.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { fakeClock, type FakeClock } from './model-fakes.js';
import { memento, openDocument } from './editor-fakes.js';
import { kindPrompt, kindRows } from './optimize-workspace.js';
import { tempWorkspace, type TempWorkspace } from './temp-workspace.js';

/** The editor's one optimization over real jobs and files; only the editor around it is missing. */
export interface ControlScene {
  readonly control: RunControl;
  /** What the status bar was told, the last one last. */
  readonly said: readonly RunProgress[];
  start(reading?: Partial<FormReading>): Promise<void>;
  /** The view as soon as it is so. */
  until(holds: (view: RunView | null) => boolean): Promise<RunView | null>;
  /** Ends the window; what goes on in it stops as it does when VS Code ends it. */
  closeWindow(): Promise<void>;
  /** Ends the window, if it is still there, and opens it again over the same files. */
  reload(order?: Order): Promise<void>;
  readonly clock: FakeClock;
  /** What the provider `local` is asked with; without one no run begins. */
  key: string | undefined;
  readonly files: TempWorkspace;
  close(): void;
}

const prompt = kindPrompt.replace('train: 20, dev: 20, test: 20', 'train: 8, dev: 8, test: 8');

/** @param address of a server that speaks OpenAI's protocol: the model is `local/any` */
export function controlScene(address: string): ControlScene {
  const config = `providers:\n  local: { baseUrl: "${address}", keyVariable: LOCAL_KEY }\n`;
  const files = tempWorkspace({ 'hone.config.yaml': config, 'kind.prompt': prompt, 'rows.jsonl': kindRows(30) });
  const { document } = openDocument(join(files.root, 'kind.prompt'), prompt);
  const state = memento();
  const news = new EventEmitter();
  const clock = fakeClock();
  const secrets: { key: string | undefined } = { key: 'sk-test' };
  let closing = false;
  const said: RunProgress[] = [];
  let slots: AbortController[] = [];
  let runs: Promise<void>[] = [];
  const open = (): RunControl =>
    createRunControl({
      loadJobs: () => jobs,
      openRunHost: async () => jobs.openHost({ startFolder: files.root, readSecret: () => secrets.key }),
      runs: {
        start() {
          const controller = new AbortController();
          slots.push(controller);
          const stop = (): void => controller.abort();
          const isClosing = (): boolean => closing;
          return {
            signal: controller.signal,
            progress: (now) => said.push(now),
            stop,
            get closing() {
              return isClosing();
            },
            end: () => undefined,
          };
        },
        has: () => false,
        choose: async () => undefined,
        stopAll: () => undefined,
        dispose: () => undefined,
      },
      kept: createKeptRun(state),
      clock,
      allowsCode: () => false,
      uriOf: () => document.uri,
      versions: { showDiff: async () => undefined, dispose: () => undefined },
      relativePath: () => 'kind.prompt',
      savedForRun: async () => true,
      openFile: async () => undefined,
      reveal: () => undefined,
      onChanged: () => news.emit('changed'),
    });
  let control = open();
  const closeWindow = async (): Promise<void> => {
    closing = true;
    for (const slot of slots) slot.abort();
    await Promise.all(runs);
    while (control.running) await once(news, 'changed');
  };
  return {
    get control() {
      return control;
    },
    said,
    files,
    clock,
    get key() {
      return secrets.key;
    },
    set key(key) {
      secrets.key = key;
    },
    start(reading = {}) {
      const run = control.start(document, { ...defaults, ...reading });
      runs.push(run);
      return run;
    },
    async until(holds) {
      while (!holds(control.view())) await once(news, 'changed');
      return control.view();
    },
    closeWindow,
    async reload(order = 'go-on') {
      await closeWindow();
      [slots, runs, closing] = [[], [], false];
      control = open();
      await control.restore(order);
    },
    close: () => files.remove(),
  };
}

const defaults: FormReading = {
  method: 'hill-climb',
  data: undefined,
  model: 'local/any',
  writer: undefined,
  judge: undefined,
  metric: undefined,
  objective: undefined,
  split: {},
  models: ['local/any'],
  limits: { calls: 50 },
  seed: 1,
};
