import type * as vscode from 'vscode';
import type { Row, RowItem } from '../../engine/dataset/row.js';
import { rowId } from '../../engine/dataset/row-id.js';
import { type Selection, selectionOf, selectRows } from '../../engine/dataset/select-rows.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { canonicalJson } from '../../engine/text/hash.js';
import { createLineIndex } from '../../engine/text/line-index.js';
import type { PreviewFiles } from './preview-files.js';
import { readRowList, type RowList } from './row-list.js';

/** Where a prompt's rows come from, opened. */
export interface RowSource {
  /** The data file as the prompt names it; undefined for samples of the prompt's own file. */
  readonly file: string | undefined;
  /** Where it lies, if it may be looked at. */
  readonly uri: vscode.Uri | undefined;
  readonly list: RowList;
  /** What the file calls its rows, in their order. */
  readonly titles: readonly (string | undefined)[];
}

/** Keeps a file's rows open while the prompt goes on naming it in the same way, and reads it anew when it changes. */
export interface RowSources {
  /** The rows of a file; `selection` as in `data`. */
  of(files: PreviewFiles, reference: string, selection?: PromptDoc['config']['data']): RowSource;
  /** Closes what was not asked for since the last time. */
  sweep(): void;
  dispose(): void;
}

interface Kept {
  readonly source: RowSource;
  readonly close: () => void;
  used: boolean;
}

export function createRowSources(onRead: () => void): RowSources {
  const kept = new Map<string, Kept>();
  const drop = (key: string): void => {
    kept.get(key)?.close();
    kept.delete(key);
  };
  return {
    of(files, reference, selection) {
      const located = files.locate(reference);
      const [uri, place] = 'refusal' in located ? [undefined, located.refusal] : [located, located.toString()];
      const taken: Selection = selection === undefined ? whole : { ...selectionOf(selection), limit: undefined };
      const key = canonicalJson([place, reference, { ...taken, limit: null }]);
      const known = kept.get(key);
      if (known) {
        known.used = true;
        return known.source;
      }
      const select: Select = (items) => withPaths(selectRows(items, taken), taken, reference);
      const opened = 'refusal' in located ? refused(located.refusal) : followRows(files, located, { select, onRead });
      const source: RowSource = {
        file: reference,
        uri,
        get list() {
          return opened.list;
        },
        titles: [],
      };
      kept.set(key, { source, close: opened.close, used: true });
      return source;
    },
    sweep() {
      for (const [key, entry] of kept) {
        if (!entry.used) drop(key);
        entry.used = false;
      }
    },
    dispose: () => [...kept.keys()].forEach(drop),
  };
}

const whole: Selection = { columns: {}, where: {}, limit: undefined };

/** Pictures and files that rows name lie beside the data; here their paths start at the prompt, as those of its text do. */
async function* withPaths(
  items: AsyncIterable<RowItem>,
  { kinds = {} }: Selection,
  reference: string,
): AsyncGenerator<RowItem> {
  const names = Object.entries(kinds).flatMap(([name, kind]) => (kind === 'json' || kind === 'text' ? [] : [name]));
  const folder = reference.slice(0, reference.lastIndexOf('/') + 1);
  const fromPrompt = (value: unknown): unknown =>
    typeof value === 'string' && value !== '' && !/^(?:[a-z][a-z\d+.-]+:|[\\/])/i.test(value) ? folder + value : value;
  for await (const item of items) {
    if (item.type === 'problem' || names.length === 0) yield item;
    else {
      const paths = names.map((name): [string, unknown] => [name, fromPrompt(item.row.values[name])]);
      yield { type: 'row', row: { ...item.row, values: { ...item.row.values, ...Object.fromEntries(paths) } } };
    }
  }
}

type Select = (items: AsyncIterable<RowItem>) => AsyncIterable<RowItem>;

interface FollowedRows {
  readonly list: RowList;
  readonly close: () => void;
}

/** A file's rows, read anew when it changes: the rows that were read before stand until the others are there. */
function followRows(
  files: PreviewFiles,
  uri: vscode.Uri,
  { select, onRead }: { readonly select: Select; readonly onRead: () => void },
): FollowedRows {
  const read = (told: () => void): RowList => readRowList(select(files.rows(uri)), told);
  let list = read(onRead);
  let next: RowList | undefined;
  const changed = (): void => {
    next?.close();
    const reading = read(() => {
      if (reading.state === 'reading') return;
      list.close();
      list = reading;
      onRead();
    });
    next = reading;
  };
  const unwatch = files.watch(uri, changed);
  return {
    get list() {
      return list;
    },
    close() {
      list.close();
      next?.close();
      unwatch();
    },
  };
}

/** The rows a prompt's own file brings along. */
export function sampleSource({ text, samples }: PromptDoc): RowSource {
  const lines = createLineIndex(text);
  const rows = samples.map(({ values, span }): Row => {
    const { line } = lines.positionAt(span.start);
    return { id: rowId(line, values), line, values };
  });
  return { file: undefined, uri: undefined, list: fixed(rows, undefined), titles: samples.map(({ name }) => name) };
}

function refused(refusal: string): FollowedRows {
  return { list: fixed([], refusal), close: () => undefined };
}

function fixed(rows: readonly Row[], failure: string | undefined): RowList {
  return { rows, state: 'all', skipped: 0, firstSkipped: undefined, failure, close: () => undefined };
}
