/** The confusion matrix of a variant, and what follows from it for each class. */
export interface ClassReport {
  /** Expected labels as declared, then others that occurred. */
  readonly labels: readonly string[];
  /** `counts[i][j]`: scored answers to rows of label `i` that say label `j`; the last of each: no label could be read. */
  readonly counts: readonly (readonly number[])[];
  /** In the order of `labels`. */
  readonly scores: readonly {
    readonly precision: number;
    readonly recall: number;
    readonly f1: number;
    /** Answers to rows of this class. */
    readonly n: number;
  }[];
  /** How an answer was read as a label. */
  readonly reading: string;
}
