import assert from 'node:assert/strict';
import type {
  MessageView,
  PieceView,
  PreviewRequest,
  PreviewSnapshot,
  PreviewUpdate,
  PromptView,
  RenderingView,
  RowPicker,
} from '../../src/protocol/preview.js';
import { openPanel, type Panel } from './panel.js';

export const literal = (text: string): PieceView => ({ kind: 'literal', text, variable: null });
export const value = (variable: string, text: string): PieceView => ({ kind: 'value', text, variable });
const missing = (name: string): PieceView => ({ kind: 'missing', text: name, variable: name });
export const message = (pieces: readonly PieceView[], change: Partial<MessageView> = {}): MessageView => ({
  role: 'user',
  demo: null,
  pieces,
  hidden: 0,
  tokens: 12,
  usd: 0.000005,
  ...change,
});

export const rows: RowPicker = {
  file: '../data/questions.jsonl',
  number: 2,
  total: 250,
  state: 'all',
  line: 3,
  title: null,
  search: null,
};

export const rendering: RenderingView = {
  messages: [
    message([literal('Be '), value('tone', 'brief'), literal('.')], { role: 'system' }),
    message([literal('Q: '), value('question', 'Why?'), literal(' for '), missing('audience')]),
  ],
  variables: [
    { name: 'question', slot: 0, trust: 'user', pieces: 1, missing: null },
    { name: 'tone', slot: 1, trust: 'dev', pieces: 1, missing: null },
    {
      name: 'audience',
      slot: 2,
      trust: 'dev',
      pieces: 1,
      missing: { reason: 'Declared, but this row has no such column.', place: 'line 9' },
    },
  ],
  tokens: 1234,
  usd: 0.00049,
  expected: 'description',
};

const prompt: PromptView = {
  path: 'prompts/ask.prompt',
  names: ['ask'],
  name: 0,
  model: 'openai/gpt-4.1-mini',
  variants: ['brief'],
  variant: 0,
  rows,
  fields: [],
  rendering,
  stale: false,
  problems: [],
  marks: [],
};

export const previewSnapshot: PreviewSnapshot = {
  version: 7,
  prompt,
  pinned: false,
  copied: null,
  view: { legend: true, whitespace: false },
};

/** The preview with a prompt to show and short ways to what a user sees and does. */
export interface PreviewPanel extends Panel<PreviewRequest, PreviewUpdate> {
  /** A snapshot like the usual one but for these. */
  show(change?: Partial<PromptView>, whole?: Partial<PreviewSnapshot>): Promise<void>;
  showMessages(messages: readonly MessageView[]): Promise<void>;
  all(selector: string): HTMLElement[];
  one(selector: string): HTMLElement;
  text(selector: string): string;
  press(selector: string): void;
  fire(target: Element, name: 'KeyboardEvent' | 'MouseEvent' | 'Event', type: string, options?: object): void;
  /** The last thing asked of the extension, besides that it was drawn. */
  asked(): PreviewRequest | undefined;
}

export async function openPreview(): Promise<PreviewPanel> {
  const panel = await openPanel<PreviewRequest, PreviewUpdate>('preview');
  const { document } = panel;
  const show: PreviewPanel['show'] = (change = {}, whole = {}) =>
    panel.receive({ type: 'snapshot', snapshot: { ...previewSnapshot, prompt: { ...prompt, ...change }, ...whole } });
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string): HTMLElement => {
    const [found] = all(selector);
    assert.ok(found, `nothing is ${selector}`);
    return found;
  };
  return {
    ...panel,
    show,
    showMessages: (messages) => show({ rendering: { ...rendering, messages } }),
    all,
    one,
    text: (selector) => document.querySelector(selector)?.textContent ?? '',
    press: (selector) => one(selector).click(),
    fire(target, name, type, options = {}) {
      const constructors = document.defaultView as unknown as Record<string, typeof Event>;
      const Constructor = constructors[name];
      if (Constructor) target.dispatchEvent(new Constructor(type, { bubbles: true, ...options }));
    },
    asked: () => panel.sent.findLast(({ type }) => type !== 'drawn'),
  };
}
