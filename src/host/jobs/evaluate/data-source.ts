import { rowId } from '../../../engine/dataset/row-id.js';
import { chooseRows } from '../../../engine/dataset/choose-rows.js';
import type { Row, RowItem } from '../../../engine/dataset/row.js';
import { type Selection, selectionOf, selectRows } from '../../../engine/dataset/select-rows.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import { canonicalJson } from '../../../engine/text/hash.js';
import { createLineIndex } from '../../../engine/text/line-index.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import type { EvaluationSettings } from '../../runs/run-line.js';
import type { LoadedPrompt } from './load-prompts.js';

/** The rows of a run: one file and what is taken from it. */
export interface DataSource {
  /** Absolute path: of the data file, or of the prompt that brings its rows along. */
  readonly file: string;
  readonly selection: Selection;
  /** The rows themselves where the prompt's own file holds them. */
  readonly rows?: readonly Row[];
  /** Ids of the only rows that are taken. */
  readonly chosen?: ReadonlySet<string>;
}

const wholeFile: DataSource['selection'] = { columns: {}, where: {}, limit: undefined };

/**
 * The rows all prompts are held against. A data file and a limit given for the run win over the front matter's; the
 * front matter's `columns` and `where` stay.
 * @throws HostError `bad-argument` when there is no data, or the prompts do not agree on it
 */
export function dataSourceOf(
  prompts: readonly LoadedPrompt[],
  given: Pick<EvaluationSettings, 'data' | 'limit' | 'rows'>,
  host: Host,
): DataSource {
  const sources = prompts.map((prompt) => sourceOf(prompt, given.data, host));
  const [first, ...others] = sources;
  if (first === undefined) throw new Error('A run without prompts: this is a bug in Hone.');
  const odd = others.findIndex((other) => canonicalJson(other) !== canonicalJson(first)) + 1;
  if (odd > 0) throw disagreement(prompts.flatMap(({ doc }, i) => (i === 0 || i === odd ? [addressOf(doc)] : [])));
  const limited = given.limit === null ? first : { ...first, selection: { ...first.selection, limit: given.limit } };
  return given.rows === undefined ? limited : { ...limited, chosen: new Set(given.rows.ids) };
}

export function openSource(host: Host, { file, selection, rows, chosen }: DataSource): AsyncIterable<RowItem> {
  const selected = selectRows(rows === undefined ? host.openRows(file) : itemsOf(rows), selection);
  const items = chosen === undefined ? selected : chooseRows(selected, chosen);
  return selection.kinds === undefined ? items : host.attachFiles(items, selection.kinds, file);
}

async function* itemsOf(rows: readonly Row[]): AsyncGenerator<RowItem, void> {
  for (const row of rows) yield await Promise.resolve({ type: 'row', row });
}

function sourceOf({ file, doc }: LoadedPrompt, given: string | null, host: Host): DataSource {
  const { data } = doc.config;
  if (data === undefined && given === null && doc.samples.length > 0) {
    return { file, selection: wholeFile, rows: rowsOf(doc) };
  }
  if (data === undefined && given === null) {
    const advice = 'Add `data: rows.jsonl` to its front matter, or name a file with --data.';
    throw new HostError('bad-argument', `${addressOf(doc)} names no data to evaluate it on. ${advice}`);
  }
  const selection = data === undefined ? wholeFile : selectionOf(data);
  return { file: given ?? host.resolve(file, data?.path ?? ''), selection };
}

/** The rows written in a prompt's own file, such as the tests of a promptfoo configuration. */
function rowsOf({ text, samples }: PromptDoc): Row[] {
  const lines = createLineIndex(text);
  return samples.map(({ values, span, line = lines.positionAt(span.start).line }): Row => {
    return { id: rowId(line, values), line, values };
  });
}

function disagreement([a = '', b = '']: readonly string[]): HostError {
  const advice = 'Variants are compared on the same rows: name one file with --data, or evaluate them one by one.';
  return new HostError('bad-argument', `${a} and ${b} do not name the same data. ${advice}`);
}
