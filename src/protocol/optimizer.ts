import { isRecord, isText } from './guards.js';
import { type FormField, formFields, type FormView } from './optimizer-form.js';
import type { RunView } from './optimizer-run.js';

/** What the optimizer view asks of its host. The view is untrusted: `readOptimizerRequest` checks every message. */
export type OptimizerRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'change'; readonly field: FormField; readonly value: string }
  | { readonly type: 'choose-data' }
  /** Back to what prompt, settings and configuration say. */
  | { readonly type: 'reset-form' }
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
  | { readonly type: 'manage-trust' }
  /** The prompt files of the folder, to open one. */
  | { readonly type: 'find-prompt' }
  | { readonly type: 'new-prompt' }
  | { readonly type: 'open-example' };

/** What the host sends: always the whole of what the view shows. */
export type OptimizerUpdate = { readonly type: 'snapshot'; readonly snapshot: OptimizerSnapshot };

export interface OptimizerSnapshot extends FormView {
  readonly trusted: boolean;
  /** While a run from before a reload of the window is looked up. */
  readonly restoring: boolean;
  /** Whether there is such a run, though it may not be looked up in a folder nobody trusts. */
  readonly kept: boolean;
  readonly run: RunView | null;
}

const plain = [
  'ready',
  'choose-data',
  'reset-form',
  'start',
  'pause',
  'resume',
  'stop',
  'accept',
  'keep-seed',
  'open-report',
  'new-run',
  'manage-trust',
  'find-prompt',
  'new-prompt',
  'open-example',
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
  return formFields.some((field) => field === value);
}
