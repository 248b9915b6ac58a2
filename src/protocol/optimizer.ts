import { isRecord, isText } from './guards.js';
import type { RunView } from './optimizer-run.js';

/** What the optimizer view asks of its host. The view is untrusted: `readOptimizerRequest` checks every message. */
export type OptimizerRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'change'; readonly field: FormField; readonly value: string }
  | { readonly type: 'choose-data' }
  | { readonly type: 'start' }
  /** Asks nothing more until `resume`. */
  | { readonly type: 'pause' }
  /** Goes on: with a paused run, or with one that was interrupted or stopped. */
  | { readonly type: 'resume' }
  | { readonly type: 'stop' }
  /** The candidate against the seed prompt in the editor's diff; the best one when `candidate` is null. */
  | { readonly type: 'show-diff'; readonly candidate: string | null }
  /** What a candidate changed, in place; null closes it. */
  | { readonly type: 'open-candidate'; readonly candidate: string | null }
  /** The ended run as a page or as Markdown. */
  | { readonly type: 'open-report' }
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

const fields: readonly string[] = ['method', 'data', 'model', 'writer', 'calls', 'usd', 'seed'] satisfies FormField[];

const plain = [
  'ready',
  'choose-data',
  'start',
  'pause',
  'resume',
  'stop',
  'accept',
  'keep-seed',
  'open-report',
  'new-run',
  'manage-trust',
] as const;

/** The request in a message from the view; undefined when it is none. */
export function readOptimizerRequest(message: unknown): OptimizerRequest | undefined {
  if (!isRecord(message)) return undefined;
  const { type, field, value, candidate } = message;
  const simple = plain.find((known) => known === type);
  if (simple) return { type: simple };
  if (type === 'change' && isField(field) && isText(value)) return { type, field, value };
  const isOfCandidate = type === 'show-diff' || type === 'open-candidate';
  if (isOfCandidate && (candidate === null || isText(candidate))) return { type, candidate };
  return undefined;
}

function isField(value: unknown): value is FormField {
  return typeof value === 'string' && fields.includes(value);
}
