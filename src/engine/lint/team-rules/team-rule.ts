import type { Severity } from '../rule.js';

/** What a team rule looks for. Texts are compared as whole words, in their own case unless `ignoreCase`. */
export type TeamCheck =
  /** None of these texts stands in the prompt. */
  | { readonly kind: 'forbid'; readonly texts: readonly string[] }
  /** Every one of these texts does. */
  | { readonly kind: 'require'; readonly texts: readonly string[] }
  /** A text stands there at least and at most so often. */
  | { readonly kind: 'count'; readonly text: string; readonly least: number; readonly most: number }
  /** Of each group of spellings a prompt uses one alone. */
  | { readonly kind: 'consistent'; readonly groups: readonly (readonly string[])[] }
  /** The prompt has these headings. */
  | { readonly kind: 'sections'; readonly titles: readonly string[] };

/** A rule that a team writes down in its configuration: data, never code. */
export interface TeamRule {
  readonly id: `team/${string}`;
  /** What to do, in the team's words; undefined for a sentence of Hone's own. */
  readonly message: string | undefined;
  /** `off` keeps the rule for the files where the configuration turns it on. */
  readonly severity: Severity | 'off';
  readonly ignoreCase: boolean;
  readonly check: TeamCheck;
}
