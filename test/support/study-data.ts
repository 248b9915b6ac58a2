import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const studyNames = ['trec', 'subj', 'cr', 'sst5'] as const;
export type StudyName = (typeof studyNames)[number];

type Values = Readonly<Record<string, unknown>>;

/** A prompt to optimize, the rows of its runs, and rows no run ever sees: what a prompt is truly worth. */
export interface StudyData {
  readonly prompt: string;
  readonly rows: readonly Values[];
  readonly truth: readonly Values[];
}

interface Task {
  readonly labels: Readonly<Record<string, string>>;
  readonly job: string;
  readonly names: readonly [input: string, label: string];
}

const tasks: Record<StudyName, Task> = {
  trec: {
    labels: { 0: 'Description', 1: 'Entity', 2: 'Abbreviation', 3: 'Human', 4: 'Location', 5: 'Number' },
    job: 'You label questions by the type of answer they ask for.',
    names: ['Question', 'Type'],
  },
  subj: {
    labels: { 0: 'subjective', 1: 'objective' },
    job: 'You tell sentences with an opinion from sentences that report.',
    names: ['Sentence', 'Kind'],
  },
  cr: {
    labels: { 0: 'negative', 1: 'positive' },
    job: 'You judge the sentiment of sentences from product reviews.',
    names: ['Sentence', 'Sentiment'],
  },
  sst5: {
    labels: { 0: 'terrible', 1: 'bad', 2: 'okay', 3: 'good', 4: 'great' },
    job: 'You judge how much a reviewer liked a film.',
    names: ['Review', 'Verdict'],
  },
};

const truthRows = 500;

/** Undefined where the shared data sets are not there. */
export function studyData(name: StudyName): StudyData | undefined {
  const folder = fileURLToPath(new URL(`../../../shared/datasets/${name}/`, import.meta.url));
  const read = (part: string): Values[] =>
    readFileSync(`${folder}${part}.jsonl`, 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Values]));
  if (!existsSync(`${folder}train.jsonl`)) return undefined;
  return {
    prompt: promptFor(tasks[name]),
    rows: [...read('train'), ...read('dev_subsample')],
    truth: spread(read('test')),
  };
}

/** Rows from all over the file: some are sorted by label. */
function spread(rows: readonly Values[]): Values[] {
  const every = Math.floor(rows.length / truthRows);
  return rows.filter((_, index) => index % every === 0).slice(0, truthRows);
}

/** Of 320 rows 60 are left as the pool of demonstrations. */
function promptFor({ labels, job, names: [input, label] }: Task): string {
  return `---
output:
  labels: ${JSON.stringify(labels)}
data: { path: rows.jsonl, split: { train: 80, dev: 80, test: 100 } }
expect: "{{ label }}"
metrics: [exact-match]
---
system:
${job} Choose between: ${Object.values(labels).join(', ')}.
Answer with the label only.

user:
${input}: {{ sentence }}
${label}:
`;
}
