import type { EvaluationReport } from '../../engine/eval/contracts/report.js';

/** As `schemas/eval.schema.json` says. */
export function evalJson(report: EvaluationReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
