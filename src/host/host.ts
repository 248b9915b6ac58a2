import type { RowItem } from '../engine/dataset/row.js';
import type { LintWorkspace } from '../engine/lint/rule.js';
import type { Budget } from '../engine/model/budget.js';
import type { ChatModel } from '../engine/model/chat-model.js';
import type { CallMarks } from '../engine/model/with-call-marks.js';
import type { AppendReply } from '../engine/model/with-journal.js';
import type { FindReply } from '../engine/model/with-replay.js';
import type { DataReference, PromptDoc } from '../engine/prompt/prompt-doc.js';
import type { LoadPartial } from '../engine/template/template.js';
import type { HoneConfig } from './config/hone-config.js';

/**
 * The world outside the engine, opened once for a workspace. The command line and the extension compose the same
 * jobs from it and differ in where keys come from. A relative path is meant from the start folder, except that of a
 * prompt's `doc.path`, which is relative to `root`: where both may be given, both are understood.
 */
export interface Host {
  /** Absolute path of the workspace: the folder of `hone.config.yaml`, else of `.git`, else where the user stands. */
  readonly root: string;
  readonly config: HoneConfig;
  /** The path as `PromptDoc.path` has it: relative to `root` with `/`, or absolute outside it. */
  relativePath(path: string): string;
  /** The absolute path of a file that a prompt names: relative to the prompt's own folder. */
  resolve(promptPath: string, reference: string): string;
  /** The whole text of a prompt file. @throws HostError as `readPrompts` */
  readText(path: string): Promise<string>;
  /**
   * The prompts an address names: all of a file's, or with `file#name` the one of that name.
   * @throws HostError `not-found`, `is-directory`, `binary`, `too-large`, `encoding`, `no-permission`
   */
  readPrompts(address: string): Promise<readonly PromptDoc[]>;
  /** The one prompt an address names. @throws HostError as `readPrompts`; `bad-argument` where the file holds several */
  readPrompt(address: string): Promise<PromptDoc>;
  /** Reads partials relative to the given prompt file, inside the workspace only. @throws HostError `outside-workspace` */
  partialsOf(promptPath: string): LoadPartial;
  lintWorkspaceOf(promptPath: string): LintWorkspace;
  /** Streams a data file; lines that are no rows come as problems. @throws HostError as `readPrompts`, and `bad-data` */
  openRows(path: string): AsyncIterable<RowItem>;
  /** Puts the files in place that columns name; `file` is the data they are in. Nothing outside `root` is read. */
  attachFiles(items: AsyncIterable<RowItem>, kinds: ColumnKinds, file: string): AsyncIterable<RowItem>;
  /** A model ready to use, with cache, limiter and retries around it. @throws ModelError `unknown-model`, `auth` */
  model(id: string, options: ModelOptions): ChatModel;
  readonly runsFolder: string;
}

/** By column. */
type ColumnKinds = NonNullable<DataReference['kinds']>;

export interface ModelOptions {
  /** False skips the answer cache. */
  readonly cache: boolean;
  readonly concurrency: number;
  /** True streams the answers of servers, which measures how long their first piece takes and costs time itself. */
  readonly stream?: boolean | undefined;
  /** Keeps every paid answer as it comes. */
  readonly append?: AppendReply | undefined;
  /** Told of each request before it goes out and when it has ended. */
  readonly marks?: CallMarks | undefined;
  /** Finds the answers of the run that is resumed. */
  readonly find?: FindReply | undefined;
  /** Shared by all models of a run; an answer from the cache takes nothing of it. */
  readonly budget?: Budget | undefined;
}

/** Where a key comes from, by variable name such as `OPENAI_API_KEY`: the environment, or the editor's secret storage. */
export type ReadSecret = (variable: string) => string | undefined;
