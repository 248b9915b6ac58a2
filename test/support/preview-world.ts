import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import type { RowItem } from '../../src/engine/dataset/row.js';
import type { ReferenceSource } from '../../src/engine/prompt/formats/prompty/resolve-references.js';
import { parsePrompts } from '../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../src/engine/prompt/prompt-doc.js';
import { resolvePrompt } from '../../src/engine/prompt/resolve-prompt.js';
import { createPreviewMemory, type PreviewMemory } from '../../src/extension/preview/preview-memory.js';
import { createPreviewState, type PreviewState } from '../../src/extension/preview/preview-state.js';
import { promptView } from '../../src/extension/preview/prompt-view.js';
import { HostError } from '../../src/host/host-error.js';
import type { PromptView } from '../../src/protocol/preview.js';
import { type OpenDocument, openDocument } from './editor-fakes.js';

/** The prompt that is shown unless a test says otherwise. */
export const askPrompt = `---
input: { schema: { question: string, audience: string } }
data: rows.jsonl
matrix: { tone: [brief, polite] }
---
{% include "rules" %} {{ tone }}
Q: {{ question }}
`;

/** A prompt in the preview, with the files around it. */
export interface PreviewWorld {
  readonly state: PreviewState;
  readonly open: OpenDocument;
  readonly memory: PreviewMemory;
  /** What a file holds, by its name: rows, or why it cannot be read. */
  readonly data: Record<string, readonly Record<string, unknown>[] | HostError>;
  readonly partials: Record<string, string | HostError>;
  /** Tells that a file of rows has changed. */
  fileChanged(name: string): void;
  /** The view once the rows are others than those that are shown now. */
  reread(): Promise<PromptView>;
  view(): PromptView;
  /** The view once everything is read. */
  settled(): Promise<PromptView>;
}

interface Start {
  /** The prompt's file; its ending decides the format. */
  readonly path?: string;
  readonly text?: string;
  readonly memory?: PreviewMemory;
  readonly trusted?: boolean;
  readonly references?: ReferenceSource;
  readonly change?: (doc: PromptDoc) => PromptDoc;
}

export function openWorld(start: Start = {}): PreviewWorld {
  const kept = new Map<string, unknown>();
  const memory =
    start.memory ??
    createPreviewMemory({
      get: (key) => kept.get(key),
      update: (key, value) => Promise.resolve(void kept.set(key, value)),
    });
  const open = openDocument('/folder/ask.prompt', start.text ?? askPrompt);
  const data: PreviewWorld['data'] = {
    'rows.jsonl': [{ question: 'one' }, { question: 'two' }, { question: 'three' }],
  };
  const partials: PreviewWorld['partials'] = { rules: 'Rules.' };
  const watchers = new Map<string, () => void>();
  const { change = (doc: PromptDoc) => doc } = start;
  const state = createPreviewState({
    prompts: (document) => {
      const [first, ...others] = parsePrompts(document.getText(), start.path ?? 'ask.prompt');
      return [change(first), ...others];
    },
    filesOf: () => ({
      partial(name) {
        const found = partials[name];
        if (found instanceof HostError) throw found;
        return found === undefined ? undefined : { uri: fileAt(name), text: found };
      },
      resolve: (doc) => ({ doc: resolvePrompt(doc, start.references ?? nowhere), files: [] }),
      locate: (reference) => (start.trusted === false ? { refusal: `${reference}: not here.` } : fileAt(reference)),
      rows: ({ path }) => rowsOf(data[path]),
      watch({ path }, onChanged) {
        watchers.set(path, onChanged);
        return () => watchers.delete(path);
      },
    }),
    defaultModel: () => 'offline/learner',
    memory,
    onChanged: () => undefined,
  });
  state.show(open.document);
  const view = (): PromptView => {
    const shown = state.shown();
    assert.ok(shown);
    return promptView(shown, { cursor: undefined, search: null, addressOf: () => ({ reason: 'none' }) });
  };
  return {
    ...{ state, open, memory, data, partials, view },
    fileChanged: (name) => watchers.get(name)?.(),
    async reread() {
      const before = state.shown()?.source?.list;
      for (let looks = 0; looks < 100 && state.shown()?.source?.list === before; looks++) {
        await new Promise(setImmediate);
      }
      return view();
    },
    async settled() {
      for (let looks = 0; looks < 100; looks++) {
        const shown = state.shown();
        if (shown?.result && shown.source?.list.state !== 'reading') break;
        await new Promise(setImmediate);
      }
      return view();
    },
  };
}

const nowhere: ReferenceSource = { env: () => undefined, readFile: () => 'missing' };

function fileAt(path: string): Uri {
  return { path, toString: () => `file:///folder/${path}` } as unknown as Uri;
}

async function* rowsOf(rows: readonly Record<string, unknown>[] | HostError | undefined): AsyncGenerator<RowItem> {
  await Promise.resolve();
  if (rows instanceof HostError) throw rows;
  for (const [i, values] of (rows ?? []).entries()) {
    const isRow = !('not a row' in values);
    if (isRow) yield { type: 'row', row: { id: `${i + 1}-x`, line: i + 1, values } };
    else yield { type: 'problem', problem: { line: i + 1, message: 'This is not JSON; correct or remove the line.' } };
  }
}

/** The messages, each as one text. */
export const sent = (view: PromptView): string[] =>
  view.rendering?.messages.map(({ pieces }) => pieces.map((piece) => piece.text).join('')) ?? [];
