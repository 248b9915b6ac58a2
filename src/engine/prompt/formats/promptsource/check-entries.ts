import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isText } from '../../field-reader.js';

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** What PromptSource's own tests ask of the entries of a file, for each of them what is wrong with it. */
export function checkEntries(fields: FieldReader, ids: readonly string[]): Problem[][] {
  const names = new Map<string, string>();
  const texts = new Map<string, string>();
  return ids.map((id) => [
    ...checkId(fields, id),
    ...checkFirst(fields, [id, 'name'], names),
    ...checkFirst(fields, [id, 'jinja'], texts),
  ]);
}

function checkId(fields: FieldReader, id: string): Problem[] {
  const own = fields.value(['templates', id, 'id']);
  const problems: Problem[] = [];
  if (!uuid.test(id)) {
    const message = `\`${id}\` is no UUID, which PromptSource wants as the key of an entry; give it one, here and under \`id\`.`;
    problems.push({ code: 'template-id', message, span: fields.keySpan(['templates', id]) });
  }
  if (own !== id) {
    const message =
      own === undefined || own === null ? 'This entry has no `id`' : 'The `id` of this entry is not its key';
    const span = fields.valueSpan(['templates', id, 'id']);
    problems.push({ code: 'template-id', message: `${message}; write \`id: ${id}\`.`, span });
  }
  return problems;
}

/** PromptSource finds an entry by its name, and counts a template written twice as a mistake. */
function checkFirst(fields: FieldReader, [id, key]: readonly [string, string], seen: Map<string, string>): Problem[] {
  const value = fields.value(['templates', id, key]);
  if (!isText(value)) return [];
  const first = seen.get(value);
  if (first === undefined) {
    seen.set(value, id);
    return [];
  }
  const message =
    key === 'name'
      ? `The name \`${value}\` is given twice in this file; choose another.`
      : `This template is the same as that of the entry \`${first}\`; change it or remove one of the two.`;
  return [{ code: 'template-twice', message, span: fields.keySpan(['templates', id, key]) }];
}
