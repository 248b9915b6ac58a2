import assert from 'node:assert/strict';
import { setImmediate as soon } from 'node:timers/promises';
import type { Row } from '../../../src/engine/dataset/row.js';
import type { CellResult } from '../../../src/engine/eval/contracts/cell.js';
import type { EvaluationEvent } from '../../../src/engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../../src/engine/eval/contracts/report.js';
import { evaluate, type EvaluationPorts } from '../../../src/engine/eval/evaluate.js';
import { inParallel } from '../../../src/engine/eval/in-parallel.js';
import { variantsOf } from '../../../src/engine/eval/matrix.js';
import { resolveMetrics } from '../../../src/engine/eval/resolve-metrics.js';
import { type ChatModel, ModelError } from '../../../src/engine/model/chat-model.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';

const prompt = parsePrompt(
  '---\nname: p\noutput: { labels: [a, b, c] }\nexpect: "{{ label }}"\nmatrix: { style: [one, two] }\n---\n{{ style }} {{ n }}',
  'p.prompt',
);

/** Answers by what it is asked, after a number of turns of the event loop that differs from call to call. */
function model(answer: (text: string) => string): ChatModel {
  let calls = 0;
  return {
    id: 'local/m',
    async complete({ messages }) {
      for (let turn = (calls++ * 7) % 5; turn > 0; turn--) await soon();
      const usage = { inputTokens: 10, outputTokens: 1, estimated: false };
      return { text: answer(messages[0]?.content ?? ''), usage, finishReason: 'stop', cached: false, milliseconds: 1 };
    },
  };
}

async function* rows(count: number, onRow: (n: number) => void = () => undefined): AsyncGenerator<Row> {
  for (let n = 0; n < count; n++) {
    onRow(n);
    yield { id: `${n + 1}-x`, line: n + 1, values: { n, label: 'abc'[n % 3] } };
  }
}

/** `one` is wrong on every fifth row, `two` on every second. */
const scripted = model((text) => {
  const [style, number] = text.split(' ');
  const n = Number(number);
  const isWrong = n % (style === 'one' ? 5 : 2) === 0;
  return 'abc'[(n + (isWrong ? 1 : 0)) % 3] ?? '';
});

function start(
  concurrency: number,
  ports: Partial<EvaluationPorts> = {},
  asked: ChatModel = scripted,
  repeat = 1,
): AsyncGenerator<EvaluationEvent, EvaluationReport> {
  const { metrics } = resolveMetrics(prompt.config);
  const variants = variantsOf([prompt], { models: ['local/m'], defaultModel: '' });
  const plan = {
    run: 'r',
    variants: variants.map((variant) => ({ variant, model: asked, metrics })),
    repeat,
    concurrency,
    seed: 1,
  };
  return evaluate(plan, { rows: rows(60), signal: new AbortController().signal, ...ports });
}

async function reportOf(events: AsyncGenerator<EvaluationEvent, EvaluationReport>): Promise<EvaluationReport> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return next.value;
  }
}

describe('evaluate', () => {
  it('takes the repeats of a row for one row in every interval, and tells what they show', async () => {
    const once = await reportOf(start(4));
    const thrice = await reportOf(start(4, {}, scripted, 3));
    assert.deepEqual(
      thrice.variants.map(({ scores }) => scores['exact-match']),
      once.variants.map(({ scores }) => scores['exact-match']),
    );
    assert.equal(thrice.comparisons[0]?.ties, once.comparisons[0]?.ties);
    assert.deepEqual([once.variants[0]?.repeats, thrice.variants[0]?.repeats?.agreement], [undefined, 1]);
    assert.equal(thrice.variants[0]?.repeats?.spread['exact-match']?.within, 0);
  });

  it('tells the median time to the first piece of the answers that were streamed and paid for', async () => {
    // Of 60 rows the cached first half says nothing; the other half took 30, 31 … 59 ms.
    const streamed: ChatModel = {
      id: 'local/m',
      async complete(request, signal) {
        const reply = await scripted.complete(request, signal);
        const n = Number(request.messages[0]?.content.split(' ')[1]);
        return { ...reply, cached: n < 30, firstTokenMs: n };
      },
    };
    const cells: CellResult[] = [];
    const { variants } = await reportOf(start(4, { record: (cell) => cells.push(cell) }, streamed));
    assert.deepEqual(
      variants.map(({ firstTokenMs }) => firstTokenMs),
      [44.5, 44.5],
    );
    assert.equal(cells.filter(({ firstTokenMs }) => firstTokenMs !== undefined).length, 60);
    assert.equal('firstTokenMs' in ((await reportOf(start(4))).variants[0] ?? {}), false);
  });

  it('says how many rows would show a difference', async () => {
    const pair = (await reportOf(start(4))).comparisons.find(({ metric }) => metric === 'exact-match');
    const { wins = 0, losses = 0, ties = 0, difference = 0 } = pair ?? {};
    const d = (wins + losses) / (wins + losses + ties);
    assert.equal(pair?.rowsNeeded, Math.ceil((7.84888 * (d - difference ** 2)) / difference ** 2));
  });

  it('gives a byte-equal report at any concurrency', async () => {
    const one = JSON.stringify(await reportOf(start(1)));
    for (const concurrency of [2, 16, 200]) assert.equal(JSON.stringify(await reportOf(start(concurrency))), one);
  });

  it('scores every metric with an interval that holds the truth, and compares on each', async () => {
    const { variants, comparisons } = await reportOf(start(8));
    const [first, second] = variants.map(({ scores }) => scores);
    assert.deepEqual([first?.['accuracy']?.mean, second?.['accuracy']?.mean], [48 / 60, 30 / 60]);
    for (const scores of [first, second])
      for (const { mean, low, high } of Object.values(scores ?? {})) assert.ok(low < mean && mean < high);
    assert.deepEqual(
      comparisons.map(({ metric }) => metric),
      ['exact-match', 'accuracy', 'macro-f1'],
    );
    for (const { difference, high, p } of comparisons) assert.ok(difference < 0 && high < 0 && p < 0.01);
  });

  it('gives the same report when the first half of the results came from an earlier run, in any order', async () => {
    const cells: CellResult[] = [];
    const whole = await reportOf(start(4, { record: (result) => cells.push(result) }));
    async function* earlier(): AsyncGenerator<CellResult> {
      yield* cells.slice(0, 61).reverse();
    }
    let again = 0;
    const resumed = await reportOf(start(4, { earlier: earlier(), record: () => again++ }));
    assert.equal(again, 120 - 61);
    assert.deepEqual(resumed, whole);
  });

  it('reads rows only as fast as it asks about them', async () => {
    let read = 0;
    const events = start(4, { rows: rows(1000, () => read++) });
    for (let count = 0; count < 5; count++) await events.next();
    assert.ok(read <= 8, `${read} rows were read for 4 cells`);
    await events.return(undefined as never);
  });

  it('ends with what the record threw', async () => {
    const full = new Error('disk full');
    const failing = start(4, {
      record: () => {
        throw full;
      },
    });
    await assert.rejects(reportOf(failing), full);
  });

  it('keeps a paid answer that a metric cannot score, and goes on', async () => {
    const doc = parsePrompt('---\nmetrics: [{ type: contains, value: "{{ lable }}" }]\n---\n{{ n }}', 'q.prompt');
    const [variant] = variantsOf([doc], { models: ['local/m'], defaultModel: '' });
    assert.ok(variant);
    const asked = model(() => 'a');
    const plan = {
      ...{ run: 'r', repeat: 1, concurrency: 2, seed: 1 },
      variants: [{ variant, model: asked, metrics: resolveMetrics(doc.config).metrics }],
    };
    const cells: CellResult[] = [];
    const signal = new AbortController().signal;
    const report = await reportOf(evaluate(plan, { rows: rows(3), signal, record: (cell) => cells.push(cell) }));
    assert.deepEqual(
      cells.map(({ outcome, answer, inputTokens, error }) => [outcome, answer, inputTokens, error?.kind]),
      Array.from({ length: 3 }, () => ['error', 'a', 10, 'score']),
    );
    assert.match(cells[0]?.error?.message ?? '', /^Metric 'contains' cannot score this answer: .*lable/);
    assert.deepEqual([report.stop, report.errors, report.variants[0]?.tokens], ['finished', 3, 33]);
  });

  it('counts what a failed call used', async () => {
    const usage = { inputTokens: 7, outputTokens: 3, estimated: false };
    const empty = model(() => {
      throw new ModelError('bad-request', 'No answer in the reply.', { usage });
    });
    const { variants, calls } = await reportOf(start(1, { rows: rows(2) }, empty));
    assert.deepEqual(
      [calls, ...variants.map(({ tokens, outcomes }) => [tokens, outcomes.error])],
      [0, [20, 2], [20, 2]],
    );
  });

  it('stops asking a model that only fails, and says so', async () => {
    const broken = model(() => {
      throw new ModelError('unavailable', 'The server is out of order.');
    });
    const report = await reportOf(start(4, {}, broken));
    assert.equal(report.stop, 'failed');
    assert.ok(report.errors >= 5 && report.errors <= 9, `${report.errors} errors`);
    assert.match(
      report.problems[0] ?? '',
      /^local\/m is asked no more: 5 rows in a row got no answer\. The server is out/,
    );
  });

  it('records a result before anybody hears of it', async () => {
    const recorded = new Set<CellResult>();
    for await (const event of start(8, { record: (result) => recorded.add(result) }))
      if (event.type === 'cell') assert.ok(recorded.has(event.result));
  });
});

describe('inParallel', () => {
  async function* numbers(count: number): AsyncGenerator<number> {
    for (let n = 0; n < count; n++) yield n;
  }

  it('does all tasks, never more at once than the limit', async () => {
    let running = 0;
    let peak = 0;
    const work = async (n: number): Promise<number> => {
      peak = Math.max(peak, ++running);
      for (let turn = n % 4; turn >= 0; turn--) await soon();
      running--;
      return n;
    };
    const results: number[] = [];
    for await (const result of inParallel(numbers(50), work, 6)) results.push(result);
    assert.deepEqual(
      results.sort((a, b) => a - b),
      Array.from({ length: 50 }, (_, n) => n),
    );
    assert.equal(peak, 6);
  });

  it('ends without tasks, and with the error of the first that fails', async () => {
    const none = inParallel(numbers(0), async (n) => n, 3);
    assert.deepEqual(await none.next(), { value: undefined, done: true });
    const failing = inParallel(numbers(9), async (n) => Promise.reject(new Error(`task ${n}`)), 3);
    await assert.rejects(failing.next(), /task 0/);
  });

  it('ends only when nothing runs any more, after telling what runs to stop', async () => {
    let running = 0;
    let release: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (release = resolve));
    const work = async (): Promise<void> => {
      running++;
      await stopped;
      await soon();
      running--;
    };
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      yield 2;
      throw new Error('the file is gone');
    }
    await assert.rejects(inParallel(broken(), work, 5, release).next(), /the file is gone/);
    assert.equal(running, 0);
  });
});
