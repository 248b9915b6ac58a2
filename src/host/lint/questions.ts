import { createHash } from 'node:crypto';
import { canonicalJson } from '../../engine/text/hash.js';
import type { LintWorkspace } from '../../engine/lint/rule.js';

/** What findings may depend on besides the text and the settings. */
export interface LintWorld extends LintWorkspace {
  today(): string;
}

type Kind = keyof LintWorld;

/** What a rule asked of the files around a prompt or of the calendar, and what stands for the answer it got. */
export interface Question {
  readonly kind: Kind;
  /** Empty where the question has no argument. */
  readonly name: string;
  readonly answer: string;
}

export interface RecordedWorld {
  readonly world: LintWorld;
  /** Every question so far, once. */
  readonly questions: () => readonly Question[];
}

/** Writes down what rules ask: findings follow from the text, the settings and these answers, and from nothing else. */
export function recordQuestions(inner: LintWorld): RecordedWorld {
  const asked = new Map<string, Question>();
  const told = <T>(kind: Kind, name: string, answer: T): T => {
    const key = `${kind} ${name}`;
    if (!asked.has(key)) asked.set(key, { kind, name, answer: digest(answer) });
    return answer;
  };
  return {
    world: {
      readPartial: (name) => told('readPartial', name, inner.readPartial(name)),
      listPartials: () => told('listPartials', '', inner.listPartials()),
      dataFacts: (name) => told('dataFacts', name, inner.dataFacts(name)),
      dataRows: (name) => told('dataRows', name, inner.dataRows(name)),
      lacksData: (name) => told('lacksData', name, inner.lacksData(name)),
      textAbove: (name) => told('textAbove', name, inner.textAbove(name)),
      listData: (name) => told('listData', name, inner.listData(name)),
      today: () => told('today', '', inner.today()),
      namesakes: (name) => told('namesakes', name, inner.namesakes(name)),
    },
    questions: () => [...asked.values()],
  };
}

/** Whether the files around a prompt and the calendar still answer as they did. */
export type AnswersStand = (questions: readonly Question[]) => boolean;

/** Asks each question once: prompts of one folder ask the same. For as long as the files stay as they are. */
export function createAsker(world: LintWorld): AnswersStand {
  const answers = new Map<string, string>();
  return (questions) =>
    questions.every(({ kind, name, answer }) => {
      const key = `${kind} ${name}`;
      const now = answers.get(key) ?? digest(world[kind](name));
      answers.set(key, now);
      return now === answer;
    });
}

function digest(answer: unknown): string {
  const text = answer === undefined ? '' : canonicalJson(answer);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
