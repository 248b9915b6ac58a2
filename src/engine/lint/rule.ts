import type { PromptDoc, PromptFormat } from '../prompt/prompt-doc.js';
import type { RowItem } from '../dataset/row.js';
import type { Edit } from '../text/edit.js';
import type { Span } from '../text/span.js';

export type RuleCategory =
  | 'template'
  | 'structure'
  | 'clarity'
  | 'examples'
  | 'output'
  | 'security'
  | 'model'
  | 'cost'
  | 'dataset'
  | 'consistency'
  | 'agent'
  /** What a team wrote into its configuration. */
  | 'team'
  /** Findings about linting itself: suppressions, and rules that failed. */
  | 'lint';

export type RuleId = `${RuleCategory}/${string}`;

/** `hint` is shown in the editor only; `off` rules run when a configuration turns them on. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface RuleSource {
  readonly title: string;
  readonly url: string;
  readonly kind: 'spec' | 'vendor' | 'paper' | 'tool' | 'own';
  /** ISO date on which somebody read it. */
  readonly verifiedOn: string;
}

export interface RuleMeta {
  readonly id: RuleId;
  /** One sentence that names what is required, for lists and the editor. */
  readonly summary: string;
  /** `objective`: right or wrong by a specification. `heuristic`: usually worth changing. */
  readonly kind: 'objective' | 'heuristic';
  readonly severity: Severity | 'off';
  readonly formats: readonly PromptFormat[];
  /** `safe` fixes may run on save; `suggest` fixes are offered and chosen. */
  readonly fix: 'safe' | 'suggest' | 'none';
  readonly sources: readonly RuleSource[];
  /** The formats in which VS Code's own checker of prompt files says the same. */
  readonly sharedWithVscode?: readonly PromptFormat[];
  /** Ids this rule had before: a suppression of one still works. */
  readonly replaces?: readonly RuleId[];
}

/** A titled change the user may choose. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** A place in another file that shows how a finding comes about. */
export interface RelatedPlace {
  readonly message: string;
  /** From the prompt's own folder. */
  readonly path: string;
  /** From 1; `endColumn` is one past the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What a rule's check yields; the linter adds id, severity and positions. */
export interface Report {
  readonly span: Span;
  /** One sentence: what is wrong, with the names involved, and what to do about it. */
  readonly message: string;
  /** Keeps the meaning of the prompt and may be applied without asking. */
  readonly fix?: readonly Edit[];
  readonly suggestions?: readonly Suggestion[];
  readonly related?: readonly RelatedPlace[];
  /** True of what VS Code does not say, though it checks other things that the rule checks. */
  readonly onlyHone?: boolean;
  /** Overrides the rule's severity, only ever downwards. */
  readonly severity?: Severity;
}

/** A report and the rule it belongs to. */
export interface RuleReport {
  readonly meta: RuleMeta;
  readonly report: Report;
}

export interface DataFacts {
  /** Column names; of JSONL the union over the rows looked at. */
  readonly columns: readonly string[];
  /** The first row that can be read; undefined when there is none. */
  readonly first?: Readonly<Record<string, unknown>> | undefined;
}

/** The first part of a data file, bounded so that an editor can ask for it at each key stroke. */
export interface DataRows {
  /** Rows, and lines that are none. */
  readonly items: readonly RowItem[];
  /** False where the file goes on behind what was looked at. */
  readonly isWhole: boolean;
  /** Why the file cannot be read as data at all. */
  readonly fault?: string;
}

/** What rules may ask about the world outside the file. Paths are relative to the prompt's own file. */
export interface LintWorkspace {
  /** The partial's text; undefined when there is no such file in the workspace. */
  readPartial(path: string): string | undefined;
  /** Names a partial could have meant, for suggestions. */
  listPartials(): readonly string[];
  /** Undefined when the file is missing or cannot be read. */
  dataFacts(path: string): DataFacts | undefined;
  /** Undefined when the file is missing, or its rows cannot be looked at here. */
  dataRows(path: string): DataRows | undefined;
  /** True when it is certain that nothing is at `path`, neither a file nor a folder. */
  lacksData(path: string): boolean;
  /** Names of the data files in the folder of `path`, for suggestions. */
  listData(path: string): readonly string[];
  /** The nearest file of this name in the prompt's folder or those above it; undefined where there is none, or nobody can tell. */
  textAbove(name: string): string | undefined;
  /** The names of prompt files in the prompt's folder that give themselves this name, its own file included. */
  namesakes(name: string): readonly string[];
}

export interface SchemaFault {
  /** From the schema's root to the faulty part. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Says what keeps a JSON Schema from being compiled. */
export type CheckSchema = (schema: unknown) => readonly SchemaFault[];

export interface RuleContext {
  readonly doc: PromptDoc;
  /** What of the file belongs to this prompt: all of it, or where it holds several, up to where the next one begins. */
  readonly part: Span;
  /** The prompts of the same file that stand before this one. */
  readonly before: readonly PromptDoc[];
  readonly workspace: LintWorkspace;
  /** Undefined where there is no JSON Schema validator: it is large, and makes code as it goes, which a page may forbid. */
  readonly checkSchema: CheckSchema | undefined;
  /** ISO date, for facts that expire; undefined where nobody said what day it is. Who asks is checked again each day. */
  readonly today: string | undefined;
  /** What the configuration sets for this rule besides its severity. Unchecked: a rule takes what it can use. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A rule is data and one pure function. `rules/template/undefined-variable.ts` is the one to imitate. */
export interface Rule {
  readonly meta: RuleMeta;
  check(context: RuleContext): Iterable<Report>;
}

/** Keeps a rule's literal types while checking its shape. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A rule's report on one file, as every reporter and the editor get it. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** From 1; `endColumn` is one past the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fix: readonly Edit[] | undefined;
  readonly suggestions: readonly Suggestion[];
  /** The way from the place of the finding to its cause, where that is in other files. */
  readonly related: readonly RelatedPlace[];
}
