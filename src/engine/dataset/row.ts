/** One row of a data set. Values are data: never rendered as a template, never read as a file. */
export interface Row {
  /**
   * `<number>-<first 8 hex digits of the content's SHA-256>`: editing one row changes no other row's id. The number is the
   * line, or the row's own where a line may hold several; of several files `<file>:` stands before it.
   */
  readonly id: string;
  /** Where the row starts in its file, from 1. */
  readonly line: number;
  /** The file, where the data is in several: from the folder that holds them all. */
  readonly file?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A line that is not a row. The rows around it are kept. */
export interface RowProblem {
  readonly line: number;
  /** As `Row.file`. */
  readonly file?: string;
  /** What is wrong and what to do, without the line number. */
  readonly message: string;
}

export type RowItem =
  | { readonly type: 'row'; readonly row: Row }
  | { readonly type: 'problem'; readonly problem: RowProblem };
