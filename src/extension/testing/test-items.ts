import * as vscode from 'vscode';
import type { ListedRow } from '../../host/jobs/rows-of-prompt.js';
import { whole } from '../numbers.js';

/** What an item of the Test Explorer stands for. */
export type Place =
  | { readonly kind: 'prompt'; readonly prompt: vscode.Uri }
  /** Some of the rows of a prompt that has many. */
  | { readonly kind: 'page'; readonly prompt: vscode.Uri; readonly first: number; readonly count: number }
  | { readonly kind: 'row'; readonly prompt: vscode.Uri; readonly row: string };

/** Rows under one item; a prompt with more has them in pages, each read when it is opened. */
export const pageSize = 500;

/** The items of the explorer and what they stand for. */
export interface TestItems {
  placeOf(item: vscode.TestItem): Place | undefined;
  prompt(uri: vscode.Uri): vscode.TestItem;
  page(prompt: vscode.Uri, first: number, total: number): vscode.TestItem;
  row(prompt: vscode.Uri, row: ListedRow): vscode.TestItem;
  /** The item of a row, once its page was read. */
  rowItem(prompt: vscode.Uri, row: string): vscode.TestItem | undefined;
}

export function createTestItems(controller: vscode.TestController): TestItems {
  const places = new WeakMap<vscode.TestItem, Place>();
  const rows = new Map<string, vscode.TestItem>();
  const make = (label: string, uri: vscode.Uri, { id, place }: { id: string; place: Place }): vscode.TestItem => {
    const item = controller.createTestItem(id, label, uri);
    item.canResolveChildren = place.kind !== 'row';
    places.set(item, place);
    return item;
  };
  return {
    placeOf: (item) => places.get(item),
    rowItem: (prompt, row) => rows.get(rowKey(prompt, row)),
    prompt(uri) {
      const place = { kind: 'prompt', prompt: uri } as const;
      const item = make(vscode.workspace.asRelativePath(uri), uri, { id: uri.toString(), place });
      item.range = new vscode.Range(0, 0, 0, 0);
      return item;
    },
    page(prompt, first, total) {
      const count = Math.min(pageSize, total - first);
      const label = vscode.l10n.t('Rows {0} to {1}', whole(first + 1), whole(first + count));
      const place = { kind: 'page', prompt, first, count } as const;
      const item = make(label, prompt, { id: `${prompt.toString()} ${first}`, place });
      item.sortText = inOrder(first);
      return item;
    },
    row(prompt, { id, line, file, text }) {
      const key = rowKey(prompt, id);
      const item = make(text, vscode.Uri.file(file), { id: key, place: { kind: 'row', prompt, row: id } });
      item.range = new vscode.Range(line - 1, 0, line - 1, 0);
      item.description = vscode.l10n.t('line {0}', line);
      item.sortText = inOrder(line);
      rows.set(key, item);
      return item;
    },
  };
}

function rowKey(prompt: vscode.Uri, row: string): string {
  return `${prompt.toString()} ${row}`;
}

/** Sorted by text is sorted by number. */
function inOrder(number: number): string {
  return String(number).padStart(12, '0');
}
