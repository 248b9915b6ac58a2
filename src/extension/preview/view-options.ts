import type * as vscode from 'vscode';
import type { PreviewSnapshot, ViewOption } from '../../protocol/preview.js';

/** How the panel is set, from the editor's memory of a workspace. */
export function viewOptions(settings: vscode.Memento): PreviewSnapshot['view'] {
  const view = (what: ViewOption, initial: boolean): boolean => settings.get(keyOf(what), initial);
  return { legend: view('legend', true), whitespace: view('whitespace', false) };
}

export async function keepViewOption(
  settings: vscode.Memento,
  { what, on }: { readonly what: ViewOption; readonly on: boolean },
): Promise<void> {
  await settings.update(keyOf(what), on);
}

function keyOf(what: ViewOption): string {
  return `preview.${what}`;
}
