import type { CellResult, Variant } from '../../src/engine/eval/contracts/cell.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import { createResultsState, type ResultsState } from '../../src/extension/results/results-state.js';

const prompt = parsePrompt('user:\n{{ question }}\n', 'ask.prompt');
export const variants: readonly Variant[] = ['terse', 'polite'].map((style) => ({
  id: `ask · offline/learner · style=${style}`,
  prompt,
  model: 'offline/learner',
  inputs: { style },
}));
export const [terse = '', polite = ''] = variants.map(({ id }) => id);

/** An answer of a variant to a line; right unless it is changed. */
export function cell(line: number, variant: string, change: Partial<CellResult> = {}): CellResult {
  return {
    variant,
    row: `${line}-00000000`,
    repeat: 0,
    outcome: 'scored',
    line,
    answer: 'blue',
    expected: 'blue',
    label: undefined,
    scores: { 'exact-match': 1 },
    reasons: {},
    inputTokens: 10,
    outputTokens: 1,
    usd: 0.5,
    milliseconds: 1,
    cached: false,
    error: undefined,
    ...change,
  };
}

export const wrong = { answer: 'red', scores: { 'exact-match': 0 } };

/** A run under way with these answers. */
export function stateWith(...cells: CellResult[]): ResultsState {
  const state = createResultsState({ prompt: 'ask.prompt', files: ['/w/ask.prompt'], calls: 6 });
  state.apply({ type: 'started', run: 'r', variants, metrics: [], resumed: 0 });
  for (const result of cells) state.apply({ type: 'cell', result });
  return state;
}
