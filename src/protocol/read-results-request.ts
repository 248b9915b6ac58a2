import { isCount, isRecord, isText } from './guards.js';
import {
  type CopiedPart,
  type LabelPick,
  type ResultsRequest,
  rowFilters,
  type RowSort,
  type RowView,
  type SortColumn,
} from './results.js';

type Message = Readonly<Record<string, unknown>>;

/** More rows than any screen shows: what one message may ask for at most. */
const mostRows = 500;
/** More than a person marks one by one. */
const mostChosen = 100_000;

/** The request in a message from the panel; undefined when it is none. */
export function readResultsRequest(message: unknown): ResultsRequest | undefined {
  if (!isRecord(message)) return undefined;
  const simple = plain.find((known) => known === message['type']);
  return simple ? { type: simple } : (readRows(message) ?? readChoice(message));
}

const plain = ['ready', 'stop', 'rerun', 'rerun-failed', 'close', 'history', 'end-comparison', 'export'] as const;
const sorts: readonly SortColumn[] = ['failures', 'line', 'expected', 'variant'];
const parts: readonly CopiedPart[] = ['scores', 'rows', 'answer', 'messages'];

function readRows(message: Message): ResultsRequest | undefined {
  const { type, rows, view, row, variant } = message;
  if (type === 'rerun-rows' || type === 'copy-rows') {
    const isList = Array.isArray(rows) && rows.length <= mostChosen && rows.every(isText);
    return isList ? { type, rows } : undefined;
  }
  if (type === 'open') return isText(row) && isText(variant) ? { type, row, variant } : undefined;
  const read = type === 'view' ? readView(view) : undefined;
  return read && { type: 'view', view: read };
}

function readChoice({ type, index, run, prompt, what }: Message): ResultsRequest | undefined {
  if (type === 'run') return isCount(index) ? { type, index } : undefined;
  if (type === 'open-run') return isText(run) ? { type, run } : undefined;
  if (type === 'compare') return isText(run) || run === null ? { type, run } : undefined;
  if (type === 'prompt-diff') return isText(prompt) ? { type, prompt } : undefined;
  const part = type === 'copy' ? parts.find((known) => known === what) : undefined;
  return part && { type: 'copy', what: part };
}

function readView(view: unknown): RowView | undefined {
  if (!isRecord(view)) return undefined;
  const { search, first, count } = view;
  const filter = rowFilters.find((known) => known === view['filter']);
  const sort = readSort(view['sort']);
  const labels = readLabels(view['labels']);
  if (filter === undefined || sort === undefined || labels === undefined || !isText(search)) return undefined;
  if (!isCount(first) || !isCount(count) || count > mostRows) return undefined;
  return { filter, search, sort, labels, first, count };
}

function readSort(sort: unknown): RowSort | undefined {
  if (!isRecord(sort)) return undefined;
  const { variant, descending } = sort;
  const by = sorts.find((known) => known === sort['by']);
  if (by === undefined || typeof descending !== 'boolean') return undefined;
  return isText(variant) || variant === null ? { by, variant, descending } : undefined;
}

function readLabels(labels: unknown): LabelPick | null | undefined {
  if (labels === null) return null;
  if (!isRecord(labels)) return undefined;
  const { variant, expected, answered } = labels;
  if (!isText(variant) || !isText(expected)) return undefined;
  return isText(answered) || answered === null ? { variant, expected, answered } : undefined;
}
