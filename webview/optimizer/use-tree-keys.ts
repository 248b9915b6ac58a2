import { useState } from 'preact/hooks';
import type { TreeNode } from './candidate-tree.js';

export interface TreeKeys {
  /** The line the Tab key leads to. */
  readonly active: string | undefined;
  readonly onFocus: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface TreeActions {
  readonly fold: (id: string, isFolded: boolean) => void;
  readonly close: () => void;
}

/** Arrows, Home and End move through the lines; left and right fold them; Escape closes the one that is open. */
export function useTreeKeys(nodes: readonly TreeNode[], { fold, close }: TreeActions): TreeKeys {
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(
    0,
    nodes.findIndex(({ candidate }) => candidate.id === chosen),
  );
  const current = nodes[at];
  const goTo = (event: KeyboardEvent, index: number): void => {
    const next = nodes[Math.min(nodes.length - 1, Math.max(0, index))];
    if (next === undefined) return;
    setChosen(next.candidate.id);
    lineIn(event.currentTarget, next.candidate.id)?.focus();
  };
  const toParent = (event: KeyboardEvent): void => {
    const above = nodes.slice(0, at).findLastIndex(({ level }) => level < (current?.level ?? 1));
    if (above >= 0) goTo(event, above);
  };
  const keys: Readonly<Record<string, (event: KeyboardEvent, node: TreeNode) => void>> = {
    ArrowDown: (event) => goTo(event, at + 1),
    ArrowUp: (event) => goTo(event, at - 1),
    Home: (event) => goTo(event, 0),
    End: (event) => goTo(event, nodes.length - 1),
    ArrowRight(event, { candidate, children, isFolded }) {
      if (children > 0 && isFolded) fold(candidate.id, false);
      else if (children > 0) goTo(event, at + 1);
    },
    ArrowLeft(event, { candidate, children, isFolded }) {
      if (children > 0 && !isFolded) fold(candidate.id, true);
      else toParent(event);
    },
  };
  return {
    active: current?.candidate.id,
    onFocus: setChosen,
    onKeyDown(event) {
      const isOnLine = (event.target as HTMLElement).hasAttribute('data-candidate');
      const act = isOnLine ? keys[event.key] : undefined;
      if (act && current) {
        event.preventDefault();
        act(event, current);
      } else if (event.key === 'Escape' && current) {
        close();
        lineIn(event.currentTarget, current.candidate.id)?.focus();
      }
    },
  };
}

function lineIn(tree: EventTarget | null, id: string): HTMLElement | null {
  return (tree as HTMLElement).querySelector<HTMLElement>(`[data-candidate="${id}"]`);
}
