import type { OptimizerRequest, OptimizerSnapshot, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import { snapshot } from './optimizer-form.js';
import { openPanel, type Panel } from './panel.js';

/** The optimizer view with what a test of it reads and presses. */
export interface OptimizerPanel extends Panel<OptimizerRequest, OptimizerUpdate> {
  /** The usual form but for what is given. */
  show(change?: Partial<OptimizerSnapshot>): Promise<void>;
  text(selector: string): string;
  buttons(): readonly HTMLElement[];
  button(words: string): HTMLElement | undefined;
}

export async function openOptimizer(): Promise<OptimizerPanel> {
  const panel = await openPanel<OptimizerRequest, OptimizerUpdate>('optimizer');
  const buttons = (): HTMLElement[] => [...panel.document.querySelectorAll<HTMLElement>('vscode-button')];
  return {
    ...panel,
    show: (change = {}) => panel.receive({ type: 'snapshot', snapshot: { ...snapshot, ...change } }),
    text: (selector) => panel.document.querySelector(selector)?.textContent ?? '',
    buttons,
    button: (words) => buttons().find(({ textContent }) => textContent === words),
  };
}
