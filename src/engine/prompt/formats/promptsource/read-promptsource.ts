import type { Problem } from '../../../text/problem.js';
import { createFieldReader } from '../../field-reader.js';
import type { PromptDoc } from '../../prompt-doc.js';
import { readYaml } from '../../read-yaml.js';
import { checkEntries } from './check-entries.js';
import { emptyFile, readEntry } from './read-entry.js';
import { inTextOrder } from '../../../text/span.js';

/**
 * Reads PromptSource's `templates.yaml`: one prompt for each entry under `templates`. What is wrong with the file as a
 * whole is a problem of its first prompt.
 */
export function readPromptsource(text: string, path: string): readonly PromptDoc[] {
  const { frontMatter, problems } = readYaml(text, { start: bomLength(text), end: text.length }, 'The file');
  const found: Problem[] = [...problems];
  const fields = createFieldReader(frontMatter, found);
  const ids = Object.keys(fields.mapping(['templates']) ?? {});
  if (ids.length === 0 && found.length === 0)
    fields.complain(
      'template-missing',
      'This file has no template: add one under `templates`.',
      fields.keySpan(['templates']),
    );
  if (ids.length === 0) return [emptyFile(text, path, found)];
  const docs = ids.map((id) => readEntry({ text, path, frontMatter, id }));
  const checks = checkEntries(fields, ids);
  return docs.map((doc, i) => {
    const own = [...(i === 0 ? found : []), ...doc.problems, ...(checks[i] ?? [])];
    return { ...doc, problems: own.sort(inTextOrder) };
  });
}

function bomLength(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}
