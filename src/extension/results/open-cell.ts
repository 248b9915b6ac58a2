import * as vscode from 'vscode';
import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { JudgeWork } from '../../engine/eval/judge/judge-work.js';
import type { PairResult } from '../../engine/eval/pairs/pair-result.js';
import { isEditorModel } from '../../engine/model/chat-model.js';
import type { CellScore, Duel, Grading, OpenCell, OtherAnswer } from '../../protocol/results.js';
import type { StoredCell } from '../stored-cell.js';
import { failureText } from '../failure-text.js';
import { variantLabels } from './result-words.js';
import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';
import { withRunHost } from './with-run-host.js';

interface CellKey {
  readonly row: string;
  readonly variant: string;
}

/** A cell with the messages that were sent for it; undefined when the run has no such cell. */
export async function openCell(
  ports: Pick<ResultsPorts, 'loadJobs' | 'openRunHost'>,
  state: ResultsState,
  key: CellKey,
): Promise<OpenCell | undefined> {
  const result = state.cell(key.row, key.variant);
  return result && toOpenCell(state, result, await storedOf(ports, state, key));
}

async function storedOf(
  ports: Pick<ResultsPorts, 'loadJobs' | 'openRunHost'>,
  state: ResultsState,
  key: CellKey,
): Promise<StoredCell> {
  const { run, id, report } = state;
  const hasDuels = (report?.preferences ?? []).length > 0;
  try {
    return await withRunHost(ports, state, (host) =>
      ports.loadJobs().storedCell({ files: run.files, run: id, hasDuels }, host, key),
    );
  } catch (error) {
    return { messages: [], problem: failureText(error), duels: [] };
  }
}

function toOpenCell(state: ResultsState, result: CellResult, stored: StoredCell): OpenCell {
  const { row, variant, line, answer, expected, label, inputTokens, outputTokens, usd, cached } = result;
  const labels = variantLabels(state.variants);
  const nameOf = (id: string): string =>
    id === 'expected' ? vscode.l10n.t('the expected answer') : (labels.get(id) ?? id);
  const { judge, milliseconds, firstTokenMs = null, error } = result;
  return {
    ...{ row, variant, line, answer, inputTokens, outputTokens, milliseconds, firstTokenMs, cached },
    ...{ messages: stored.messages, problem: stored.problem },
    label: nameOf(variant),
    expected: expected ?? null,
    read: label ?? null,
    scores: scoresOf(result),
    error: error?.message ?? null,
    usd: isByEditor(state, variant) ? null : (usd ?? null),
    grading: judge ? gradingOf(judge) : null,
    others: othersOf(state, result, nameOf),
    duels: stored.duels.map((pair) => duelOf(pair, variant, nameOf)),
  };
}

/** What the plan behind it counts is not known. */
function isByEditor({ variants }: ResultsState, id: string): boolean {
  return variants.some((variant) => variant.id === id && isEditorModel(variant.model));
}

function gradingOf({ calls, cached, inputTokens, outputTokens, usd, votes }: JudgeWork): Grading {
  const judges = Object.values(votes).flatMap((some) => some.map(({ judge }) => judge));
  return {
    calls: calls + cached,
    tokens: inputTokens + outputTokens,
    usd: judges.some(isEditorModel) ? null : (usd ?? null),
    cached: calls === 0,
  };
}

/** A metric that judges voted on but has no score is shown for its votes. */
function scoresOf({ scores, reasons, judge }: CellResult): CellScore[] {
  const votes = judge?.votes ?? {};
  return Object.entries(scores).map(([metric, value]) => ({
    metric,
    value,
    reason: reasons[metric] ?? null,
    votes: (votes[metric] ?? []).map((vote) => `${vote.judge}: ${vote.verdict}`),
  }));
}

function othersOf(state: ResultsState, { row, variant }: CellResult, nameOf: (id: string) => string): OtherAnswer[] {
  const before = state.comparison?.moves.before(row, variant);
  const cells = [...(state.row(row)?.cells.values() ?? [])].filter((cell) => cell.variant !== variant);
  return [
    ...(before ? [{ name: vscode.l10n.t('the earlier run'), answer: before.answer }] : []),
    ...cells.map((cell) => ({ name: nameOf(cell.variant), answer: cell.error?.message ?? cell.answer })),
  ];
}

function duelOf(pair: PairResult, variant: string, nameOf: (id: string) => string): Duel {
  const isB = pair.b === variant;
  return {
    metric: pair.metric,
    against: nameOf(isB ? pair.a : pair.b),
    value: isB ? pair.value : 1 - pair.value,
    reason: pair.error?.message ?? pair.reason ?? null,
  };
}
