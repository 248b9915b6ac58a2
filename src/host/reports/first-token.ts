import type { VariantReport } from '../../engine/eval/contracts/report.js';

/** The median time to the first piece of an answer as a column of a table; none where nothing was streamed. */
export function firstTokenColumn(variants: readonly VariantReport[]): {
  readonly head: readonly string[];
  readonly of: (variant: VariantReport) => readonly string[];
} {
  if (variants.every(({ firstTokenMs }) => firstTokenMs === undefined)) return { head: [], of: () => [] };
  return {
    head: ['first piece'],
    of: ({ firstTokenMs }) => [firstTokenMs === undefined ? '' : `${Math.round(firstTokenMs)} ms`],
  };
}
