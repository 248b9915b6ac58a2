import type { Variation } from '../../../engine/eval/vary/contracts.js';
import type { RowChoice, VarySettings } from '../../runs/run-line.js';

/** What `hone eval` and the editor ask for. Paths are absolute, or relative to the folder the host was opened in. */
export interface EvaluateRequest {
  /** Prompt files. */
  readonly files: readonly string[];
  /** A data file, instead of the one the prompts name. */
  readonly data?: string | undefined;
  /** `provider/model` names, instead of those the prompts name. */
  readonly models?: readonly string[] | undefined;
  /** `provider/model` names that grade, instead of those the prompts and the configuration name. */
  readonly judges?: readonly string[] | undefined;
  /** Parts of names: only variants that have one of them are asked. */
  readonly variants?: readonly string[] | undefined;
  /** The first so many rows only. */
  readonly limit?: number | undefined;
  /** These rows only, as a rerun asks about them: the run is a new one, and its scores are those of these rows. */
  readonly rows?: RowChoice | undefined;
  /** Calls for each variant and row; 1 when left out. */
  readonly repeat?: number | undefined;
  /** Calls at the same time; 8 when left out. */
  readonly concurrency?: number | undefined;
  /** Hard limits of the whole run, its earlier parts included. */
  readonly maxCalls?: number | undefined;
  readonly maxUsd?: number | undefined;
  /** The id of a run to go on with. It keeps its own data, models, limit and repeat; one given here must agree. */
  readonly resume?: string | undefined;
  /** A file to keep every answer in, for `replay/FILE`. */
  readonly record?: string | undefined;
  /** True adds to that file, which a run started together with this one has begun. */
  readonly addToRecord?: boolean | undefined;
  /** True streams answers and measures how long their first piece takes. */
  readonly stream?: boolean | undefined;
  /** True runs the code of `javascript` and `python` metrics: whoever starts the run trusts the prompts. */
  readonly allowCode?: boolean | undefined;
  /** False asks again even where the answer is known. */
  readonly cache?: boolean | undefined;
  /** Names of metrics whose scores will be held against a threshold: a run in which none has one is refused. */
  readonly thresholds?: readonly string[] | undefined;
  /** Texts to be evaluated beside the one prompt, and how they were made: `vary-job.ts` asks for this. */
  readonly varied?: VariedTexts | undefined;
}

export interface VariedTexts {
  readonly settings: VarySettings;
  readonly variations: readonly Variation[];
}
