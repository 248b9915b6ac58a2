import type { Row, RowItem, RowProblem } from '../../engine/dataset/row.js';
import { canonicalJson } from '../../engine/text/hash.js';
import { failureText } from '../failure-text.js';
import { takeTurns } from '../take-turns.js';

/** The first rows of a data file, read in the background. */
export interface RowList {
  /** Those read so far. */
  readonly rows: readonly Row[];
  /** `more`: reading has stopped before the end of the file. */
  readonly state: 'reading' | 'all' | 'more';
  /** Lines that are no rows, and the first of them. */
  readonly skipped: number;
  readonly firstSkipped: RowProblem | undefined;
  /** Why the file cannot be read, for the user. */
  readonly failure: string | undefined;
  close(): void;
}

/** Nobody pages further by hand, and an editor must not be filled up by a data file. */
const mostRows = 10_000;
const mostCharacters = 50_000_000;

/** Rows that are told of at once; later ones come in larger lots. */
const firstLot = 50;

interface Draft {
  readonly rows: Row[];
  state: RowList['state'];
  skipped: number;
  firstSkipped: RowProblem | undefined;
  failure: string | undefined;
  closed: boolean;
}

/** Reads rows until there are enough; `onRead` is told of the first few, of further lots and of the end. */
export function readRowList(items: AsyncIterable<RowItem>, onRead: () => void): RowList {
  const draft: Draft = {
    rows: [],
    state: 'reading',
    skipped: 0,
    firstSkipped: undefined,
    failure: undefined,
    closed: false,
  };
  const tell = (): void => {
    if (!draft.closed) onRead();
  };
  const ended = (state: 'all' | 'more', failure?: string): void => {
    draft.state = state;
    draft.failure = failure;
    tell();
  };
  readInto(draft, items, tell).then(ended, (error: unknown) => ended('all', failureText(error)));
  return Object.assign(draft, { close: () => void (draft.closed = true) });
}

async function readInto(draft: Draft, items: AsyncIterable<RowItem>, tell: () => void): Promise<'all' | 'more'> {
  let characters = 0;
  let told = 0;
  for await (const item of takeTurns(items)) {
    if (draft.closed) break;
    if (item.type === 'problem') {
      draft.skipped++;
      draft.firstSkipped ??= item.problem;
      continue;
    }
    if (draft.rows.length === mostRows || characters > mostCharacters) return 'more';
    draft.rows.push(item.row);
    characters += sizeOf(item.row);
    if (draft.rows.length < Math.max(told * 4, firstLot) && draft.rows.length !== 1) continue;
    told = draft.rows.length;
    tell();
  }
  return 'all';
}

/** About how many characters a row holds. */
function sizeOf({ values }: Row): number {
  let size = 0;
  for (const value of Object.values(values))
    size += typeof value === 'string' ? value.length : typeof value === 'object' ? canonicalJson(value).length : 8;
  return size;
}
