import type { SplitShares } from '../../../engine/prompt/prompt-doc.js';
import type { OptimizeUse } from '../../../engine/prompt/optimize-use.js';
import type { Gate } from '../../../engine/model/with-gate.js';

/**
 * What `hone optimize` and the editor ask for. Paths are absolute, or relative to the folder the host was opened in.
 */
export interface OptimizeRequest {
  /** The prompt file to start from. */
  readonly file: string;
  /** As in `methodInfos()`; `auto` when left out. */
  readonly method?: string | undefined;
  /** A data file, instead of the one the prompt names. */
  readonly data?: string | undefined;
  /** `provider/model` that answers, instead of the one the prompt names. */
  readonly model?: string | undefined;
  /** `provider/model` that writes candidates; the configured one, or the answering one, when left out. */
  readonly writer?: string | undefined;
  /** `provider/model` that compares answers, for methods without labels, or grades them; else the prompt's, the configured one or the writer. */
  readonly judge?: string | undefined;
  /** Hard limits of the whole run, its earlier parts included. */
  readonly maxCalls?: number | undefined;
  readonly maxUsd?: number | undefined;
  readonly maxTokens?: number | undefined;
  /** Shares or numbers of rows, each over what the prompt says of it. */
  readonly split?: Pick<Partial<SplitShares>, 'train' | 'dev' | 'test'> | undefined;
  /** Of every random choice; 1 when left out. */
  readonly seed?: number | undefined;
  /** The id of a run to go on with. It keeps its own settings; one given here must agree with them. */
  readonly resume?: string | undefined;
  /** Calls at the same time; 8 when left out. It changes no result. */
  readonly concurrency?: number | undefined;
  /** The row metric to maximise; the first one of the prompt when left out. */
  readonly metric?: string | undefined;
  /** `pareto` takes the cheapest of the prompts that are as good as the best score; else what prompt and configuration say. */
  readonly objective?: OptimizeUse['objective'] | undefined;
  /**
   * True lets code of the prompt's metrics run, with the rights of whoever runs this. Not a setting of the run: it is said
   * anew when a run goes on.
   */
  readonly allowCode?: boolean | undefined;
  /** False asks again even where the answer is known. */
  readonly cache?: boolean | undefined;
  /** Holds calls back while it is closed: the run pauses and goes on where it was. It changes no result. */
  readonly gate?: Gate | undefined;
}
