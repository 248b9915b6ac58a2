import { isEditorModel } from '../../engine/model/chat-model.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { methodInfos } from '../../engine/optimize/methods/index.js';
import type { OptimizeHeader } from '../../host/jobs/optimize/settings.js';
import { isFree } from './is-free.js';
import type { FormReading } from './optimizer-form.js';
import type { OptimizerRunOptions } from './optimizer-run.js';

/** What the view says of a run that starts. */
export function optionsOf(
  { method, models, limits }: Pick<FormReading, 'method' | 'models' | 'limits'>,
  prompt: string,
): OptimizerRunOptions {
  const title = methodInfos().find(({ id }) => id === method)?.title ?? method;
  const byPlan = models.some(isEditorModel);
  return { prompt, method: title, limits, offline: isFree({ models }), byPlan, notes: editorNotes(models) };
}

/** The same of a run that was started before, from its journal's first line. */
export function keptOptions({ settings, variants, judges = [] }: OptimizeHeader, prompt: string): OptimizerRunOptions {
  const { method, limits, writer } = settings;
  const answering = variants[0]?.model ?? settings.model;
  const models = [answering, writer, ...judges].filter((model) => model !== null);
  return optionsOf({ method, limits, models }, prompt);
}
