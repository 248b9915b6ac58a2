import type { Row } from '../../dataset/row.js';
import { clearMark } from '../../text/clear-mark.js';
import type { Searcher, SearchContext, WriterRequest } from '../parts.js';
import { listText, readItems } from '../proposers/instruction-list.js';
import { mainPart } from '../proposers/pick-part.js';
import { labelsOf, quoteExample, quotedTexts } from '../proposers/quote-example.js';
import { replaceInstruction } from '../proposers/replace-instruction.js';
import { shownExamples, shownTexts } from '../proposers/shown-examples.js';
import { improveListRequest } from '../requests/improve-list.js';
import { induceListRequest } from '../requests/induce-list.js';
import { RunEnded } from '../run-ended.js';
import { leads } from '../selectors/prefix.js';

export interface ListClimbOptions {
  /** Lists that are guessed at the start, and the worked train rows each is guessed from. */
  readonly lists: number;
  readonly pairs: number;
  readonly rounds: number;
  /** Rounds in a row without a better list before it gives up. */
  readonly patience: number;
  /** Train rows the list is tried on in a round, and the failures of them the writer is shown. */
  readonly minibatch: number;
  readonly failures: number;
  /** Lists that are made of the current one in a round. */
  readonly variants: number;
}

type ListState = {
  readonly round: number;
  readonly idle: number;
  /** The prompt whose instruction the lists replace. */
  readonly root: string;
  /** The best list so far, which need not be better than the prompt it replaces; null when there is none. */
  readonly current: string | null;
  readonly items: readonly string[];
};

interface MadeList {
  readonly id: string;
  readonly items: readonly string[];
}

/** Guesses lists of instructions from worked examples, and improves the best of them (APIO, Chernodub et al. 2025). */
export function listClimb(options: ListClimbOptions): Searcher<ListState> {
  return {
    init: (context) => Promise.resolve({ round: 0, idle: 0, root: context.best(), current: null, items: [] }),
    step: async (state, context) =>
      state.round === 0 ? induce(state, options, context) : improve(state, options, context),
    done({ round, idle, current }) {
      if (round > options.rounds) return 'finished';
      return idle >= options.patience || (round > 0 && current === null) ? 'no-progress' : undefined;
    },
  };
}

async function induce(state: ListState, options: ListClimbOptions, context: SearchContext): Promise<ListState> {
  stopIfUnmeasurable(options.lists, context);
  const root = context.candidate(state.root);
  const random = context.random.fork('induce');
  const requests = Array.from({ length: options.lists }, (): WriterRequest => {
    const examples = shownExamples(random.sample(context.rows.train, options.pairs), context);
    const mark = clearMark(shownTexts(examples));
    return { prompt: induceListRequest, values: { examples, labels: labelsOf(root), mark } };
  });
  const best = await bestOf(await context.ask(requests), 'induce-list', state, context);
  return { ...state, round: 1, current: best?.id ?? null, items: best?.items ?? [] };
}

async function improve(state: ListState, options: ListClimbOptions, context: SearchContext): Promise<ListState> {
  const round = state.round + 1;
  const failures = await failuresOf(state.current ?? state.root, options, context);
  if (failures.length === 0) return { ...state, round, idle: state.idle + 1 };
  stopIfUnmeasurable(options.variants, context);
  const random = context.random.fork('failures');
  const requests = Array.from({ length: options.variants }, () =>
    requestFor(state, random.sample(failures, options.failures), context),
  );
  const best = await bestOf(await context.ask(requests), 'improve-list', state, context);
  if (best === undefined || !leads(best.id, state.current ?? state.root, context.rows.dev, context))
    return { ...state, round, idle: state.idle + 1 };
  return { ...state, round, idle: 0, current: best.id, items: best.items };
}

/** @throws RunEnded `budget` before the writer is asked for what could not be measured */
function stopIfUnmeasurable(requests: number, context: SearchContext): void {
  if (context.callsLeft() < requests + context.rows.dev.length)
    throw new RunEnded('budget', 'The budget is too small to measure another list.');
}

async function failuresOf(id: string, { minibatch }: ListClimbOptions, context: SearchContext): Promise<Row[]> {
  const rows = context.random.fork('minibatch').sample(context.rows.train, minibatch);
  await context.score([{ id, rows }]);
  return rows.filter((row) => (context.table.cell(id, row)?.score ?? 1) < 1);
}

function requestFor({ current, root, items }: ListState, rows: readonly Row[], context: SearchContext): WriterRequest {
  const candidate = context.candidate(current ?? root);
  const examples = rows.map((row) => quoteExample(candidate, row, context));
  const prompt = listText(items);
  const mark = clearMark([prompt, ...quotedTexts(examples)]);
  return { prompt: improveListRequest, values: { prompt, examples, labels: labelsOf(candidate), mark } };
}

/** The best on all dev rows of the lists the writer gave, as many as can meet them. */
async function bestOf(
  answers: readonly (string | undefined)[],
  operator: string,
  { root, current }: ListState,
  context: SearchContext,
): Promise<MadeList | undefined> {
  const { genome } = context.candidate(root);
  const part = mainPart(genome) ?? '';
  const most = Math.floor(context.callsLeft() / context.rows.dev.length);
  const made = answers.slice(0, most).flatMap((answer): MadeList[] => {
    const items = readItems(answer ?? '');
    if (items.length === 0) return [];
    const proposal = {
      genome: replaceInstruction(genome, part, listText(items)),
      parents: [current ?? root],
      operator,
    };
    return context.admit([proposal]).map(({ id }) => ({ id, items }));
  });
  if (made.length === 0) return undefined;
  await context.crown(made.map(({ id }) => id));
  return made.reduce((best, list) => (leads(list.id, best.id, context.rows.dev, context) ? list : best));
}
