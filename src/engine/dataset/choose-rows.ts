import type { RowItem } from './row.js';

/** The rows of these ids, as they stream by; a problem when there is none of them. Lines that are no rows are not asked for. */
export async function* chooseRows(items: AsyncIterable<RowItem>, ids: ReadonlySet<string>): AsyncGenerator<RowItem> {
  let missing = ids.size;
  for await (const item of items) {
    if (item.type === 'problem' || !ids.has(item.row.id)) continue;
    yield item;
    missing--;
    if (missing === 0) return;
  }
  if (missing < ids.size) return;
  const message = 'None of the rows asked for is there any more: the data changed since. Evaluate all of it.';
  yield { type: 'problem', problem: { line: 1, message } };
}
