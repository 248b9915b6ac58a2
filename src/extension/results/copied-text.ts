import { estimateText } from '../../engine/eval/sentences.js';
import type { ChatMessage } from '../../engine/model/chat-model.js';
import { harmless } from '../../host/reports/eval-csv.js';
import { markdownTable } from '../../host/reports/markdown.js';
import { dollars } from '../../host/reports/wording.js';
import type { ResultsSnapshot, VariantLine } from '../../protocol/results.js';
import type { RowCells } from './row-cells.js';

/** The variants with their scores as a table in Markdown. */
export function scoresText({ metrics, variants }: Pick<ResultsSnapshot, 'metrics' | 'variants'>): string {
  const rows = variants.map(({ label, scores, n, tokens, usd }) => [
    label,
    ...metrics.map((metric) => (scores[metric] === undefined ? '' : estimateText(scores[metric]))),
    String(n),
    String(tokens),
    usd === null ? 'unknown' : dollars(usd),
  ]);
  return `${markdownTable(['variant', ...metrics, 'answers scored', 'tokens', 'cost'], rows)}\n`;
}

/** Rows with their answers as cells that a spreadsheet takes: tabs between them, quoted where it needs be. */
export function rowsText(rows: readonly RowCells[], variants: readonly Pick<VariantLine, 'id' | 'label'>[]): string {
  const head = ['line', 'expected', ...variants.map(({ label }) => label)];
  const lines = rows.map(({ line, expected = '', cells }) => [
    String(line),
    expected,
    ...variants.map(({ id }) => cells.get(id)?.error?.message ?? cells.get(id)?.answer ?? ''),
  ]);
  return [head, ...lines].map((line) => `${line.map(pasted).join('\t')}\n`).join('');
}

function pasted(text: string): string {
  const safe = harmless(text);
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function messagesText(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, content }) => `${role}:\n${content}\n`).join('\n');
}
