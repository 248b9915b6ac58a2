import { Uri } from 'vscode';
import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { ChatMessage } from '../../engine/model/chat-model.js';
import type { OpenCell } from '../../protocol/results.js';
import { failureText } from '../failure-text.js';
import type { LoadJobs } from '../load-bundles.js';
import type { ResultsState } from '../panels/results-state.js';
import type { OpenRunHost } from '../run-host.js';

/** A cell with the messages that were sent for it; undefined when the run has no such cell. */
export async function openCell(
  ports: { readonly loadJobs: LoadJobs; readonly openRunHost: OpenRunHost },
  state: ResultsState,
  key: { readonly row: string; readonly variant: string },
): Promise<OpenCell | undefined> {
  const result = state.cell(key.row, key.variant);
  return result && toOpenCell(result, await messagesOf(ports, state, key));
}

type Messages = { readonly messages: readonly ChatMessage[]; readonly problem: string | null };

async function messagesOf(
  { loadJobs, openRunHost }: { readonly loadJobs: LoadJobs; readonly openRunHost: OpenRunHost },
  { run: { files } }: ResultsState,
  key: { readonly row: string; readonly variant: string },
): Promise<Messages> {
  const host = await openRunHost(Uri.file(files[0] ?? ''));
  try {
    return { messages: await loadJobs().cellMessages({ files }, host, key), problem: null };
  } catch (error) {
    return { messages: [], problem: failureText(error) };
  } finally {
    host.close();
  }
}

function toOpenCell(result: CellResult, { messages, problem }: Messages): OpenCell {
  const { row, variant, line, answer, expected, label, scores, reasons, inputTokens, outputTokens, usd, cached } =
    result;
  return {
    row,
    variant,
    line,
    messages,
    problem,
    answer,
    expected: expected ?? null,
    label: label ?? null,
    scores: Object.entries(scores).map(([metric, value]) => ({ metric, value, reason: reasons[metric] ?? null })),
    error: result.error?.message ?? null,
    inputTokens,
    outputTokens,
    usd: usd ?? null,
    cached,
  };
}
