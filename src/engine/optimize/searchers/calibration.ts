import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Proposal, Searcher, SearchContext } from '../parts.js';
import { confusionLines } from '../proposers/confusion.js';
import { findingsOn } from '../proposers/criticised-rewrites.js';
import { madeRows, type MadeRow, rowForm } from '../proposers/made-rows.js';
import { mainPart } from '../proposers/pick-part.js';
import { labelsOf, quoteExample } from '../proposers/quote-example.js';
import { replacePart } from '../proposers/replace-part.js';
import { shownPart } from '../proposers/written-parts.js';
import { critiqueRequest } from '../requests/critique.js';
import { historyRequest } from '../requests/history.js';
import { strengthsRequest } from '../requests/strengths.js';
import { RunEnded } from '../run-ended.js';
import { ranked } from '../selectors/prefix.js';
import { type CalibrationNumbers, roundCalls, shownHistory } from './calibration-plan.js';

type CalibrationState = {
  readonly round: number;
  /** Rounds in a row whose prompt falls short of the best. */
  readonly idle: number;
  /** Rounds in a row that made no prompt. */
  readonly barren: number;
  readonly rows: readonly MadeRow[];
  /** Every prompt, the seed first: all of them are scored on all the rows. */
  readonly tried: readonly string[];
};

const barrenLimit = 3;

/**
 * Makes up hard rows with their answers, and prompts from the failures on them, round after round (Levi et al. 2024). The
 * rows only choose between prompts: who is best so far is told by dev rows as everywhere.
 */
export function calibration(numbers: CalibrationNumbers): Searcher<CalibrationState> {
  const done: Searcher<CalibrationState>['done'] = ({ round, idle, barren }) => {
    if (round >= numbers.rounds) return 'finished';
    return idle > numbers.patience || barren >= barrenLimit ? 'no-progress' : undefined;
  };
  return {
    done,
    init(context) {
      return Promise.resolve({ round: 0, idle: 0, barren: 0, rows: [], tried: [context.best()] });
    },
    async step(state, context) {
      await stopIfUnmeasurable(state, numbers, context);
      const rows = [...state.rows, ...(await grown(state, numbers, context))];
      const next = await improved({ ...state, rows }, numbers, context);
      if (next.tried.length > numbers.warmup || done(next) !== undefined) await crownLeader(next, context);
      return next;
    },
  };
}

/** Rows can be made up only where it is plain what is shown and what is expected. */
export function otherForm(start: Pick<SearchContext, 'seed' | 'rows'>): string | undefined {
  if (rowForm(start) !== undefined) return undefined;
  return 'The method ipc makes up rows of its own, and cannot for this prompt: its inputs have to be text, and expect has to read one column that the prompt does not show, such as expect: "{{ label }}". Choose another method.';
}

/** @throws RunEnded `budget` before anything is asked that could not be measured, with the best so far compared */
async function stopIfUnmeasurable(
  state: CalibrationState,
  numbers: CalibrationNumbers,
  context: SearchContext,
): Promise<void> {
  const { task, writer } = roundCalls({ rows: state.rows.length, tried: state.tried.length }, numbers);
  if (context.callsLeft() >= task + writer + context.rows.dev.length) return;
  await crownLeader(state, context);
  throw new RunEnded('budget', 'The budget is too small to measure another prompt.');
}

async function crownLeader(state: CalibrationState, context: SearchContext): Promise<void> {
  await context.crown(ranked(state.tried, state.rows, context).slice(0, 1));
}

/** On the rows all of them share: a score of fewer or other rows says nothing beside another. */
function scoresOf({ tried, rows }: CalibrationState, { table }: SearchContext): { id: string; score: number }[] {
  const common = table.common(tried, rows);
  return tried.map((id) => ({ id, score: table.mean(id, common) || 0 }));
}

async function grown(
  { rows, tried }: CalibrationState,
  { cases, most, examples, errors }: CalibrationNumbers,
  context: SearchContext,
): Promise<readonly MadeRow[]> {
  const count = Math.min(cases, most - rows.length);
  const form = rowForm(context);
  if (count <= 0 || form === undefined) return [];
  const candidate = context.candidate(tried.at(-1) ?? context.seed.id);
  const failed = context.random.fork('hard').sample(failedOf(candidate, rows, context), errors);
  const failures = failed.map((row) => quoteExample(candidate, row, context));
  return madeRows({ form, before: rows, count, shown: examples, candidate, failures }, context);
}

function failedOf({ id }: Candidate, rows: readonly MadeRow[], { table }: SearchContext): MadeRow[] {
  return rows.filter((row) => (table.cell(id, row)?.score ?? 1) < 1);
}

/** All prompts on all rows, then a new one that is scored on them too. */
async function improved(
  state: CalibrationState,
  numbers: CalibrationNumbers,
  context: SearchContext,
): Promise<CalibrationState> {
  const { rows } = state;
  const after = { ...state, round: state.round + 1 };
  await context.score(state.tried.map((id) => ({ id, rows })));
  const [child] = rows.length === 0 ? [] : context.admit(await proposed(state, numbers, context));
  if (child === undefined) return { ...after, barren: state.barren + 1 };
  await context.score([{ id: child.id, rows }]);
  const tried = [...state.tried, child.id];
  const scores = scoresOf({ ...state, tried }, context).map(({ score }) => score);
  const isShort = Math.max(...scores) - (scores.at(-1) ?? 0) > numbers.minGain;
  return { ...after, tried, barren: 0, idle: isShort ? state.idle + 1 : 0 };
}

/** From the prompts of the history with their scores, and a look at where the last of them fails. */
async function proposed(
  state: CalibrationState,
  numbers: CalibrationNumbers,
  context: SearchContext,
): Promise<Proposal[]> {
  const shown = shownHistory(scoresOf(state, context), numbers);
  const studied = context.candidate(shown.at(-1)?.id ?? context.seed.id);
  const part = mainPart(studied.genome);
  const critique = part === undefined ? undefined : await critiqueOf({ studied, part }, state.rows, numbers, context);
  if (part === undefined || critique === undefined) return [];
  const attempts = [...shown]
    .sort((a, b) => a.score - b.score)
    .map(({ id, score }) => ({
      prompt: shownPart(context.candidate(id).genome, part),
      score: String(Math.round(100 * score)),
      ...(id === studied.id && { critique }),
    }));
  const mark = clearMark(
    [critique, ...attempts.map(({ prompt }) => prompt)],
    ['prompt', 'attempt', 'score', 'critique'],
  );
  const values = { attempts, reviewed: true, labels: labelsOf(studied), mark };
  const [text] = await context.ask([{ prompt: historyRequest, values }]);
  if (text === undefined) return [];
  const parents = shown.map(({ id }) => id);
  return [{ genome: replacePart(studied.genome, part, text), parents, operator: 'calibration' }];
}

async function critiqueOf(
  { studied, part }: { readonly studied: Candidate; readonly part: string },
  rows: readonly MadeRow[],
  { errors }: CalibrationNumbers,
  context: SearchContext,
): Promise<string | undefined> {
  const failed = failedOf(studied, rows, context);
  const right = failed.length === 0;
  const drawn = context.random.fork('studied').sample(right ? rows : failed, errors);
  const examples = drawn.map((row) => quoteExample(studied, row, context));
  const cells = failed.flatMap((row) => context.table.cell(studied.id, row) ?? []);
  const confusion = labelsOf(studied).length === 0 ? [] : confusionLines(cells);
  const critique = right ? strengthsRequest : critiqueRequest;
  const [finding] = await findingsOn(
    [{ parent: studied, part, examples, critique, more: { right, confusion } }],
    context,
  );
  return finding;
}
