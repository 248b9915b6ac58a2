import assert from 'node:assert/strict';
import { readTag } from '../../../../src/engine/text/read-tag.js';
import { RefusedError } from '../../../../src/engine/optimize/refuse.js';
import { ipc } from '../../../../src/engine/optimize/methods/ipc.js';
import { confusionLines } from '../../../../src/engine/optimize/proposers/confusion.js';
import { readCases } from '../../../../src/engine/optimize/proposers/made-rows.js';
import { roundCalls, shownHistory } from '../../../../src/engine/optimize/searchers/calibration-plan.js';
import type { OptimizeEvent } from '../../../../src/engine/optimize/contracts.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import {
  fakeModel,
  type FakeModel,
  makeRows,
  makeSplits,
  plainPrompt,
  runOptimize,
  textOf,
} from '../../../support/optimize-run.js';

interface Vectors {
  readonly cases: readonly { text: string; columns: string[]; expected: Record<string, string>[] }[];
  readonly confusion: readonly { cells: [expected: string, label: string | null][]; expected: string[] }[];
  readonly history: readonly { why: string; scores: number[]; expected: number[] }[];
  readonly rounds: readonly { why: string; rows: number; tried: number; task: number; writer: number; made: number }[];
  readonly calls: readonly {
    why: string;
    dev: number;
    calls: number | null;
    task: number;
    writer: number;
    proposals: number;
  }[];
}

const vectors = fixtureOf('ipc') as Vectors;
const numbers = { cases: 10, most: 50, history: 4, warmup: 4 };
const rows = makeRows(120);
const { dev } = makeSplits(rows);

/** Ten cases of a batch, which are numbered, each answered by yes; a prompt says how many rules were added. */
function caseWriter(answer: (text: string) => string = () => 'yes'): FakeModel {
  let [batch, rule] = [0, 0];
  return fakeModel((request) => {
    const text = textOf(request);
    if (text.includes('</cases>')) {
      batch++;
      const cases = Array.from({ length: 12 }, (_, at) => `<case>Batch ${batch} of cases, number ${at}</case>`);
      return `<cases>${cases.join('\n')}</cases>`;
    }
    if (text.includes('</right_answer>')) return `<right_answer>${answer(text)}</right_answer>`;
    if (text.includes('</new_prompt>')) return `<new_prompt>Decide with rule ${++rule}.</new_prompt>`;
    return '<critique>Rules are missing.</critique>';
  }, 'fake/writer');
}

const inputOf = (text: string): string => /Text: (.*)/.exec(text)?.[1] ?? '';
const ruleOf = (text: string): number => Number(/rule (\d+)/.exec(text)?.[1] ?? 0);

/** Right on real rows where `isRight` says so of the rule, on made-up ones of what rule and batch they are. */
const taskModel = (
  isRight: (rule: number, input: string) => boolean,
  onCase: (rule: number, batch: number) => boolean,
): FakeModel => {
  const labels = new Map(rows.map(({ values }) => [String(values['text']), String(values['label'])]));
  return fakeModel((request) => {
    const text = textOf(request);
    const batch = /Batch (\d+)/.exec(inputOf(text))?.[1];
    const right = batch === undefined ? isRight(ruleOf(text), inputOf(text)) : onCase(ruleOf(text), Number(batch));
    const label = labels.get(inputOf(text)) ?? 'yes';
    return right ? label : label === 'yes' ? 'no' : 'yes';
  });
};

interface State {
  readonly rows: readonly { readonly values: Record<string, string> }[];
  readonly tried: readonly string[];
}

const lastState = (events: readonly OptimizeEvent[]): State =>
  events.flatMap((event) => (event.type === 'step' ? [event.state as State] : [])).at(-1) ?? { rows: [], tried: [] };

describe('ipc', function () {
  this.timeout(60_000);

  for (const { text, columns, expected } of vectors.cases)
    it(`reads ${expected.length} cases from ${JSON.stringify(text)}`, () =>
      assert.deepEqual(readCases(text, columns), expected));

  for (const { cells, expected } of vectors.confusion)
    it('counts which label was answered for which, the commonest first', () => {
      const scored = cells.map(([wanted, label]) => ({ expected: wanted, ...(label !== null && { label }) }));
      assert.deepEqual(confusionLines(scored), expected);
    });

  for (const { why, scores, expected } of vectors.history)
    it(`shows the writer ${why}`, () => {
      const tried = scores.map((score, at) => ({ score, at }));
      assert.deepEqual(
        shownHistory(tried, numbers).map(({ at }) => at),
        expected,
      );
    });

  for (const { why, rows: before, tried, ...planned } of vectors.rounds)
    it(`takes ${planned.task} + ${planned.writer} calls in a round: ${why}`, () =>
      assert.deepEqual(roundCalls({ rows: before, tried }, numbers), planned));

  for (const { why, dev, calls, ...planned } of vectors.calls)
    it(`takes ${planned.task} + ${planned.writer} calls within ${calls ?? 'any number'}: ${why}`, () =>
      assert.deepEqual(ipc.estimate({ pool: 10, train: 40, dev, test: 40 }, calls ?? Infinity), planned));

  // The published code compares the seed's score on ten easy rows with those of later prompts on more and harder ones.
  it('scores every prompt on every row that was made, so that one from easier rows does not stay the best', async () => {
    const model = taskModel(
      (rule) => rule >= 3,
      (rule, batch) => (batch === 1 && rule === 0) || (rule >= 3 && batch > 1),
    );
    const { report, events } = await runOptimize({ method: ipc, model, writer: caseWriter(), rows });
    const { rows: made, tried } = lastState(events);
    const asked = new Set(model.requests.map((request) => `${ruleOf(textOf(request))}/${inputOf(textOf(request))}`));
    assert.ok(made.length >= 40 && tried.length >= 4, `${made.length} rows, ${tried.length} prompts`);
    for (const [rule] of tried.entries())
      for (const { values } of made) assert.ok(asked.has(`${rule}/${values['text'] ?? ''}`), `${rule}`);
    assert.ok(ruleOf(report.bestText) >= 3, report.bestText);
    assert.equal(report.test.verdict, 'better');
  });

  it('takes nothing for better that only made-up rows say is, and shows none of them in its scores', async () => {
    const model = taskModel(
      (rule, input) => rule === 0 && !/[048]$/.test(input),
      (rule) => rule > 0,
    );
    const { report, events } = await runOptimize({ method: ipc, model, writer: caseWriter(), rows });
    assert.equal(report.bestText, report.seedText);
    const sizes = new Set(events.flatMap((event) => (event.type === 'scored' ? [event.n] : [])));
    assert.deepEqual(sizes, new Set([dev.length]));
    assert.ok(report.candidates > 4);
  });

  it('makes ten rows a round up to fifty, whose right answers the writer gives by the user’s own prompt', async () => {
    const writer = caseWriter();
    const model = taskModel(
      () => false,
      () => false,
    );
    const { events } = await runOptimize({ method: ipc, model, writer, rows });
    assert.equal(lastState(events).rows.length, 50);
    const annotations = writer.requests.map(textOf).filter((text) => text.includes('</right_answer>'));
    assert.equal(annotations.length, 50);
    assert.ok(
      annotations.every((text) => text.includes('You decide about short texts') && text.includes('one of: yes, no')),
    );
    const hidden = dev.map(({ values }) => String(values['text']));
    assert.ok(writer.requests.every((request) => !hidden.some((input) => textOf(request).includes(input))));
  });

  it('shows the writer at most four failures of a round with what was confused, and at most four prompts', async () => {
    const writer = caseWriter();
    const model = taskModel(
      () => false,
      () => false,
    );
    await runOptimize({ method: ipc, model, writer, rows });
    const texts = writer.requests.map(textOf);
    const critiques = texts.filter((text) => text.includes('</critique>') && !text.includes('</new_prompt>'));
    assert.ok(critiques.every((text) => text.split('<example>').length === 5));
    assert.match(critiques[0] ?? '', /\n- yes expected, no answered: 10 times\n/);
    const rewrites = texts.filter((text) => text.includes('</new_prompt>'));
    assert.deepEqual(
      rewrites.slice(0, 6).map((text) => text.split('<attempt>').length - 1),
      [1, 2, 3, 4, 4, 4],
    );
    assert.ok(rewrites.every((text) => text.split('Rules are missing.').length === 2));
  });

  it('leaves out rows whose answer is no label, and says how many', async () => {
    const writer = caseWriter((text) => (/number [0-4]</.test(text) ? 'perhaps' : 'YES'));
    const model = taskModel(
      () => false,
      () => false,
    );
    const { events } = await runOptimize({ method: ipc, model, writer, rows, limits: { calls: 400 } });
    const said = events.flatMap((event) => (event.type === 'problem' ? [event.message] : []));
    assert.match(said[0] ?? '', /^5 of 10 made-up rows/);
    assert.ok(lastState(events).rows.every(({ values }) => values['label'] === 'yes'));
  });

  it('is refused before any call, with what to change, for a prompt whose answers are in no column of their own', async () => {
    const prompt = plainPrompt.replace('{{ label }}"', '{{ text }}"');
    const model = fakeModel(() => 'no');
    const run = runOptimize({ method: ipc, model, writer: caseWriter(), rows, prompt });
    await assert.rejects(
      run,
      (error) => error instanceof RefusedError && /expect has to read one column/.test(error.message),
    );
    assert.equal(model.requests.length, 0);
  });
});

describe('a reply with cases', () => {
  it('is read whole, whatever stands around it', () =>
    assert.equal(readTag('Sure!\n<cases>\n<case>One.</case>\n</cases>', 'cases'), '<case>One.</case>'));
});
