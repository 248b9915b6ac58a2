import type { LintWorkspace } from '../lint/rule.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { ShownRow } from './language-request.js';

/** The row a prompt is shown with while none is chosen: its data's first, or the first its own file brings along. */
export function firstRow({ config, samples }: PromptDoc, workspace: LintWorkspace): ShownRow | undefined {
  const { data } = config;
  const values = data && workspace.dataFacts(data.path)?.first;
  if (data !== undefined && values !== undefined) {
    const renamed = Object.entries(data.columns).map(([name, column]) => [name, values[column]]);
    return { name: 'the first row', values: { ...values, ...(Object.fromEntries(renamed) as typeof values) } };
  }
  const [sample] = samples;
  return sample && { name: sample.name === undefined ? 'the sample' : `\`${sample.name}\``, values: sample.values };
}
