import type { CellResult } from '../../../engine/eval/contracts/cell.js';
import { variantsOf } from '../../../engine/eval/matrix.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import { canonicalJson } from '../../../engine/text/hash.js';
import type { Host } from '../../host.js';
import { listRuns } from '../../runs/list-runs.js';
import type { EvaluationHeader } from '../../runs/run-line.js';
import { runPath } from '../../runs/run-path.js';
import { isEvaluation } from '../evaluate/resume-run.js';
import { changedInputs } from './changed-inputs.js';
import { standingCells } from './stored-run.js';

/** A result of a run that is still true, with what tells its variant from the others. */
export interface LatestCell {
  readonly cell: CellResult;
  readonly variant: EvaluationHeader['variants'][number];
}

/** Older runs are hardly of the files as they are. */
const newestRuns = 20;

/**
 * What the newest runs say of these rows of a prompt, as long as prompt, data, partials and models are what they were:
 * its last run over all rows, and later reruns of some rows or variants. Nothing of a run that is out of date.
 */
export async function latestCells(prompt: PromptDoc, rows: ReadonlySet<string>, host: Host): Promise<LatestCell[]> {
  const found = new Map<string, LatestCell>();
  const changed = changedInputs(host);
  const runs = listRuns(host.runsFolder).filter(isEvaluation);
  const own = runs.filter(({ prompts }) => prompts.some(({ path }) => path === prompt.path)).slice(0, newestRuns);
  for (const header of own) {
    if (!asksTheSame(header, prompt, host) || (await changed(header, prompt.path)).length > 0) break;
    const variants = new Map(header.variants.map((variant) => [variant.id, variant]));
    for await (const cell of standingCells({ path: runPath(host.runsFolder, header.id), header })) {
      const variant = variants.get(cell.variant);
      const key = `${cell.row} ${cell.repeat} ${canonicalJson([variant?.model, variant?.inputs])}`;
      if (variant?.prompt === prompt.path && rows.has(cell.row) && !found.has(key)) found.set(key, { cell, variant });
    }
    if (isWhole(header)) break;
  }
  return [...found.values()];
}

function isWhole({ settings: { rows, variants } }: EvaluationHeader): boolean {
  return rows === undefined && variants === undefined;
}

function asksTheSame(
  { variants, settings: { models, variants: few } }: EvaluationHeader,
  prompt: PromptDoc,
  host: Host,
): boolean {
  const now = variantsOf([prompt], { models, defaultModel: host.config.model });
  const then = variants.filter((variant) => variant.prompt === prompt.path);
  const columns = (list: readonly Pick<EvaluationHeader['variants'][number], 'model' | 'inputs'>[]): string[] =>
    list.map(({ model, inputs }) => canonicalJson([model, inputs]));
  const [present, past] = [columns(now), columns(then)];
  return few === undefined
    ? canonicalJson(present) === canonicalJson(past)
    : past.every((one) => present.includes(one));
}
