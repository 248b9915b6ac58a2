import type { OptimizeReport } from '../../engine/optimize/contracts.js';

/** As `schemas/optimize.schema.json` says. `out` is the file that holds the result. */
export function optimizeJson(report: OptimizeReport, out: string): string {
  return `${JSON.stringify({ ...report, bestText: undefined, seedText: undefined, out }, undefined, 2)}\n`;
}
