import type { ReviewArguments } from './review-files.js';

export type LintFormat = 'text' | 'json' | 'sarif' | 'junit' | 'github';

export interface LintArguments extends ReviewArguments {
  readonly format: LintFormat;
  readonly fix?: true;
  readonly watch?: true;
  readonly maxWarnings?: number;
  readonly baseline?: string;
  readonly baselineUpdate?: true;
  readonly since?: string;
  /** Undefined lets the number of files decide. */
  readonly cache?: boolean;
  readonly threads?: number;
  readonly stdin?: true;
  readonly stdinFilename?: string;
}
