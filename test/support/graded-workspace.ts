import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts, type Act, type ReceivedChat } from './chat-server.js';
import { type TempWorkspace, tempWorkspace } from './temp-workspace.js';

/** Rows asked twice of two models, and each answer graded: every kind of call a run makes. */
export const gradedArgs = ['--model', 'openai/gpt-4.1-mini', '--model', 'openai/gpt-4.1-nano', '--repeat', '2'];
export const gradedCells = (rows: number): number => rows * 2 * 2;

const prompt = `---
config: { maxOutputTokens: 8 }
output: { labels: [odd, even] }
data: rows.jsonl
expect: "{{ label }}"
metrics: [exact-match, { type: llm-rubric, value: It is right., provider: openai/gpt-4.1 }]
---
user:
Say carefully: is {{ number }} odd or even?
`;

export function gradedWorkspace(rows: number): TempWorkspace {
  const lines = Array.from(
    { length: rows },
    (_, at) => `{"number":${at + 1},"label":"${at % 2 === 0 ? 'odd' : 'even'}"}`,
  );
  return tempWorkspace({ 'p.prompt': prompt, 'rows.jsonl': `${lines.join('\n')}\n`, 'hone.config.yaml': '' });
}

/** The smaller model is wrong on every third number; a verdict is a tenth of the number, so that sums show their order. */
export function answerGraded({ model, messages }: ReceivedChat, afterMs = 0): Act {
  const question = messages.at(-1)?.content ?? '';
  const number = Number(/is (\d+) odd or even/.exec(question)?.[1]);
  const mark = /<score(-[0-9a-f]{8})>/.exec(question)?.[1];
  if (mark !== undefined)
    return acts.reply(
      `<reason${mark}>So.</reason${mark}>\n<score${mark}>${(number % 10) / 10}</score${mark}>`,
      afterMs,
    );
  const isWrong = model === 'gpt-4.1-nano' && number % 3 === 0;
  return acts.reply((number % 2 === 1) === isWrong ? 'even' : 'odd', afterMs);
}

interface Line {
  readonly type?: string;
  readonly variant: string;
  readonly row: string;
  readonly repeat: number;
  readonly outcome: string;
}

/** What the workspace's only run has on disk. */
export interface KeptRun {
  readonly id: string;
  readonly path: string;
  /** Results that stand, by variant, row and repeat. */
  readonly cells: readonly string[];
  /** Replies paid for, as the file beside the journal has them. */
  readonly paid: number;
}

export function keptRun({ root }: Pick<TempWorkspace, 'root'>): KeptRun {
  const folder = join(root, '.hone', 'runs');
  const names = readdirSync(folder).filter((name) => /^[\d-]+[0-9a-f]{6}\.jsonl$/.test(name));
  if (names.length !== 1) throw new Error(`${names.length} runs in ${folder}`);
  const id = names[0]?.replace('.jsonl', '') ?? '';
  const path = join(folder, `${id}.jsonl`);
  const cells = wholeLinesOf(path).filter(({ type, outcome }) => type === 'cell' && outcome !== 'error');
  return {
    id,
    path,
    cells: cells.map(({ variant, row, repeat }) => JSON.stringify([variant, row, repeat])),
    paid: readdirSync(folder).includes(`${id}.calls.jsonl`)
      ? wholeLinesOf(join(folder, `${id}.calls.jsonl`)).length
      : 0,
  };
}

function wholeLinesOf(path: string): Line[] {
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line) as Line);
}

type Json = Readonly<Record<string, unknown>>;

/**
 * A JSON report with what may differ between an unbroken run and one that was killed taken out: the run's id, the times,
 * of answers that were paid for and not yet in a result when the process died, that they come as cached and free, and
 * what was under way then.
 */
export function withoutChance(text: string): string {
  const report = JSON.parse(text) as Json & { variants: Json[]; judge?: Json };
  const unanswered = undefined;
  const paidFor = { cached: 0, usd: 0, seconds: 0 };
  const total = ({ calls, cached }: Json): number => Number(calls) + Number(cached);
  const judge = report.judge && { ...report.judge, ...paidFor, calls: total(report.judge) };
  const variants = report.variants.map((variant) => ({ ...variant, usd: 0, seconds: 0 }));
  return JSON.stringify(
    { ...report, run: '', calls: total(report), cached: 0, variants, judge, unanswered },
    undefined,
    2,
  );
}
