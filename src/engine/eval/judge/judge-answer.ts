import type { ChatModel } from '../../model/chat-model.js';
import type { CellError } from '../contracts/cell.js';
import type { AskJudge, JudgedMetric, JudgedScore, Jury } from '../contracts/judged-metric.js';
import type { RowScore, ScoredAnswer } from '../contracts/scored-answer.js';
import type { JudgeWork, Vote } from './judge-work.js';
import { TemplateError } from '../../template/template.js';
import { ScoreError, scoreError } from '../score-answer.js';
import { askerOf } from './ask-judge.js';
import { JudgeError } from './judge-error.js';
import { createJudgeLedger, type JudgeLedger } from './judge-ledger.js';

/** Judges by `provider/model`. */
export type Judges = ReadonlyMap<string, ChatModel>;

export interface JudgedAnswer {
  /** By metric. */
  readonly grades: ReadonlyMap<string, RowScore>;
  readonly judge: JudgeWork;
  /** Why a metric has no score. The answer then has none at all: its others would be means over other rows. */
  readonly error: CellError | undefined;
}

/** Lets every metric's judges vote, one call after the other: answers are graded side by side, not one answer's votes. */
export async function judgeAnswer(
  answer: ScoredAnswer,
  metrics: readonly JudgedMetric[],
  { judges, signal }: { readonly judges: Judges; readonly signal: AbortSignal },
): Promise<JudgedAnswer> {
  const ledger = createJudgeLedger();
  const votes: Record<string, readonly Vote[]> = {};
  const grades = new Map<string, RowScore>();
  const work = (): JudgeWork => ({ ...ledger.sum(), votes });
  for (const metric of metrics) {
    const found = await tried(metric.id, () =>
      votesOf(metric.jury, (ask) => metric.score(answer, ask), { judges, signal, ledger }),
    );
    if ('kind' in found) return { grades, judge: work(), error: found };
    votes[metric.id] = found.map(({ judge, given }) => ({ judge, verdict: given.verdict }));
    grades.set(metric.id, metric.conclude(meanOf(found.map(({ given }) => given))));
  }
  return { grades, judge: work(), error: undefined };
}

export interface Jurors {
  readonly judges: Judges;
  readonly signal: AbortSignal;
  readonly ledger: JudgeLedger;
}

/** What each judge of a jury says, each time it is asked. @throws JudgeError */
export async function votesOf<Given>(
  { judges: names, times }: Jury,
  vote: (ask: AskJudge) => Promise<Given>,
  { judges, signal, ledger }: Jurors,
): Promise<{ readonly judge: string; readonly given: Given }[]> {
  const given: { judge: string; given: Given }[] = [];
  for (const name of names) {
    const judge = judges.get(name);
    if (judge === undefined) throw new Error(`No model for the judge ${name}: this is a bug in Hone.`);
    for (let at = 0; at < times; at++)
      given.push({ judge: name, given: await vote(askerOf({ judge, ledger, signal, vote: at, times })) });
  }
  return given;
}

/**
 * The result, or the error a cell keeps in its place.
 * @throws what is no judge's and no row's doing, such as an answer that cannot be kept: going on would pay for nothing
 */
export async function tried<T extends object>(metric: string, work: () => Promise<T>): Promise<T | CellError> {
  try {
    return await work();
  } catch (error) {
    if (isOfRow(error)) return { kind: 'score', message: scoreError(metric, error).message };
    if (!(error instanceof JudgeError)) throw error;
    const { kind, judge, message } = error;
    return { kind, judge, message: kind === 'score' ? `Metric '${metric}': ${message}` : message };
  }
}

/** A row that lacks what the metric shows, a value that cannot be rendered with it, JSON thousands of brackets deep. */
function isOfRow(error: unknown): boolean {
  return error instanceof ScoreError || error instanceof TemplateError || error instanceof RangeError;
}

/** The reasons of a split vote are those of its first and of the first that says otherwise. */
function meanOf(given: readonly JudgedScore[]): { readonly value: number; readonly reason?: string } {
  const value = given.reduce((sum, score) => sum + score.value, 0) / given.length;
  const [first] = given;
  const other = given.find(({ verdict }) => verdict !== first?.verdict);
  const texts = [first?.reason, other?.reason].filter((text) => text !== undefined);
  return texts.length === 0 ? { value } : { value, reason: texts.join(' But: ') };
}
