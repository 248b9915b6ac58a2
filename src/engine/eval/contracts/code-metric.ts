import type { MetricMeta } from './metric-meta.js';
import type { RowScore } from './scored-answer.js';

export type CodeLanguage = 'javascript' | 'python';

/** Code that scores an answer, as its entry names it. */
export interface CodeSource {
  readonly language: CodeLanguage;
  /** An expression, or the body of a function of `output` and `context`; undefined where it is in a file. */
  readonly text: string | undefined;
  readonly file: CodeFile | undefined;
}

export interface CodeFile {
  /** From the prompt's folder. */
  readonly path: string;
  /** The function to call; the usual one where none is named. */
  readonly name: string | undefined;
}

export interface CodeCall {
  readonly source: CodeSource;
  readonly output: string;
  /** What the code sees beside the answer: plain data. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** What code gave back, or one sentence about its fault, with its own line where that is known. */
export type CodeOutcome = { readonly value: unknown } | { readonly fault: string };

/** Runs code, in a process of its own. */
export type RunCode = (call: CodeCall, signal: AbortSignal) => Promise<CodeOutcome>;

/** A row metric that code of the prompt's author computes. It runs only where that was allowed. */
export interface CodeMetric extends MetricMeta {
  readonly level: 'code';
  readonly code: CodeSource;
  /** Values for the code, as its entry gives them. */
  readonly config: unknown;
  /** @returns the score, or one sentence where the code gave back none */
  readonly conclude: (value: unknown) => RowScore | string;
  /** As with a `RowMetric`. */
  readonly weight?: number;
}

/** A family of metrics that code computes: an entry brings the code. */
export interface CodeAssertion extends MetricMeta {
  readonly level: 'code-assertion';
  readonly language: CodeLanguage;
}
