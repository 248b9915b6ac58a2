import assert from 'node:assert/strict';
import { missingIn } from '../../../src/extension/preview/piece-places.js';
import { promptView } from '../../../src/extension/preview/prompt-view.js';
import { HostError } from '../../../src/host/host-error.js';
import type { PromptView } from '../../../src/protocol/preview.js';
import { askPrompt, openWorld, sent } from '../../support/preview-world.js';

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
    world.open.type(askPrompt.replace('Q:', 'Question:'));
    world.state.changed();
    assert.deepEqual(sent(world.view()), ['Rules. brief\nQuestion: one']);
  });

  it('keeps what a broken template gave before, and says where the fault is', async () => {
    const world = openWorld();
    await world.settled();
    world.open.type(askPrompt.replace('{{ question }}', '{{ question'));
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

  it('takes typed values where there are no rows: text as declared, else JSON', async () => {
    const world = openWorld({ text: '---\ninput: { schema: { a: string, n: number } }\n---\n{{ a }} {{ n + 1 }}' });
    await world.settled();
    world.state.setValue('a', '5');
    world.state.setValue('n', '5');
    assert.deepEqual(sent(world.view()), ['5 6']);
    world.state.setValue('a', '');
    assert.equal(world.view().rendering?.variables[0]?.missing?.reason, 'No value is given.');
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

  it('says where a missing value is asked for, in the prompt and in a partial', async () => {
    const world = openWorld();
    world.partials['rules'] = 'Rules\nfor {{ tone }} {{ reader }}.';
    const { rendering } = await world.settled();
    const missing = rendering?.messages[0]?.pieces.find(({ kind }) => kind === 'missing');
    assert.deepEqual([missing?.text, missing?.place], ['reader', 'rules:2']);
    const place = rendering?.variables.find(({ name }) => name === 'reader')?.missing?.place;
    assert.equal(place, 'rules:2');
    const shown = world.state.shown();
    assert.ok(shown);
    const editor = missingIn(shown, 'reader');
    assert.ok(editor && 'span' in editor);
    assert.equal(editor.uri.path, 'rules');
    assert.equal(world.partials['rules'].slice(editor.span.start, editor.span.end), 'reader');
  });

  it('keeps each variable its colour while the text around it changes', async () => {
    const world = openWorld();
    const slots = (view: PromptView): unknown =>
      Object.fromEntries(view.rendering?.variables.map(({ name, slot }) => [name, slot]) ?? []);
    assert.deepEqual(slots(await world.settled()), { question: 0, tone: 1 });
    world.open.type(askPrompt.replace('Q:', '{{ audience }} Q:'));
    world.state.changed();
    assert.deepEqual(slots(world.view()), { question: 0, tone: 1, audience: 2 });
  });

  it('marks what the cursor stands at', async () => {
    const world = openWorld();
    await world.settled();
    const start = askPrompt.indexOf('question }}');
    const shown = world.state.shown();
    assert.ok(shown);
    const cursor = { partial: undefined, span: { start, end: start } };
    const view = promptView(shown, { cursor, search: null, addressOf: () => ({ reason: 'none' }) });
    const mark = view.marks[0];
    assert.equal(mark && view.rendering?.messages[mark.message]?.pieces[mark.piece]?.text, 'one');
  });
});
