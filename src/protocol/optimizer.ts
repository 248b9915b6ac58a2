import type { Estimate } from '../engine/eval/contracts/estimate.js';
import type { BudgetLimits, Spend, VerdictKind } from '../engine/optimize/contracts.js';
import { isRecord, isText } from './guards.js';

/** What the optimizer view asks of its host. The view is untrusted: `readOptimizerRequest` checks every message. */
export type OptimizerRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'change'; readonly field: FormField; readonly value: string }
  | { readonly type: 'choose-data' }
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  /** The candidate against the seed prompt in the editor's diff; the best one when `candidate` is null. */
  | { readonly type: 'show-diff'; readonly candidate: string | null }
  | { readonly type: 'accept' }
  | { readonly type: 'keep-seed' }
  /** Leave the finished run and show the form again. */
  | { readonly type: 'new-run' }
  | { readonly type: 'manage-trust' };

/** Values are texts as typed; the host reads numbers out of them and says when it cannot. */
export type FormField = 'method' | 'data' | 'model' | 'writer' | 'calls' | 'usd' | 'seed';

/** What the host sends: always the whole of what the view shows. */
export type OptimizerUpdate = { readonly type: 'snapshot'; readonly snapshot: OptimizerSnapshot };

export interface OptimizerSnapshot {
  readonly trusted: boolean;
  /** The prompt file the form is about, workspace-relative; null when no prompt is open. */
  readonly prompt: string | null;
  readonly form: Readonly<Record<FormField, string>>;
  /** What is wrong with a field and what to write instead. */
  readonly mistakes: Readonly<Partial<Record<FormField, string>>>;
  readonly methods: readonly MethodChoice[];
  readonly estimate: EstimateView;
  /** True when Start must be pressed by hand because the run costs money. */
  readonly confirm: boolean;
  readonly run: RunView | null;
}

export interface MethodChoice {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it does and when to choose it. */
  readonly summary: string;
}

export type EstimateView =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  /** Sentences ready to read: what it costs, what it buys, and a warning when that is too little. */
  | { readonly state: 'ready'; readonly cost: string; readonly buys: string; readonly warning: string | null }
  | { readonly state: 'problem'; readonly message: string };

export interface RunView {
  readonly phase: 'running' | 'stopping' | 'ended' | 'failed';
  readonly prompt: string;
  readonly method: string;
  readonly offline: boolean;
  /** What else is to be known of those who answer and write, a sentence each. */
  readonly notes: readonly string[];
  readonly sizes: { readonly train: number; readonly dev: number; readonly test: number; readonly pool: number } | null;
  readonly spend: Spend;
  readonly limits: BudgetLimits;
  /** The best score on the development rows after so many charged calls, in order. */
  readonly curve: readonly CurvePoint[];
  /** The latest first; at most a few hundred. */
  readonly candidates: readonly CandidateLine[];
  readonly proposed: number;
  readonly rejected: number;
  readonly problems: readonly string[];
  readonly verdict: VerdictView | null;
  readonly decision: 'open' | 'accepted' | 'kept';
  /** What the last button press led to, when it needs saying. */
  readonly notice: string | null;
}

export interface CurvePoint {
  readonly calls: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface CandidateLine {
  readonly id: string;
  readonly operator: string;
  readonly parents: readonly string[];
  /** On the split named; null before it is scored. */
  readonly score: (Estimate & { readonly n: number; readonly split: 'train' | 'dev' }) | null;
  /** Why it was rejected before any paid call; null when it was not. */
  readonly rejected: string | null;
  readonly best: boolean;
  readonly seed: boolean;
}

export interface VerdictView {
  readonly kind: VerdictKind;
  /** The result as one sentence. */
  readonly sentence: string;
  /** The sealed test's numbers: difference, interval, p. */
  readonly numbers: string;
  readonly seed: Estimate;
  readonly best: Estimate;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly n: number;
  /** False when the winner is the seed prompt itself: there is nothing to accept. */
  readonly changed: boolean;
  /** Why the run ended, as a sentence. */
  readonly stop: string;
}

const fields: readonly string[] = ['method', 'data', 'model', 'writer', 'calls', 'usd', 'seed'] satisfies FormField[];

const plain = ['ready', 'choose-data', 'start', 'stop', 'accept', 'keep-seed', 'new-run', 'manage-trust'] as const;

/** The request in a message from the view; undefined when it is none. */
export function readOptimizerRequest(message: unknown): OptimizerRequest | undefined {
  if (!isRecord(message)) return undefined;
  const { type, field, value, candidate } = message;
  const simple = plain.find((known) => known === type);
  if (simple) return { type: simple };
  if (type === 'change' && isField(field) && isText(value)) return { type, field, value };
  if (type === 'show-diff' && (candidate === null || isText(candidate))) return { type, candidate };
  return undefined;
}

function isField(value: unknown): value is FormField {
  return typeof value === 'string' && fields.includes(value);
}
