import type { PastCalls, Range } from '../../../engine/eval/contracts/past-calls.js';
import type { JudgeWork } from '../../../engine/eval/judge/judge-work.js';
import { listRuns } from '../../runs/list-runs.js';
import { readRun } from '../../runs/read-run.js';
import type { CellLine, EvaluationHeader } from '../../runs/run-line.js';
import { isCell, isEvaluation, isPairLine } from './resume-run.js';

/** Older runs say little about today's servers. */
const newestRuns = 5;
/** As many calls of a model make stable quartiles. */
const enough = 1000;

interface Sample {
  readonly seconds: number[];
  readonly outputTokens: number[];
}

export interface Past {
  /** By the model that answered. */
  readonly answers: ReadonlyMap<string, PastCalls>;
  /** By the model that graded. Of judges that graded side by side each is taken to be like the others. */
  readonly verdicts: ReadonlyMap<string, PastCalls>;
}

type Asked = Readonly<Record<keyof Past, ReadonlySet<string>>>;

/** What calls took in the newest runs of this workspace that asked these models and not only the cache. */
export async function pastCalls(folder: string, asked: Asked): Promise<Past> {
  const samples = { answers: new Map<string, Sample>(), verdicts: new Map<string, Sample>() };
  const used = { answers: 0, verdicts: 0 };
  for (const header of listRuns(folder).filter(isEvaluation)) {
    const tells = (kind: keyof Past): boolean =>
      used[kind] < newestRuns && namesOf(header)[kind].some((model) => asked[kind].has(model));
    const wanted = kinds.filter(tells);
    if (wanted.length === 0) continue;
    for (const kind of await addRun(samples, folder, { header, wanted })) used[kind]++;
  }
  return { answers: middles(samples.answers), verdicts: middles(samples.verdicts) };
}

const kinds = ['answers', 'verdicts'] as const;

function namesOf({ variants, judges = [] }: EvaluationHeader): Record<keyof Past, readonly string[]> {
  return { answers: variants.map(({ model }) => model), verdicts: judges };
}

interface TellingRun {
  readonly header: EvaluationHeader;
  readonly wanted: readonly (keyof Past)[];
}

/** Returns of which of the wanted kinds the run has calls that went out. */
async function addRun(
  samples: Readonly<Record<keyof Past, Map<string, Sample>>>,
  folder: string,
  { header, wanted }: TellingRun,
): Promise<ReadonlySet<keyof Past>> {
  const wentOut = new Set<keyof Past>();
  const models = new Map(header.variants.map((variant) => [variant.id, variant.model]));
  const callsOf = {
    answers: (line: { readonly type: string }) => (isCell(line) ? answerCall(line, models.get(line.variant)) : []),
    verdicts: (line: { readonly type: string }) =>
      isCell(line) || isPairLine(line) ? verdictCalls(line.judge, header.judges ?? []) : [],
  };
  for await (const line of readRun(folder, header.id))
    for (const kind of wanted)
      for (const call of callsOf[kind](line)) {
        wentOut.add(kind);
        addCall(samples[kind], call);
      }
  return wentOut;
}

interface Call {
  readonly model: string;
  readonly milliseconds: number;
  readonly outputTokens: number;
}

function answerCall({ outcome, cached, ...took }: CellLine, model: string | undefined): Call[] {
  return model === undefined || outcome !== 'scored' || cached ? [] : [{ ...took, model }];
}

/** An answer's verdicts are kept as a sum: a call of each judge that took the mean. Where some were cached, nothing is known. */
function verdictCalls(work: JudgeWork | undefined, judges: readonly string[]): Call[] {
  if (work === undefined || work.calls === 0 || work.cached > 0) return [];
  const { calls, milliseconds, outputTokens } = work;
  return judges.map((model) => ({
    model,
    milliseconds: milliseconds / calls,
    outputTokens: outputTokens / calls,
  }));
}

function addCall(samples: Map<string, Sample>, { model, milliseconds, outputTokens }: Call): void {
  const sample = samples.get(model) ?? { seconds: [], outputTokens: [] };
  samples.set(model, sample);
  if (sample.seconds.length === enough) return;
  sample.seconds.push(milliseconds / 1000);
  sample.outputTokens.push(outputTokens);
}

function middles(samples: ReadonlyMap<string, Sample>): ReadonlyMap<string, PastCalls> {
  return new Map(
    [...samples].map(([model, { seconds, outputTokens }]) => [
      model,
      { seconds: middleHalf(seconds), outputTokens: middleHalf(outputTokens) },
    ]),
  );
}

function middleHalf(numbers: readonly number[]): Range {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.25), high: at(0.75) };
}
