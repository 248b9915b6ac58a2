import type { Row } from '../../dataset/row.js';
import type { Random } from '../../random/seeded.js';
import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Genome, SearchContext, WriterRequest } from '../parts.js';
import { betterOrderRequest } from '../requests/better-order.js';
import { continueListRequest } from '../requests/continue-list.js';
import { hintsRequest } from '../requests/hints.js';
import { induceRequest } from '../requests/induce.js';
import { mutateRequest } from '../requests/mutate.js';
import { newOrderRequest } from '../requests/new-order.js';
import { labelsOf } from './quote-example.js';
import { replaceInstruction } from './replace-instruction.js';
import { replacePart } from './replace-part.js';
import { shownExamples, shownTexts } from './shown-examples.js';
import { unlike } from './text-likeness.js';
import { shownPart } from './written-parts.js';

/** Those that ask the writer; crossover and new demonstrations follow with a chance of their own. */
export const breederOperators = [
  'zero-order',
  'first-order',
  'estimate-distribution',
  'estimate-by-rank',
  'lineage',
  'zero-order-hyper',
  'first-order-hyper',
  'lamarckian',
] as const;
export type BreederOperator = (typeof breederOperators)[number];

/** A mutation of the winner of a tournament. */
export interface Mutation {
  readonly operator: BreederOperator;
  readonly winner: Candidate;
  /** The mutation prompt of the winner, or the new one once it is written. */
  readonly order: string;
  readonly style: string;
  readonly part: string;
}

/** What a mutation may look at. */
export interface Population {
  /** The least fit first. */
  readonly ascending: readonly Candidate[];
  /** The best of each generation, the latest last. */
  readonly elites: readonly Candidate[];
  readonly context: SearchContext;
  readonly random: Random;
}

/** Asks for the mutation prompt of a hypermutation; undefined for the others. */
export function orderRequest({ operator, order, style, part }: Mutation, seed: Candidate): WriterRequest | undefined {
  if (operator === 'zero-order-hyper') {
    const prompt = shownPart(seed.genome, part);
    return { prompt: newOrderRequest, values: { prompt, style, mark: clearMark([prompt]) } };
  }
  if (operator !== 'first-order-hyper') return undefined;
  return { prompt: betterOrderRequest, values: { prompt: order, mark: clearMark([order]) } };
}

/** Asks for the new instruction. Without an answer that was right there is nothing to work back from. */
export function mutationRequest(mutation: Mutation, population: Population): WriterRequest {
  const { winner, part } = mutation;
  const { seed } = population.context;
  switch (mutation.operator) {
    case 'zero-order': {
      const prompt = shownPart(seed.genome, part);
      return { prompt: hintsRequest, values: { prompt, labels: labelsOf(seed), mark: clearMark([prompt]) } };
    }
    case 'lamarckian':
      return workedBack(winner, population) ?? byOrder(mutation);
    case 'estimate-distribution':
      return continued(population.random.shuffle(population.ascending), part, inNoOrder);
    case 'estimate-by-rank':
      return continued(population.ascending, part, ascendingOrder);
    case 'lineage':
      return continued(population.elites, part, lineageOrder);
    default:
      return byOrder(mutation);
  }
}

const inNoOrder = 'They are in no order.';
const ascendingOrder =
  'Each is better than the one before it; the next is to be better still, and more like the last than like the first.';
const lineageOrder = 'Each was the best that was known at its time; the next is to be better still.';

function byOrder({ winner, part, order, style, operator }: Mutation): WriterRequest {
  const prompt = shownPart(winner.genome, part);
  const values = { prompt, order, style: operator === 'first-order' ? style : '' };
  return { prompt: mutateRequest, values: { ...values, mark: clearMark([prompt, order], ['prompt', 'order']) } };
}

/** Prompts that are nearly the same say nothing twice: the later of them is left out. */
function continued(candidates: readonly Candidate[], part: string, order: string): WriterRequest {
  const texts = candidates.map(({ genome }) => shownPart(genome, part));
  const prompts = unlike(texts, mostAlike).map((at) => texts[at] ?? '');
  return { prompt: continueListRequest, values: { prompts, order, mark: clearMark(prompts) } };
}

const mostAlike = 0.95;

/** From one row the winner has answered right. */
function workedBack(winner: Candidate, { context, random }: Population): WriterRequest | undefined {
  const isRight = (row: Row): boolean => (context.table.cell(winner.id, row)?.score ?? 0) >= 1;
  const [row] = random.sample(context.rows.train.filter(isRight), 1);
  const examples = row === undefined ? [] : shownExamples([row], context);
  if (examples.length === 0) return undefined;
  return {
    prompt: induceRequest,
    values: { examples, labels: labelsOf(winner), mark: clearMark(shownTexts(examples)) },
  };
}

/** What was written by somebody who never saw the part takes the place of its sentences. */
export function mutated({ winner, part }: Mutation, request: WriterRequest, text: string): Genome {
  return request.prompt.tag === 'instruction'
    ? replaceInstruction(winner.genome, part, text)
    : replacePart(winner.genome, part, text);
}
