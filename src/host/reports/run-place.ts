/** What a report says beside its numbers. */
export interface RunPlace {
  /** The journal, as the user would type its path. */
  readonly journal: string;
  /** Models of the run that are no language models. */
  readonly learners: readonly string[];
}
