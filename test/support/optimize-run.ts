import { resolvePairMetrics } from '../../src/engine/eval/resolve-metrics.js';
import { exactMatch } from '../../src/engine/eval/metrics/exact-match.js';
import { splitRows, type Splits } from '../../src/engine/dataset/split-rows.js';
import { rowId } from '../../src/engine/dataset/row-id.js';
import type { Row } from '../../src/engine/dataset/row.js';
import type { ChatModel, ChatRequest } from '../../src/engine/model/chat-model.js';
import type { BudgetLimits, OptimizeEvent, OptimizeReport } from '../../src/engine/optimize/contracts.js';
import { duelsBy } from '../../src/engine/optimize/duel-metric.js';
import { methods } from '../../src/engine/optimize/methods/index.js';
import { optimize } from '../../src/engine/optimize/optimize.js';
import type { Method } from '../../src/engine/optimize/parts.js';
import type { OptimizePorts, OptimizeTask } from '../../src/engine/optimize/task.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import { seededRandom } from '../../src/engine/random/seeded.js';

/**
 * Answers from a function, counts what it is asked. Latency differs between calls so that order is never an accident.
 */
export interface FakeModel extends ChatModel {
  readonly requests: ChatRequest[];
}

export function fakeModel(answer: (request: ChatRequest) => string, id = 'fake/model'): FakeModel {
  const requests: ChatRequest[] = [];
  return {
    id,
    requests,
    async complete(request) {
      requests.push(request);
      for (let turns = requests.length % 7; turns > 0; turns--) await Promise.resolve();
      const usage = { inputTokens: 10, outputTokens: 1, estimated: false };
      return { text: answer(request), usage, finishReason: 'stop', cached: false, milliseconds: 0 };
    },
  };
}

export const textOf = ({ messages }: ChatRequest): string => messages.map(({ content }) => content).join('\n');

/** Rows whose label follows from nothing a prompt says: what an answer is worth is up to the fake model. */
export function makeRows(count: number): Row[] {
  const random = seededRandom('rows');
  return Array.from({ length: count }, (_, index) => {
    const words = Array.from({ length: 9 }, () => `w${random.below(400)}`);
    const values = { text: `${words.join(' ')} ${index}`, label: random.next() < 0.5 ? 'yes' : 'no' };
    return { id: rowId(index + 1, values), line: index + 1, values };
  });
}

export function makeSplits(rows: readonly Row[], seed = 1): Splits {
  const result = splitRows(rows, { train: undefined, dev: undefined, test: undefined, seed: undefined }, seed);
  if (!result.ok) throw new Error(result.message);
  return result.splits;
}

/** The same answers from a model whose calls take as many tokens as their text has characters. */
export function countingText(inner: ChatModel): ChatModel {
  return {
    ...inner,
    async complete(request, signal) {
      const reply = await inner.complete(request, signal);
      return { ...reply, usage: { ...reply.usage, inputTokens: textOf(request).length } };
    },
  };
}

/** What the scripted writer says of every row it makes up. */
const madeUpLabel = 'yes';

/**
 * A task model that knows the rows: right with the probability `quality` gives for the whole request, by a hash of it.
 */
export function graded(rows: readonly Row[], quality: (prompt: string) => number): FakeModel {
  const labels = new Map(rows.map(({ values }) => [String(values['text']), String(values['label'])]));
  return fakeModel((request) => {
    const last = request.messages.at(-1)?.content ?? '';
    const text = /Text: (.*)/.exec(last)?.[1] ?? '';
    const right = text.startsWith('Made up') ? madeUpLabel : (labels.get(text) ?? 'unknown row');
    const prompt = textOf(request);
    if (seededRandom(prompt).next() < quality(prompt)) return right;
    return right === 'yes' ? 'no' : 'yes';
  });
}

/**
 * Rewrites and paraphrases by functions of the prompt and of a number that follows from the request and its sample
 * alone, between whatever tags the request names. Of several prompts it goes by the last, which is the best of those
 * that are listed by their score; one that is asked to merge gets the first and the others.
 */
export function scriptedWriter(
  rewrite: (drawn: number, prompt: string, others: readonly string[]) => string,
  reword: (drawn: number, prompt: string) => string = (_drawn, prompt) => prompt,
): FakeModel {
  return fakeModel((request) => {
    const text = textOf(request);
    const drawn = seededRandom(`${text}/${request.sample}`).below(10_000);
    const tag = /between <(\w+)> and <\/\1>/.exec(text)?.[1] ?? '';
    if (tag === 'cases') return `<cases>${madeUp(drawn)}</cases>`;
    const shown = [...text.matchAll(/<prompt>\n([\s\S]*?)\n<\/prompt>/g)].map(([, prompt = '']) => prompt);
    const merges = /\b(?:Merge|Cross)\b/.test(text);
    const prompt = (tag === 'branch' || tag === 'rule' ? undefined : shown.at(merges ? 0 : -1)) ?? '';
    return `<${tag}>${written(
      tag,
      () => rewrite(drawn, prompt, merges ? shown.slice(1) : []),
      () => reword(drawn, prompt),
    )}</${tag}>`;
  }, 'fake/writer');
}

/** A judge by a function of the two answers as it is shown them: who is better, `A`, `B` or `tie`. */
export function fakeJudge(prefer: (first: string, second: string) => string): FakeModel {
  return fakeModel((request) => {
    const text = textOf(request);
    const mark = /<better(-[0-9a-f]{8})>/.exec(text)?.[1] ?? '';
    const shown = (place: string): string => text.split(`<answer-${place}${mark}>\n`)[1]?.split(`\n</answer-`)[0] ?? '';
    const better = prefer(shown('a'), shown('b'));
    return `<reason${mark}>So it is.</reason${mark}>\n<better${mark}>${better}</better${mark}>`;
  }, 'fake/judge');
}

/** A judge that grades answers by a function of what it is shown: a number, or words that are no grade. */
export function fakeGrader(grade: (answer: string) => number | string, id = 'fake/judge'): FakeModel {
  return fakeModel((request) => {
    const text = textOf(request);
    const mark = /<score(-[0-9a-f]{8})>/.exec(text)?.[1] ?? '';
    const answer = text.split(`<answer${mark}>\n`)[1]?.split(`\n</answer${mark}>`)[0] ?? '';
    return `<reason${mark}>So it is.</reason${mark}>\n<score${mark}>${grade(answer)}</score${mark}>`;
  }, id);
}

function madeUp(drawn: number): string {
  return Array.from({ length: 10 }, (_, at) => `<case>Made up case ${drawn}-${at}.</case>`).join('\n');
}

/** Every tag but these is taken for one that asks for a better prompt. A case is what a rewrite would have added. */
function written(tag: string, rewrite: () => string, reword: () => string): string {
  if (tag === 'critique' || tag === 'reason') return 'A rule is missing.';
  if (tag === 'patterns') return '9 | A rule is missing.\n5 | Another one is.';
  if (tag === 'branch') return `place: new\nwhen: always\nthen: ${rewrite().trim()}`;
  if (tag === 'needless') return 'none';
  if (tag === 'right_answer') return madeUpLabel;
  return tag === 'paraphrase' ? reword() : rewrite();
}

export const plainPrompt = `---
name: decide
input:
  schema: { text: string }
output:
  labels: [yes, no]
expect: "{{ label }}"
metrics: [exact-match]
---
system:
You decide about short texts. Read the text with care, and think of the reader.
Say what fits best. Be fair to the writer. Weigh every word.

user:
Text: {{ text }}
Answer:
`;

export interface RunOptions {
  readonly method: string | Method;
  readonly model: ChatModel;
  readonly writer?: ChatModel;
  /** Compares answers for methods that need it, or grades them. */
  readonly judge?: ChatModel;
  readonly prompt?: string;
  readonly rows?: readonly Row[];
  readonly splits?: Splits;
  readonly seed?: number;
  readonly goal?: Partial<
    Pick<OptimizeTask, 'metric' | 'summed' | 'objective' | 'penalty' | 'constraints' | 'requests'>
  >;
  readonly limits?: BudgetLimits;
  readonly ports?: Partial<OptimizePorts>;
  readonly signal?: AbortSignal;
}

export interface FinishedRun {
  readonly events: readonly OptimizeEvent[];
  readonly report: OptimizeReport;
}

export function methodOf(id: string): Method {
  const method = methods.find((known) => known.id === id);
  if (method === undefined) throw new Error(`no method ${id}`);
  return method;
}

function taskOf(options: RunOptions): OptimizeTask {
  const { prompt: text = plainPrompt, seed = 1 } = options;
  const prompt = parsePrompt(text, 'decide.prompt');
  const method = typeof options.method === 'string' ? methodOf(options.method) : options.method;
  return {
    run: 'test-run',
    prompt,
    method,
    splits: options.splits ?? makeSplits(options.rows ?? makeRows(200), seed),
    metric: exactMatch,
    summed: [],
    ...(method.needs.includes('judge') && duelsBy(resolvePairMetrics(prompt.config).metrics)),
    inputs: {},
    seed,
    limits: options.limits ?? {},
    ...options.goal,
  };
}

export async function runOptimize(options: RunOptions): Promise<FinishedRun> {
  const ports: OptimizePorts = {
    model: options.model,
    writer: options.writer,
    ...(options.judge && { judges: new Map([[options.judge.id, options.judge]]) }),
    lintErrors: () => [],
    paid: () => ({ calls: 0, tokens: 0, usd: 0 }),
    lostBefore: () => undefined,
    failedBefore: () => undefined,
    concurrency: 4,
    ...options.ports,
  };
  const events: OptimizeEvent[] = [];
  const running = optimize(taskOf(options), ports, options.signal ?? new AbortController().signal);
  for (;;) {
    const next = await running.next();
    if (next.done === true) return { events, report: next.value };
    events.push(next.value);
  }
}
