import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { parsePrompts } from '../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../src/engine/prompt/prompt-doc.js';
import { createPreviewMemory, type PreviewMemory } from '../../../src/extension/preview/preview-memory.js';
import { createPreviewState, type PreviewState } from '../../../src/extension/preview/preview-state.js';
import { promptView } from '../../../src/extension/preview/prompt-view.js';
import { HostError } from '../../../src/host/host-error.js';
import type { PromptView } from '../../../src/protocol/preview.js';
import { type OpenDocument, openDocument } from '../../support/editor-fakes.js';

const text = `---
input: { schema: { question: string, audience: string } }
data: rows.jsonl
matrix: { tone: [brief, polite] }
---
{% include "rules" %} {{ tone }}
Q: {{ question }}
`;

interface World {
  readonly state: PreviewState;
  readonly open: OpenDocument;
  readonly memory: PreviewMemory;
  /** What a file holds, by its name: rows, or why it cannot be read. */
  readonly data: Record<string, readonly Record<string, unknown>[] | HostError>;
  readonly partials: Record<string, string | HostError>;
  /** Tells that a file of rows has changed. */
  fileChanged(name: string): void;
  view(): PromptView;
  /** The view once everything is read. */
  settled(): Promise<PromptView>;
}

interface Start {
  readonly text?: string;
  readonly memory?: PreviewMemory;
  readonly trusted?: boolean;
  readonly change?: (doc: PromptDoc) => PromptDoc;
}

function openWorld(start: Start = {}): World {
  const kept = new Map<string, unknown>();
  const memory =
    start.memory ??
    createPreviewMemory({
      get: (key) => kept.get(key),
      update: (key, value) => Promise.resolve(void kept.set(key, value)),
    });
  const open = openDocument('/work/ask.prompt', start.text ?? text);
  const data: World['data'] = { 'rows.jsonl': [{ question: 'one' }, { question: 'two' }, { question: 'three' }] };
  const partials: World['partials'] = { rules: 'Rules.' };
  const watchers = new Map<string, () => void>();
  const { change = (doc: PromptDoc) => doc } = start;
  const state = createPreviewState({
    prompts: (document) => {
      const [first, ...others] = parsePrompts(document.getText(), 'ask.prompt');
      return [change(first), ...others];
    },
    filesOf: () => ({
      partial(name) {
        const found = partials[name];
        if (found instanceof HostError) throw found;
        return found === undefined ? undefined : { path: join('/work', name), text: found };
      },
      locate: (reference) => (start.trusted === false ? undefined : reference),
      rows: (path) => rowsOf(data[path]),
      watch(path, onChanged) {
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

async function* rowsOf(rows: readonly Record<string, unknown>[] | HostError | undefined): AsyncGenerator<RowItem> {
  await Promise.resolve();
  if (rows instanceof HostError) throw rows;
  for (const [i, values] of (rows ?? []).entries()) {
    const isRow = !('not a row' in values);
    if (isRow) yield { type: 'row', row: { id: `${i + 1}-x`, line: i + 1, values } };
    else yield { type: 'problem', problem: { line: i + 1, message: 'This is not JSON; correct or remove the line.' } };
  }
}

const sent = (view: PromptView): string[] =>
  view.rendering?.messages.map(({ pieces }) => pieces.map((piece) => piece.text).join('')) ?? [];

describe('the state of the preview', () => {
  it('shows the first row, and others by number', async () => {
    const world = openWorld();
    assert.deepEqual(sent(await world.settled()), ['Rules. brief\nQ: one']);
    world.state.chooseRow(3);
    const view = world.view();
    assert.deepEqual(sent(view), ['Rules. brief\nQ: three']);
    assert.deepEqual([view.rows?.number, view.rows?.total, view.rows?.line, view.rows?.state], [3, 3, 3, 'all']);
  });

  it('shows nothing before the chosen row is read', () => {
    const world = openWorld();
    assert.equal(world.view().rendering, null);
    assert.equal(world.view().rows?.state, 'reading');
  });

  it('keeps row, variant and prompt apart for each prompt, also when it is opened again', async () => {
    const world = openWorld();
    await world.settled();
    world.state.chooseRow(2);
    world.state.chooseVariant(1);
    const again = openWorld({ memory: world.memory });
    assert.deepEqual(sent(await again.settled()), ['Rules. polite\nQ: two']);
  });

  it('shows the last row when the chosen one is no longer there', async () => {
    const world = openWorld();
    await world.settled();
    world.state.chooseRow(99);
    assert.equal(world.view().rows?.number, 3);
  });

  it('follows the buffer, saved or not', async () => {
    const world = openWorld();
    await world.settled();
    world.open.type(text.replace('Q:', 'Question:'));
    world.state.changed();
    assert.deepEqual(sent(world.view()), ['Rules. brief\nQuestion: one']);
  });

  it('keeps what a broken template gave before, and says where the fault is', async () => {
    const world = openWorld();
    await world.settled();
    world.open.type(text.replace('{{ question }}', '{{ question'));
    world.state.changed();
    const view = world.view();
    assert.deepEqual([view.stale, sent(view)], [true, ['Rules. brief\nQ: one']]);
    assert.deepEqual(
      view.problems.map(({ severity, place }) => [severity, /^ask\.prompt:[78]:/.test(place ?? '')]),
      [['error', true]],
    );
    assert.deepEqual(view.marks, []);
  });

  it('follows a partial', async () => {
    const world = openWorld();
    await world.settled();
    world.partials['rules'] = 'Other rules.';
    world.state.changed();
    assert.match(sent(world.view())[0] ?? '', /^Other rules\./);
  });

  it('says why a partial cannot be read', async () => {
    const world = openWorld();
    world.partials['rules'] = new HostError('outside-workspace', '`rules` lies outside the workspace.');
    const { problems } = await world.settled();
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['error', 'warning'],
    );
    assert.equal(problems[1]?.message, '`rules` lies outside the workspace.');
  });

  it('reads rows again when their file changes', async () => {
    const world = openWorld();
    await world.settled();
    world.data['rows.jsonl'] = [{ question: 'new' }];
    world.fileChanged('rows.jsonl');
    assert.deepEqual(sent(await world.settled()), ['Rules. brief\nQ: new']);
  });

  it('says why there are no rows, and asks for values instead', async () => {
    const world = openWorld();
    world.data['rows.jsonl'] = new HostError('not-found', 'rows.jsonl: there is no such file.');
    const view = await world.settled();
    assert.deepEqual(
      view.problems.map(({ message }) => message),
      ['rows.jsonl: there is no such file.'],
    );
    assert.deepEqual(
      view.fields.map(({ name, type }) => `${name} ${type}`),
      ['question string', 'audience string'],
    );
  });

  it('says which lines are no rows', async () => {
    const world = openWorld();
    world.data['rows.jsonl'] = [{ 'not a row': 1 }, { question: 'two' }];
    const view = await world.settled();
    assert.equal(view.problems[0]?.message, 'rows.jsonl: Line 1: This is not JSON; correct or remove the line.');
    assert.deepEqual([view.rows?.number, view.rows?.line], [1, 2]);
  });

  it('does not look outside the folder in restricted mode', async () => {
    const view = await openWorld({ trusted: false }).settled();
    assert.match(view.problems[0]?.message ?? '', /`rows\.jsonl` is not read in restricted mode/);
  });

  it('takes typed values where there are no rows: text as declared, else JSON', async () => {
    const world = openWorld({ text: '---\ninput: { schema: { a: string, n: number } }\n---\n{{ a }} {{ n + 1 }}' });
    await world.settled();
    world.state.setValue('a', '5');
    world.state.setValue('n', '5');
    assert.deepEqual(sent(world.view()), ['5 6']);
    world.state.setValue('a', '');
    assert.equal(world.view().rendering?.variables[0]?.missing, 'No value is given.');
  });

  it('takes the rows that the file itself brings along, under their names', async () => {
    const samples = ['x', 'y'].map((question, i) => ({
      name: `case ${i + 1}`,
      values: { question },
      span: { start: 0, end: 0 },
    }));
    const world = openWorld({ text: 'Q: {{ question }}', change: (doc) => ({ ...doc, samples }) });
    await world.settled();
    world.state.chooseRow(2);
    const { rows } = world.view();
    assert.deepEqual(sent(world.view()), ['Q: y']);
    assert.deepEqual([rows?.file, rows?.title, rows?.total], [null, 'case 2', 2]);
  });

  it('waits for demonstrations in a file of their own', async () => {
    const world = openWorld({ text: '---\nexpect: "{{ a }}"\ndemos: { path: demos.jsonl }\n---\nQ: {{ q }}' });
    world.data['demos.jsonl'] = [{ q: 'one', a: 'A' }];
    assert.equal(world.view().rendering, null);
    assert.deepEqual(sent(await world.settled()), ['Q: one', 'A', 'Q:q']);
  });

  it('keeps each variable its colour while the text around it changes', async () => {
    const world = openWorld();
    const slots = (view: PromptView): unknown =>
      Object.fromEntries(view.rendering?.variables.map(({ name, slot }) => [name, slot]) ?? []);
    assert.deepEqual(slots(await world.settled()), { question: 0, tone: 1 });
    world.open.type(text.replace('Q:', '{{ audience }} Q:'));
    world.state.changed();
    assert.deepEqual(slots(world.view()), { question: 0, tone: 1, audience: 2 });
  });

  it('marks what the cursor stands at', async () => {
    const world = openWorld();
    await world.settled();
    const start = text.indexOf('question }}');
    const shown = world.state.shown();
    assert.ok(shown);
    const cursor = { partial: undefined, span: { start, end: start } };
    const view = promptView(shown, { cursor, search: null, addressOf: () => ({ reason: 'none' }) });
    const mark = view.marks[0];
    assert.equal(mark && view.rendering?.messages[mark.message]?.pieces[mark.piece]?.text, 'one');
  });
});
