import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { PairResult } from '../../engine/eval/pairs/pair-result.js';
import type { Unanswered } from '../../engine/model/unanswered.js';

/** A file a run was made from, so that a resumed run can tell whether it has changed. */
export interface FileStamp {
  /** Workspace-relative with `/` where the file lies inside, else absolute. */
  readonly path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
}

/** What every journal's first line says. */
export interface RunHeader {
  readonly type: 'run';
  /** Of this format. */
  readonly version: 1;
  readonly id: string;
  readonly kind: string;
  /** ISO 8601, UTC. */
  readonly started: string;
}

/** The first line of an evaluation's journal: all that decides its cells. */
export interface EvaluationHeader extends RunHeader {
  readonly kind: 'evaluate';
  readonly prompts: readonly FileStamp[];
  readonly data: FileStamp;
  /** Partials and files of demonstrations. */
  readonly parts: readonly FileStamp[];
  /** In the report's order. */
  readonly variants: readonly VariantStamp[];
  /** Models that grade; absent where none does. */
  readonly judges?: readonly string[];
  readonly settings: EvaluationSettings;
  /** The file every answer is recorded in, as the paths of stamps are written; absent where none is. */
  readonly recording?: string;
  /** The metrics of each variant, by its id; runs of earlier versions do not have it. */
  readonly metrics?: Readonly<Record<string, readonly MetricStamp[]>>;
}

export interface MetricStamp {
  readonly id: string;
  /** `set` is computed from the labels of all answers, the others are in each answer's scores. */
  readonly level: 'row' | 'set';
}

/** A prompt file as it was when the run started, so that runs can be compared when it has changed; after the first line. */
export interface TextLine {
  readonly type: 'text';
  readonly path: string;
  readonly text: string;
}

export interface VariantStamp {
  readonly id: string;
  /** The prompt's path. */
  readonly prompt: string;
  readonly model: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What was asked for, beside the prompts; null where the prompts decide. */
export interface EvaluationSettings {
  /** Absolute path. */
  readonly data: string | null;
  readonly models: readonly string[];
  /** Who grades; absent where prompts and configuration decide. */
  readonly judges?: readonly string[];
  readonly limit: number | null;
  /** Parts of names: only variants that have one of them are asked; absent where all are. */
  readonly variants?: readonly string[];
  /** Of a rerun: the only rows that are asked about. */
  readonly rows?: RowChoice;
  readonly repeat: number;
  readonly seed: number;
  /** Only where the run is one of `hone vary`. */
  readonly vary?: VarySettings;
}

/** How the variations of a run were made; their texts are in its text lines, each with its name behind the prompt's path. */
export interface VarySettings {
  readonly kinds: readonly string[];
  readonly n: number;
  readonly seed: number;
  readonly components: readonly string[];
  readonly typoRate: number;
  readonly languages: readonly string[];
  /** What was not made, and why. */
  readonly notes: readonly string[];
  /** Calls to the writer that were paid, and their price as far as it is known. */
  readonly written: { readonly calls: number; readonly usd: number };
}

/** Rows by their ids, and the run they were chosen from where there is one. */
export interface RowChoice {
  readonly of?: string | undefined;
  readonly ids: readonly string[];
}

export interface CellLine extends CellResult {
  readonly type: 'cell';
}

/** A comparison of two variants' answers to a row. */
export interface PairLine extends PairResult {
  readonly type: 'pair';
}

/** Before requests go out: so many of a model, over all parts of the run, may have been sent. */
export interface BegunLine {
  readonly type: 'begun';
  readonly model: string;
  readonly requests: number;
  /** The most that one of them can take; null where the price is unknown. */
  readonly tokens: number;
  readonly usd: number | null;
}

/** A request that ended without an answer, with the most it may be billed with where it may be. */
export interface FailedLine {
  readonly type: 'failed';
  readonly model: string;
  readonly tokens?: number;
  readonly usd?: number | null;
}

/** What the files that a row names held when it was asked about. */
export interface RowFilesLine {
  readonly type: 'row-files';
  readonly row: string;
  /** The row's, in the data. */
  readonly line: number;
  /** Of the data files that a glob names, the row's. */
  readonly file?: string;
  /** SHA-256 of their contents, hexadecimal. */
  readonly hash: string;
}

/** How a part of the run ended; a resumed run has several, a killed one none. */
export interface EndLine {
  readonly type: 'end';
  readonly stop: EvaluationReport['stop'];
  readonly unanswered?: Unanswered;
}
