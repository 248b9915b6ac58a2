import type { CellResult } from '../../../engine/eval/contracts/cell.js';
import type { PairResult } from '../../../engine/eval/pairs/pair-result.js';
import { addCharges, type Budget, type Charge, noCharge } from '../../../engine/model/budget.js';
import { canonicalJson } from '../../../engine/text/hash.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { readRun, readRunHeader } from '../../runs/read-run.js';
import type { EvaluationHeader, FileStamp, PairLine, RunHeader } from '../../runs/run-line.js';
import type { CallLedger } from '../../runs/call-ledger.js';
import type { EvaluateRequest } from './evaluate-request.js';
import type { PaidReplies } from './paid-replies.js';
import { settingsOf } from './settings.js';

/**
 * What a run was started with.
 * @throws HostError `run-not-found`, `bad-data`; `bad-argument` when it is a run of another kind
 */
export function evaluationHeader(folder: string, id: string): EvaluationHeader {
  const header = readRunHeader(folder, id);
  if (isEvaluation(header)) return header;
  throw new HostError(
    'bad-argument',
    `Run ${id} is no evaluation. Go on with it by hone ${header.kind} --resume ${id}.`,
  );
}

/** What a run reads, by hash. */
export type RunSources = Pick<EvaluationHeader, 'prompts' | 'data' | 'parts' | 'variants' | 'judges'>;

/**
 * Refuses to mix answers to what a file said then with answers to what it says now.
 * @throws HostError `bad-argument` that names what has changed
 */
export function refuseChanges(then: RunSources & Pick<RunHeader, 'id'>, now: RunSources): void {
  const changed = [
    ...changedFiles(then.prompts, now.prompts),
    ...changedFiles([then.data], [now.data]),
    ...changedFiles(then.parts, now.parts),
  ];
  if (changed.length === 0 && canonicalJson(then.variants) !== canonicalJson(now.variants)) changed.push('its models');
  if (changed.length === 0 && canonicalJson(then.judges ?? []) !== canonicalJson(now.judges ?? []))
    changed.push('its judge');
  if (changed.length === 0) return;
  const what = `${changed.join(', ')} changed since run ${then.id} started, so its answers cannot be completed.`;
  throw new HostError(
    'bad-argument',
    `${what} Restore what changed, or start anew without --resume: known answers come from the cache.`,
  );
}

/**
 * A resumed run keeps its own settings: what is given beside them must agree.
 * @throws HostError `bad-argument` that names what does not
 */
export function refuseOtherSettings({ id, settings }: EvaluationHeader, request: EvaluateRequest, host: Host): void {
  const asked = settingsOf(request, host);
  const given = (['data', 'models', 'judges', 'variants', 'limit', 'rows', 'repeat'] as const).filter(
    (name) => request[name] !== undefined,
  );
  const other = given.find((name) => canonicalJson(asked[name]) !== canonicalJson(settings[name]));
  if (other === undefined) return;
  throw new HostError(
    'bad-argument',
    `Run ${id} was started with another value for ${other}, which a run keeps. Leave it out, or start anew without --resume: known answers come from the cache.`,
  );
}

interface Taken {
  readonly budget: Budget;
  readonly paid: Pick<PaidReplies, 'spent' | 'models'> | undefined;
  readonly ledger: CallLedger;
}

/**
 * The results of a run so far. What they cost is taken from the budget once the last one was read: from the results
 * themselves, or where every paid reply is kept beside them, from `paid`, to which only failed calls are added; and the
 * most that requests without an answer may have been billed with.
 */
export async function* earlierResults(
  folder: string,
  header: EvaluationHeader,
  { budget, paid, ledger }: Taken,
): AsyncGenerator<CellResult | PairResult, void> {
  let { spent } = paid ?? { spent: noCharge };
  const count = callCounter(header, paid?.models, ledger);
  for await (const line of readRun(folder, header.id)) {
    count(line);
    if (isPairLine(line)) {
      if (isFailedCall(line)) spent = addCharges([spent, { ...noCharge, calls: 1 }]);
      yield line;
    } else if (isCell(line)) {
      spent = addCharges([spent, paid === undefined ? chargeOf(line) : chargeOfFailure(line)]);
      yield line;
    }
  }
  const reservation = await budget.reserve(noCharge, new AbortController().signal);
  reservation.settle(addCharges([spent, ledger.charge()]));
}

/**
 * Takes in the lines of a run one by one, for the ledger to know what was sent and what was answered.
 * @param models who gave the paid replies, where those are kept beside the run; else its cells tell
 */
export function callCounter(
  { variants }: Pick<EvaluationHeader, 'variants'>,
  models: Iterable<string> | undefined,
  ledger: CallLedger,
): (line: { readonly type: string }) => void {
  const modelOf = new Map(variants.map(({ id, model }) => [id, model]));
  for (const model of models ?? []) ledger.answered(model);
  return (line) => {
    ledger.read(line);
    if (models !== undefined || !isCell(line) || line.cached || !isAnswer(line)) return;
    const model = modelOf.get(line.variant);
    if (model !== undefined) ledger.answered(model);
  };
}

function isAnswer({ error }: CellResult): boolean {
  return error === undefined || error.kind === 'score';
}

/** A call that failed was sent, and counts as it did when it was made; a row that could not be rendered was not. */
function chargeOf({ error, cached, inputTokens, outputTokens, usd = 0 }: CellResult): Charge {
  if (error?.kind === 'render' || cached) return noCharge;
  return { calls: 1, tokens: inputTokens + outputTokens, usd };
}

function chargeOfFailure(result: CellResult): Charge {
  const { error } = result;
  if (error === undefined || !isFailedCall(result)) return noCharge;
  return error.judge === undefined ? chargeOf(result) : { ...noCharge, calls: 1 };
}

function isFailedCall({ error }: Pick<CellResult, 'error'>): boolean {
  return error !== undefined && error.kind !== 'render' && error.kind !== 'score';
}

function changedFiles(then: readonly FileStamp[], now: readonly FileStamp[]): string[] {
  const hashes = new Map(now.map(({ path, hash }) => [path, hash]));
  const known = new Set(then.map(({ path }) => path));
  const different = then.filter(({ path, hash }) => hashes.get(path) !== hash).map(({ path }) => path);
  return [...different, ...now.flatMap(({ path }) => (known.has(path) ? [] : [path]))];
}

export function isEvaluation(header: RunHeader): header is EvaluationHeader {
  return header.kind === 'evaluate';
}

/** A line that holds a result; the journal is read as it was written, by Hone. */
export function isCell(line: { readonly type: string }): line is CellResult & { readonly type: 'cell' } {
  return line.type === 'cell' && 'variant' in line && 'row' in line && 'repeat' in line && 'scores' in line;
}

export function isPairLine(line: { readonly type: string }): line is PairLine {
  return line.type === 'pair' && 'metric' in line && 'row' in line && 'value' in line;
}
