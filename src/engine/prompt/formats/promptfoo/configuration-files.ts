/** A line of a table under its header's names. */
export interface TableRow {
  /** From 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** The files a configuration names, read as data: nothing of them is ever run. Paths are relative to the configuration. */
export interface ConfigurationFiles {
  /** The files a glob means, in order. */
  find(glob: string): readonly string[];
  /** `outside` for a file that lies, links followed, outside the workspace. */
  read(path: string): { readonly text: string } | 'missing' | 'outside';
  /** The rows of a CSV or TSV file, or what is wrong with it. */
  readonly table: (text: string, path: string) => readonly TableRow[] | string;
}
