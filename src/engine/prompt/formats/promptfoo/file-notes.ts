import type { Problem } from '../../../text/problem.js';
import type { FieldReader } from '../../field-reader.js';
import { blocked } from './code.js';

const readKeys: ReadonlySet<string> = new Set([
  ...[
    '$schema',
    'assertionTemplates',
    'defaultTest',
    'description',
    'prompts',
    'providers',
    'scenarios',
    'targets',
    'tests',
  ],
]);

const codeKeys: ReadonlySet<string> = new Set(['extensions', 'nunjucksFilters', 'derivedMetrics']);

/** Keys of the file that are not carried over. */
export function fileNotes(fields: FieldReader): Problem[] {
  return Object.keys(fields.mapping([]) ?? {}).flatMap((key): Problem[] => {
    if (readKeys.has(key)) return [];
    const span = fields.keySpan([key]);
    if (codeKeys.has(key)) return [blocked(`\`${key}\``, span)];
    return [{ code: 'file-key', message: `\`${key}\` is not carried over.`, span }];
  });
}
