import { once, EventEmitter } from 'node:events';
import { join } from 'node:path';
import * as jobs from '../../src/extension/jobs.js';
import { createKeptRun } from '../../src/extension/optimizer/kept-run.js';
import { createRunControl, type RunControl } from '../../src/extension/optimizer/run-control.js';
import type { FormReading } from '../../src/extension/optimizer/optimizer-form.js';
import type { RunProgress } from '../../src/extension/run-words.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
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
  /** Ends the window and opens it again over the same files; what goes on in it stops as it does when VS Code ends it. */
  reload(): Promise<void>;
  readonly files: TempWorkspace;
  close(): void;
}

const prompt = kindPrompt.replace('train: 20, dev: 20, test: 20', 'train: 8, dev: 8, test: 8');

/** @param address of a server that speaks OpenAI's protocol: the model is `local/any` */
export function controlScene(address: string): ControlScene {
  const config = `providers:\n  local: { baseUrl: "${address}" }\n`;
  const files = tempWorkspace({ 'hone.config.yaml': config, 'kind.prompt': prompt, 'rows.jsonl': kindRows(30) });
  const { document } = openDocument(join(files.root, 'kind.prompt'), prompt);
  const state = memento();
  const news = new EventEmitter();
  const said: RunProgress[] = [];
  let slots: AbortController[] = [];
  let runs: Promise<void>[] = [];
  const open = (): RunControl =>
    createRunControl({
      loadJobs: () => jobs,
      openRunHost: async () => jobs.openHost({ startFolder: files.root, readSecret: () => undefined }),
      runs: {
        start() {
          const controller = new AbortController();
          slots.push(controller);
          const stop = (): void => controller.abort();
          return { signal: controller.signal, progress: (now) => said.push(now), stop, end: () => undefined };
        },
        has: () => false,
        choose: async () => undefined,
        stopAll: () => undefined,
        dispose: () => undefined,
      },
      kept: createKeptRun(state),
      uriOf: () => document.uri,
      versions: { showDiff: async () => undefined, dispose: () => undefined },
      relativePath: () => 'kind.prompt',
      savedForRun: async () => true,
      openFile: async () => undefined,
      reveal: () => undefined,
      onChanged: () => news.emit('changed'),
    });
  let control = open();
  return {
    get control() {
      return control;
    },
    said,
    files,
    start(reading = {}) {
      const run = control.start(document, { ...defaults, ...reading });
      runs.push(run);
      return run;
    },
    async until(holds) {
      while (!holds(control.view())) await once(news, 'changed');
      return control.view();
    },
    async reload() {
      for (const slot of slots) slot.abort();
      await Promise.all(runs);
      [slots, runs] = [[], []];
      control = open();
      await control.restore();
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
  split: {},
  models: ['local/any'],
  limits: { calls: 50 },
  seed: 1,
};
