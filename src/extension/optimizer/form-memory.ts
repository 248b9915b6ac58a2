import type * as vscode from 'vscode';
import { isRecord, isText } from '../../protocol/guards.js';
import { formFields } from '../../protocol/optimizer-form.js';
import type { FormEdits } from './optimizer-form.js';

/** What the editor keeps for a workspace. */
export interface WindowState {
  readonly get: (key: string) => unknown;
  readonly update: (key: string, value: unknown) => PromiseLike<void>;
}

/** What was typed into the form of each prompt, kept over a reload of the window. */
export interface FormMemory {
  recall(prompt: vscode.Uri): FormEdits;
  /** Without edits the prompt is forgotten. */
  keep(prompt: vscode.Uri, edits: FormEdits): void;
}

const key = 'hone.optimizer.forms';
/** Prompts; beyond it the one changed longest ago is forgotten. */
const most = 20;

export function createFormMemory(state: WindowState): FormMemory {
  const all = (): readonly (readonly [string, unknown])[] => {
    const kept = state.get(key);
    return isRecord(kept) ? Object.entries(kept) : [];
  };
  return {
    recall: (prompt) => editsIn(all().find(([address]) => address === prompt.toString())?.[1]),
    keep(prompt, edits) {
      const others = all().filter(([address]) => address !== prompt.toString());
      const own = Object.keys(edits).length > 0 ? [[prompt.toString(), edits] as const] : [];
      void state.update(key, Object.fromEntries([...others, ...own].slice(-most)));
    },
  };
}

/** What another version of Hone left may have other fields. */
function editsIn(kept: unknown): FormEdits {
  if (!isRecord(kept)) return {};
  return Object.fromEntries(
    formFields.flatMap((field) => {
      const value = kept[field];
      return isText(value) ? [[field, value] as const] : [];
    }),
  );
}
