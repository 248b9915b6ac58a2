import type { Host } from '../../host.js';
import type { EvaluationSettings } from '../../runs/run-line.js';
import { absolutePath } from './absolute-path.js';
import type { EvaluateRequest } from './evaluate-request.js';

/** One seed for all runs: it decides the resampling of the intervals and nothing else. */
const seed = 0;

/** What of a request decides the cells of a run, and so is kept with it. */
export function settingsOf(
  { data, models = [], judges = [], variants = [], limit, rows, repeat = 1, varied }: EvaluateRequest,
  host: Host,
): EvaluationSettings {
  const file = data === undefined ? null : absolutePath(host, data);
  const chosen = {
    ...(judges.length > 0 && { judges }),
    ...(variants.length > 0 && { variants }),
    ...(rows && { rows }),
    ...(varied && { vary: varied.settings }),
  };
  return { data: file, models, ...chosen, limit: limit ?? null, repeat, seed };
}
