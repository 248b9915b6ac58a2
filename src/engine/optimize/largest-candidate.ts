import { cellPreparer, type PreparePorts } from '../eval/prepare-cell.js';
import type { Variant } from '../eval/contracts/cell.js';
import type { Row } from '../dataset/row.js';
import { estimateInputTokens, estimateTokens } from '../model/estimate-tokens.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { createWriter, seedCandidate } from './genome.js';
import type { Method } from './parts.js';
import { instructionLength, longestInstruction } from './screens/length-limit.js';

/** Pool rows that are rendered as demonstrations to learn what one takes. */
const sampled = 48;

/**
 * Tokens that a candidate of the method may add to each request of the seed prompt: all the demonstrations it may
 * have in place of the seed's own, of the pool's average size, and an instruction as long as the screens let pass.
 */
export function mostAddedTokens(
  { demos, needs }: Pick<Method, 'demos' | 'needs'>,
  variant: Variant & PreparePorts,
  pool: readonly Row[],
): number {
  const isRewritten = demos === 0 || needs.includes('writer');
  const shown = demos === 0 ? 0 : addedDemos(demos, variant, pool);
  return shown + (isRewritten ? addedInstruction(variant.prompt) : 0);
}

/** In tokens of the seed's own letters. */
function addedInstruction(prompt: PromptDoc): number {
  const seed = seedCandidate(prompt);
  const length = instructionLength(seed);
  const tokens = estimateTokens(Object.values(seed.genome.parts).join('\n'));
  return length === 0 ? 0 : Math.ceil((tokens * (longestInstruction(seed) - length)) / length);
}

function addedDemos(most: number, variant: Variant & PreparePorts, pool: readonly Row[]): number {
  const { prompt, inputs, id, model, load, demos } = variant;
  const [row] = pool;
  if (row === undefined) return 0;
  const tokensOf = (doc: PromptDoc, own: PreparePorts): number => {
    const cell = cellPreparer({ prompt: doc, inputs, id, model }, { ...own, ...(load && { load }) })(row, 0);
    return 'error' in cell ? 0 : estimateInputTokens(cell.request.messages);
  };
  const seed = seedCandidate(prompt);
  const write = createWriter(seed);
  const withRows = (rows: readonly Row[]): number =>
    tokensOf(write({ genome: { ...seed.genome, demos: rows }, parents: [], operator: 'demos' }, 0).doc, {});
  const shown = pool.slice(0, sampled);
  const bare = withRows([]);
  const each = (withRows(shown) - bare) / shown.length;
  const count = Math.min(most, pool.length);
  return Math.max(0, Math.ceil(bare + count * each - tokensOf(prompt, { ...(demos && { demos }) })));
}
