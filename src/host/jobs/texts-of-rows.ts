import type { Row } from '../../engine/dataset/row.js';
import type { Host } from '../host.js';
import type { EvaluationSettings } from '../runs/run-line.js';
import { dataSourceOf, openSource } from './evaluate/data-source.js';
import { loadPrompts } from './evaluate/load-prompts.js';

/** Characters of a value that is no text, such as a list or a picture. */
const longest = 2000;

/**
 * What each row of some prompts holds, by the row's id, to be searched: its values, a line each, in lower case.
 * @throws HostError as `loadPrompts`, `dataSourceOf` and `Host.openRows`
 */
export async function textsOfRows(
  files: readonly string[],
  given: Pick<EvaluationSettings, 'data' | 'limit'>,
  host: Host,
): Promise<ReadonlyMap<string, string>> {
  const source = dataSourceOf(await loadPrompts(files, host), given, host);
  const texts = new Map<string, string>();
  for await (const item of openSource(host, source)) if (item.type === 'row') texts.set(item.row.id, textOf(item.row));
  return texts;
}

function textOf({ values }: Row): string {
  const texts = Object.values(values).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value ?? '').slice(0, longest),
  );
  return texts.join('\n').toLowerCase();
}
