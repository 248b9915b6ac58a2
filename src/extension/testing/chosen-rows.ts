import type * as vscode from 'vscode';
import type { TestItems } from './test-items.js';

/** What of a prompt is to be run. */
export interface ChosenRows {
  readonly prompt: vscode.Uri;
  /** Undefined where it is all of them. */
  readonly rows: readonly string[] | undefined;
}

type Places = Pick<TestItems, 'placeOf'>;

/** By prompt, what a request is about: all its rows, or those that were chosen and not hidden. Pages must have been read. */
export function chosenRows(
  { exclude = [] }: Pick<vscode.TestRunRequest, 'exclude'>,
  included: readonly vscode.TestItem[],
  items: Places,
): ChosenRows[] {
  const left = new Set(exclude.flatMap((item) => rowsIn(item, items)));
  const narrowed = new Set(exclude.map((item) => items.placeOf(item)?.prompt.toString()));
  const chosen = new Map<string, { readonly prompt: vscode.Uri; whole: boolean; readonly rows: Set<string> }>();
  for (const item of included) {
    const place = items.placeOf(item);
    if (place === undefined) continue;
    const key = place.prompt.toString();
    const entry = chosen.get(key) ?? { prompt: place.prompt, whole: false, rows: new Set<string>() };
    chosen.set(key, entry);
    entry.whole ||= place.kind === 'prompt' && !narrowed.has(key);
    for (const row of rowsIn(item, items)) if (!left.has(row)) entry.rows.add(row);
  }
  return [...chosen.values()].flatMap(({ prompt, whole, rows }): ChosenRows[] => {
    if (whole) return [{ prompt, rows: undefined }];
    return rows.size === 0 ? [] : [{ prompt, rows: Array.from(rows, (key) => key.slice(key.indexOf(' ') + 1)) }];
  });
}

/** The rows at and below an item, by prompt and id. */
function rowsIn(item: vscode.TestItem, items: Places): string[] {
  const place = items.placeOf(item);
  if (place?.kind === 'row') return [`${place.prompt.toString()} ${place.row}`];
  return Array.from(item.children, ([, child]) => rowsIn(child, items)).flat();
}
