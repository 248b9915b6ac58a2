import type { OptimizeReport } from '../../engine/optimize/contracts.js';

/** As `schemas/optimize.schema.json` says. `out` is the file that holds the result. */
export function optimizeJson(report: OptimizeReport, out: string): string {
  const {
    run,
    method,
    seed,
    stop,
    candidates,
    spend,
    dev,
    costs,
    front,
    graders,
    objective,
    penalty,
    test,
    judged,
    moved,
  } = report;
  const shown = {
    run,
    method,
    seed,
    stop,
    candidates,
    spend,
    dev,
    costs,
    front,
    graders,
    objective,
    penalty,
    test,
    judged,
    moved,
    out,
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}
