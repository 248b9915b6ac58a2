import type { LintWorkspace } from '../lint/rule.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { RowValues } from '../prompt/row-values.js';

/** A row whose values are shown for the variables it fills. */
export interface ShownRow {
  /** In a sentence: `the first row`, `row 12`. */
  readonly name: string;
  /** Under the names of the template. */
  readonly values: RowValues;
}

/** What a feature that looks at one place is asked with. */
export interface LanguageRequest {
  readonly doc: PromptDoc;
  readonly offset: number;
  readonly workspace: LintWorkspace;
  /** Undefined where the prompt has no data, or none that can be read. */
  readonly row?: ShownRow | undefined;
  /** True where the editor itself completes and explains the front matter of this kind of file. */
  readonly headerIsForeign?: boolean;
}
