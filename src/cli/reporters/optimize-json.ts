import type { OptimizeReport } from '../../engine/optimize/contracts.js';

/** As `schemas/optimize.schema.json` says. `out` is the file that holds the result. */
export function optimizeJson(report: OptimizeReport, out: string): string {
  const { run, method, seed, stop, candidates, spend, dev, costs, front, penalty, test, judged } = report;
  return `${JSON.stringify({ run, method, seed, stop, candidates, spend, dev, costs, front, penalty, test, judged, out }, undefined, 2)}\n`;
}
