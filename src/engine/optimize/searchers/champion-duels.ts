import type { Row } from '../../dataset/row.js';
import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Searcher, SearchContext } from '../parts.js';
import { pickPart } from '../proposers/pick-part.js';
import { labelsOf, quoteExample, quotedTexts } from '../proposers/quote-example.js';
import { shownPart, writtenParts } from '../proposers/written-parts.js';
import { improveByAnswersRequest } from '../requests/improve-by-answers.js';
import { RunEnded } from '../run-ended.js';
import { duelVotes } from '../selectors/duel-votes.js';
import { selectContext } from './select-context.js';

export interface ChampionDuelsOptions {
  /** Challengers that are written. */
  readonly challengers: number;
  /** Train rows on which a challenger meets the champion. */
  readonly rows: number;
  /** Comparisons of two answers, each in both orders. */
  readonly votes: number;
}

type DuelState = {
  readonly round: number;
  readonly champion: string;
  /** Rounds in a row without a new challenger. */
  readonly barren: number;
  readonly isOver: boolean;
};

const barrenLimit = 3;

/**
 * One challenger after another meets the champion on a few rows, and replaces it when a judge prefers it; at the end
 * the champion meets the seed on all dev rows (SPO, Xiang et al. 2025).
 */
export function championDuels(options: ChampionDuelsOptions): Searcher<DuelState> {
  return {
    init: (context) => Promise.resolve({ round: 0, champion: context.best(), barren: 0, isOver: false }),
    async step(state, context) {
      if (context.callsLeft() < duelCalls(options) + finalCalls(context.rows.dev.length)) {
        await context.crown([state.champion]);
        throw new RunEnded('budget', 'The budget is too small to compare another candidate.');
      }
      const next = await challenge(state, options, context);
      const isOver = next.round >= options.challengers || next.barren >= barrenLimit;
      if (isOver) await context.crown([next.champion]);
      return { ...next, isOver };
    },
    done({ isOver, barren }) {
      if (!isOver) return undefined;
      return barren >= barrenLimit ? 'no-progress' : 'finished';
    },
  };
}

/** One challenger: it is written, both answer, and one judge compares their answers in both orders. */
export function duelCalls({ rows, votes }: ChampionDuelsOptions): number {
  return 1 + 2 * rows + 2 * votes * rows;
}

/** The champion and the seed answer all dev rows, and their answers are compared once. */
export function finalCalls(dev: number): number {
  return 4 * dev;
}

async function challenge(state: DuelState, options: ChampionDuelsOptions, context: SearchContext): Promise<DuelState> {
  const champion = context.candidate(state.champion);
  const rows = context.random.fork('rows').sample(context.rows.train, options.rows);
  await context.score([{ id: champion.id, rows }]);
  const [challenger] = await write(champion, rows, context);
  const round = state.round + 1;
  if (challenger === undefined) return { ...state, round, barren: state.barren + 1 };
  const selection = selectContext(context, { rows, calls: Infinity, spare: 0 });
  const [preferred = champion.id] = await duelVotes(options.votes).select([champion.id, challenger.id], 1, selection);
  return { ...state, round, barren: 0, champion: preferred };
}

async function write(champion: Candidate, rows: readonly Row[], context: SearchContext): Promise<readonly Candidate[]> {
  const part = pickPart(champion.genome, context.random.fork('part'));
  if (part === undefined) return [];
  const examples = rows.map((row) => quoteExample(champion, row, context));
  const prompt = shownPart(champion.genome, part);
  const mark = clearMark([prompt, ...quotedTexts(examples)]);
  const request = { prompt: improveByAnswersRequest, values: { prompt, examples, labels: labelsOf(champion), mark } };
  const { genome, id } = champion;
  return context.admit(
    await writtenParts([{ genome, part, parents: [id], operator: 'improve-by-answers', request }], context),
  );
}
