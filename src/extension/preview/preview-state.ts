import type * as vscode from 'vscode';
import type { PreviewMemory } from './preview-memory.js';
import { createRowSources } from './row-source.js';
import { createShownMaker, type MakerPorts, type Shown, type Target } from './shown.js';

export interface PreviewPorts extends Omit<MakerPorts, 'sources'> {
  /** What is shown may be another now. */
  readonly onChanged: () => void;
}

/** Which prompt is shown with which row, rendered again whenever something of it has changed. */
export interface PreviewState {
  readonly document: vscode.TextDocument | undefined;
  /** Undefined while there is no prompt. */
  shown(): Shown | undefined;
  show(document: vscode.TextDocument, index?: number): void;
  /** Shows nothing any more. */
  clear(): void;
  /** Something it was made of has changed. */
  changed(): void;
  choosePrompt(index: number): void;
  chooseVariant(index: number): void;
  chooseRow(number: number): void;
  setValue(name: string, text: string): void;
  dispose(): void;
}

export function createPreviewState(ports: PreviewPorts): PreviewState {
  const { memory, onChanged } = ports;
  let target: Target | undefined;
  let made: Shown | undefined;
  const changed = (): void => {
    made = undefined;
    onChanged();
  };
  const maker = createShownMaker({ ...ports, sources: createRowSources(changed) });
  const shown = (): Shown | undefined => (made ??= target && maker.make(target));
  const choose = (change: Parameters<PreviewMemory['change']>[1]): void => {
    const current = shown();
    if (!current) return;
    memory.change(current.key, change);
    changed();
  };
  return {
    get document() {
      return target?.document;
    },
    shown,
    show(document, index = 0) {
      if (target?.document === document && target.index === index) return;
      target = { document, index };
      changed();
    },
    clear() {
      target = undefined;
      changed();
    },
    changed,
    choosePrompt(index) {
      if (target) target = { ...target, index };
      changed();
    },
    chooseVariant: (variant) => choose({ variant }),
    chooseRow: (row) => choose({ row: Math.max(1, row) }),
    setValue(name, text) {
      const current = shown();
      if (current) choose({ values: { ...memory.of(current.key).values, [name]: text } });
    },
    dispose: () => maker.dispose(),
  };
}
