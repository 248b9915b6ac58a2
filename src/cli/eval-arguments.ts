import type { DataArguments } from './given-data.js';
import type { RunArguments } from './run-arguments.js';
import type { RunFormat } from './run-formats.js';

/** The options of `hone eval`. */
export interface EvalArguments extends DataArguments, RunArguments {
  readonly rerun?: string;
  readonly variant?: readonly string[];
  readonly threshold?: readonly string[];
  readonly record?: string;
  readonly stream?: true;
  readonly format: RunFormat;
  readonly suite?: readonly string[];
}
