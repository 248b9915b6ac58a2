import { symbols } from '../symbols.js';
import type { Place } from './contracts.js';
import type { IndexedWorkspace } from './prompt-index.js';

/** A prompt, a part of one or an input, to be found by its name from anywhere. */
export interface WorkspaceSymbol extends Place {
  readonly name: string;
  readonly kind: 'prompt' | 'part' | 'input' | 'macro';
  /** The prompt it belongs to; the file's path for a prompt itself. */
  readonly container: string;
}

/** More than these a list does not show. */
const most = 500;

/** Those whose name has the letters of the query in order, as the editor filters them further. */
export function workspaceSymbols(workspace: IndexedWorkspace, query: string): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const symbol of allSymbols(workspace)) {
    if (!hasLetters(symbol.name, query)) continue;
    found.push(symbol);
    if (found.length >= most) break;
  }
  return found;
}

function* allSymbols({ prompts, units }: IndexedWorkspace): Generator<WorkspaceSymbol> {
  for (const { doc } of prompts) {
    const { name, inputs } = doc.config;
    const { path, range } = doc;
    yield { name, kind: 'prompt', container: path, path, span: { start: range.start, end: range.start } };
    const parts = symbols(doc).flatMap(({ children }) => children.filter(({ kind }) => kind === 'part'));
    for (const part of parts) yield { name: part.name, kind: 'part', container: name, path, span: part.selection };
    for (const input of inputs) yield { name: input.name, kind: 'input', container: name, path, span: input.span };
  }
  for (const { path, links, nameAt } of units) {
    for (const start of links.macros.keys()) {
      const macro = nameAt.get(start);
      if (macro !== undefined) yield { name: macro.name, kind: 'macro', container: path, path, span: macro.span };
    }
  }
}

function hasLetters(name: string, query: string): boolean {
  const [letters, searched] = [query.toLowerCase(), name.toLowerCase()];
  let at = 0;
  for (const letter of letters) {
    at = searched.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
