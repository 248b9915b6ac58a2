import type { DataArguments } from './given-data.js';
import type { RunFormat } from './run-formats.js';

/** The options of `hone eval`. */
export interface EvalArguments extends DataArguments {
  readonly model?: readonly string[];
  readonly judge?: readonly string[];
  readonly limit?: number;
  readonly repeat?: number;
  readonly concurrency: number;
  readonly maxCalls?: number;
  readonly maxUsd?: number;
  readonly timeout: number;
  readonly resume?: string;
  readonly rerun?: string;
  readonly estimate?: true;
  readonly threshold?: readonly string[];
  readonly record?: string;
  readonly stream?: true;
  readonly cache: boolean;
  readonly format: RunFormat;
  readonly out?: string;
  readonly suite?: readonly string[];
}
