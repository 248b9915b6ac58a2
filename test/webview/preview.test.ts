import assert from 'node:assert/strict';
import { literal, message, openPreview, type PreviewPanel, rendering, rows, value } from '../support/preview-panel.js';

describe('the preview', () => {
  let panel: PreviewPanel;

  beforeEach(async () => (panel = await openPreview()));
  afterEach(async () => panel.close());

  it('asks for its contents when it opens, and says when they are drawn', async () => {
    assert.deepEqual(panel.sent, [{ type: 'ready' }]);
    await panel.show();
    assert.deepEqual(panel.sent.at(-1), { type: 'drawn' });
  });

  it('says what to do when there is no prompt', async () => {
    await panel.show({}, { prompt: null });
    assert.match(panel.text('main'), /No prompt to show.*Open a prompt file/);
  });

  it('shows each message with its role, text, tokens and cost', async () => {
    await panel.show();
    assert.deepEqual(
      panel.all('.message .text').map(({ textContent }) => textContent),
      ['Be brief.', 'Q: Why? for audience'],
    );
    assert.match(panel.text('.message h2'), /^system.*about 12 tokens, \$0\.000005C/);
  });

  it('adds up tokens and cost, and says when a price is unknown or nothing is paid', async () => {
    await panel.show();
    assert.match(panel.text('.totals'), /about 1,234 tokens, \$0\.00049 as input to openai\/gpt-4\.1-mini/);
    await panel.show({ rendering: { ...rendering, usd: null } });
    assert.match(panel.text('.totals'), /price unknown/);
    await panel.show({ rendering: { ...rendering, usd: 0 } });
    assert.match(panel.text('.totals'), /free/);
  });

  it('shows the expected answer where there is one', async () => {
    await panel.show();
    assert.equal(panel.text('.expected code'), 'description');
    await panel.show({ rendering: { ...rendering, expected: null } });
    assert.equal(panel.all('.expected').length, 0);
  });

  it('marks each variable in the text as in the legend, by colour and by line', async () => {
    await panel.show();
    const classes = (element: HTMLElement): string[] =>
      [...element.classList].filter((name) => /^(?:colour|line)-/.test(name));
    const [inText] = panel.all('.message .value').filter(({ textContent }) => textContent === 'Why?');
    const [inLegend] = panel.all('.legend .value');
    assert.deepEqual(classes(inText!), ['colour-0', 'line-0']);
    assert.deepEqual(classes(inLegend!), classes(inText!));
    const [, tone] = panel.all('.legend .value');
    assert.deepEqual(classes(tone!), ['colour-1', 'line-1']);
  });

  it('says in the legend who writes a value, and why one is missing', async () => {
    await panel.show();
    assert.deepEqual(
      panel.all('.legend li').map(({ textContent }) => textContent),
      ['question written by a user', 'tone', 'audience Declared, but this row has no such column. line 9'],
    );
    panel.press('.legend .link');
    assert.deepEqual(panel.asked(), { type: 'reveal-missing', name: 'audience' });
  });

  it('lists what is missing below what is there', async () => {
    const variables = rendering.variables.toReversed();
    await panel.show({ rendering: { ...rendering, variables } });
    assert.deepEqual(
      panel.all('.legend .piece').map(({ textContent }) => textContent),
      ['tone', 'question', 'audience'],
    );
  });

  it('takes colours and legend away on demand', async () => {
    await panel.show();
    panel.press('.toggles button');
    assert.deepEqual(panel.asked(), { type: 'view', what: 'legend', on: false });
    await panel.show({}, { view: { legend: false, whitespace: false } });
    assert.equal(panel.all('.legend li').length, 0);
    assert.equal(panel.all('.message .value:not(.plain)').length, 0);
  });

  it('shows whitespace on demand, without changing the layout', async () => {
    const texts = [message([literal('a b\n\tc')])];
    await panel.showMessages(texts);
    panel.press('.toggles button:last-child');
    assert.deepEqual(panel.asked(), { type: 'view', what: 'whitespace', on: true });
    await panel.show({ rendering: { ...rendering, messages: texts } }, { view: { legend: true, whitespace: true } });
    assert.equal(panel.text('.message .text'), 'a·b↵\n→\tc');
  });

  it('marks a missing value with its name, also for screen readers', async () => {
    await panel.show();
    assert.equal(panel.text('.message .missing'), 'audience');
    assert.equal(panel.one('.message .missing').getAttribute('aria-label'), 'audience: no value');
  });

  it('says of a missing value in which partial it is, and what is sent where it is not nothing', async () => {
    const kind = 'missing';
    await panel.showMessages([
      message([
        { kind, text: 'who', variable: 'who', place: 'rules.prompt:3' },
        { kind, text: 'name', variable: 'name', sent: '${input:name}' },
      ]),
    ]);
    const [inPartial, written] = panel.all('.message .missing');
    assert.ok(inPartial && written);
    assert.equal(inPartial.title, 'who has no value in rules.prompt:3, so nothing is sent');
    assert.equal(written.textContent, '${input:name}');
    assert.equal(written.title, 'name has no value, so this stands as it is written');
  });

  it('shows a value that is empty as empty', async () => {
    await panel.showMessages([message([value('question', '')])]);
    assert.equal(panel.text('.message .value'), 'empty');
  });

  it('never takes a value for markup', async () => {
    await panel.showMessages([message([value('question', '<img src=x onerror=alert(1)>')])]);
    assert.equal(panel.document.querySelector('img'), null);
    assert.equal(panel.text('.message .value'), '<img src=x onerror=alert(1)>');
  });

  it('names demonstrations and what is not shown', async () => {
    await panel.showMessages([message([literal('Hi')], { demo: 3, hidden: 5000 })]);
    assert.equal(panel.one('.message').getAttribute('aria-label'), 'user, demonstration 3');
    assert.match(panel.text('.message .text'), /5,000 more characters/);
  });

  it('says that an empty prompt cannot be sent', async () => {
    await panel.showMessages([]);
    assert.match(panel.text('.messages'), /renders to nothing/);
  });

  describe('rows', () => {
    it('are counted, as far as they are read', async () => {
      await panel.show();
      assert.equal(panel.text('.row-bar .of'), 'of 250');
      await panel.show({ rows: { ...rows, state: 'more', total: 10_000 } });
      assert.equal(panel.text('.row-bar .of'), 'of the first 10,000');
      await panel.show({ rows: { ...rows, state: 'reading', total: 300 } });
      assert.equal(panel.text('.row-bar .of'), 'of 300…');
    });

    it('are walked one by one, up to either end', async () => {
      await panel.show();
      panel.press('[aria-label="Next row"]');
      assert.deepEqual(panel.asked(), { type: 'choose', what: 'row', number: 3 });
      panel.press('[aria-label="Previous row"]');
      assert.deepEqual(panel.asked(), { type: 'choose', what: 'row', number: 1 });
      await panel.show({ rows: { ...rows, number: 250 } });
      assert.equal(panel.one('[aria-label="Next row"]').hasAttribute('disabled'), true);
    });

    it('are chosen by number, never beyond the last', async () => {
      await panel.show();
      const input = panel.one('.row-number') as HTMLInputElement;
      input.value = '999';
      panel.fire(input, 'Event', 'change');
      assert.deepEqual(panel.asked(), { type: 'choose', what: 'row', number: 250 });
      input.value = 'many';
      panel.fire(input, 'Event', 'change');
      assert.equal(input.value, '2');
    });

    it('are found by a text, onwards and backwards', async () => {
      await panel.show({ rows: { ...rows, search: { text: 'sky', matches: 4 } } });
      assert.equal(panel.text('.matches'), '4 rows');
      const input = panel.one('.row-search input') as HTMLInputElement;
      input.value = 'blue';
      panel.fire(input, 'KeyboardEvent', 'keydown', { key: 'Enter' });
      assert.deepEqual(panel.asked(), { type: 'search', text: 'blue', step: 1 });
      panel.fire(input, 'KeyboardEvent', 'keydown', { key: 'Enter', shiftKey: true });
      assert.deepEqual(panel.asked(), { type: 'search', text: 'blue', step: -1 });
    });

    it('lead to their line', async () => {
      await panel.show();
      assert.equal(panel.text('.source'), 'questions.jsonl:3');
      panel.press('.source');
      assert.deepEqual(panel.asked(), { type: 'reveal-row' });
    });

    it('of the file itself go by their names', async () => {
      await panel.show({ rows: { ...rows, file: null, line: null, title: 'happy' } });
      assert.equal(panel.text('.source'), 'happy');
    });
  });

  it('offers a field for each variable where there is no row', async () => {
    await panel.show({ rows: null, fields: [{ name: 'question', type: 'string', text: 'Why?' }] });
    const field = panel.one('.values vscode-text-field') as HTMLInputElement;
    assert.equal(field.value, 'Why?');
    field.value = 'How?';
    panel.fire(field, 'Event', 'input');
    assert.deepEqual(panel.asked(), { type: 'value', name: 'question', text: 'How?' });
  });

  it('offers prompts and variants only where there are several', async () => {
    await panel.show();
    assert.equal(panel.all('select').length, 0);
    await panel.show({ names: ['ask', 'tell'], variants: ['brief', 'polite'], variant: 1 });
    const [prompts, variants] = panel.all('select') as HTMLSelectElement[];
    assert.equal(variants!.value, '1');
    prompts!.value = '1';
    panel.fire(prompts!, 'Event', 'change');
    assert.deepEqual(panel.asked(), { type: 'choose', what: 'prompt', number: 1 });
  });

  it('dims an older rendering and leads to what is wrong now', async () => {
    const broken = {
      message: 'unexpected end of template',
      place: 'prompts/ask.prompt:9:3',
      severity: 'error',
    } as const;
    await panel.show({ stale: true, problems: [broken] });
    assert.equal(panel.all('.messages.stale').length, 1);
    assert.match(
      panel.text('.notice[role=alert]'),
      /unexpected end of template.*ask\.prompt:9:3.*what the prompt gave before/,
    );
    panel.press('.notice .link');
    assert.deepEqual(panel.asked(), { type: 'reveal-problem', index: 0 });
  });

  it('locks onto a prompt and follows again', async () => {
    await panel.show();
    panel.press('.title button');
    assert.deepEqual(panel.asked(), { type: 'pin', on: true });
    await panel.show({}, { pinned: true });
    assert.equal(panel.one('.title button').getAttribute('aria-pressed'), 'true');
    panel.press('.title button');
    assert.deepEqual(panel.asked(), { type: 'pin', on: false });
  });

  it('copies one message, or all of them as JSON', async () => {
    await panel.show();
    panel.press('[aria-label="Copy the user message"]');
    assert.deepEqual(panel.asked(), { type: 'copy', message: 1 });
    panel.press('[title="Copy all messages as JSON"]');
    assert.deepEqual(panel.asked(), { type: 'copy', message: 'json' });
  });
});
