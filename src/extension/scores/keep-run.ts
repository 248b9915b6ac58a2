import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { Host } from '../../host/host.js';
import { storedRun } from '../../host/jobs/runs/stored-run.js';
import type { EvaluationHeader, FileStamp } from '../../host/runs/run-line.js';
import { runPath } from '../../host/runs/run-path.js';
import type { FileMark, KeptRun } from './kept-runs.js';

/**
 * What the editor keeps of a run, by the absolute path of each of its prompts. Nothing of a prompt without a score, and
 * nothing of a rerun: the score of some rows or variants is not the prompt's.
 */
export function keepRun(
  report: EvaluationReport,
  metric: string | undefined,
  host: Pick<Host, 'root' | 'runsFolder' | 'config'>,
): ReadonlyMap<string, KeptRun> {
  const { header } = storedRun(runPath(host.runsFolder, report.run));
  const { rows, variants: some } = header.settings;
  if (metric === undefined || rows !== undefined || some !== undefined) return new Map();
  const files = [header.data, ...header.parts].map((stamp) => markOf(stamp, host.root));
  const model = takesDefault(header, host.config.model) ? host.config.model : null;
  const finished = report.stop === 'finished';
  // Other forms of a prompt have no lens.
  const prompts = header.settings.vary === undefined ? header.prompts : header.prompts.slice(0, 1);
  return new Map(
    prompts.flatMap(({ path, hash: promptHash }): [string, KeptRun][] => {
      const variants = report.variants.flatMap(({ prompt, model: asked, inputs, n, scores }) => {
        const estimate = scores[metric];
        return prompt === path && estimate && n > 0 ? [{ model: asked, inputs, n, ...estimate }] : [];
      });
      const kept = { run: report.run, promptHash, files, model, metric, variants, finished };
      return variants.length > 0 ? [[resolve(host.root, path), kept]] : [];
    }),
  );
}

/** Whether another default would have made another run. */
function takesDefault({ settings, variants, judges = [] }: EvaluationHeader, model: string): boolean {
  return settings.models.length === 0 && [...variants.map((variant) => variant.model), ...judges].includes(model);
}

function markOf({ path: name, hash }: FileStamp, root: string): FileMark {
  const path = resolve(root, name);
  const found = statSync(path, { throwIfNoEntry: false });
  return { path, name, hash, size: found?.size ?? -1, time: found?.mtimeMs ?? -1 };
}
