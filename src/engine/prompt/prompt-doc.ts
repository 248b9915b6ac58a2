import type { MessageMetadata, ModelParameters, Role } from '../model/chat-model.js';
import type { Template } from '../template/engines.js';
import type { OffsetMap } from '../text/offset-map.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { CodePrompts } from './code-prompt.js';
import type { OptimizeUse } from './optimize-use.js';

/** The formats Hone reads; `formats/` has a reader of each into the same `PromptDoc`. */
export type PromptFormat =
  | 'hone'
  | 'dotprompt'
  | 'prompty'
  | 'vscode-prompt'
  | 'instructions'
  | 'agent'
  | 'skill'
  | 'agents-md'
  | 'promptsource'
  | 'poml'
  | 'promptfoo'
  | 'code'
  | 'text';

/** Who writes an input's value: the developer (the default), or somebody the developer must not trust. */
export type Trust = 'dev' | 'user' | 'tool' | 'file';

export interface InputDeclaration {
  readonly name: string;
  /** The name where it is declared. */
  readonly span: Span;
  /** As written: a Picoschema type or JSON Schema's `type`; `any` when none is given. */
  readonly type: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly trust: Trust;
  /** Undefined when no default is given; a default of `null` stays `null`. */
  readonly default: unknown;
  /** The only values it may have, where the file lists them. */
  readonly choices?: readonly unknown[];
  /** What its value is put in as, where that is not text: the messages of a conversation, or a picture, sound or file. */
  readonly putIn?: 'thread' | 'image' | 'audio' | 'file';
  /** A value with a line that looks like a role line stops the rendering, though it could not start a message. */
  readonly strict?: boolean;
  /** A row without a value for it is not rendered: the format says so. */
  readonly enforced?: boolean;
}

/** One label: the value in the data set and the word the model answers with (equal in a plain list). */
export interface LabelWord {
  readonly value: string;
  readonly word: string;
  /** The word's place. */
  readonly span: Span;
}

/** What a column of files or of text that is data holds, where the prompt declares it. */
export type ColumnKind = 'image' | 'audio' | 'file' | 'text' | 'json';

export const columnKinds: readonly ColumnKind[] = ['image', 'audio', 'file', 'text', 'json'];

/** So many rows, drawn by a seed. */
export interface DataSample {
  readonly n: number;
  readonly seed: number;
}

export interface DataReference {
  /** A file, or a glob. */
  readonly path: string;
  readonly pathSpan: Span;
  /** Column renames: template name to data column. */
  readonly columns: Readonly<Record<string, string>>;
  /** Keeps the rows whose columns equal these values. */
  readonly where: Readonly<Record<string, unknown>>;
  /** `where` as an expression over the row. */
  readonly condition?: string;
  /** The columns a row is left with; all of them when not given. */
  readonly only?: readonly string[];
  /** By the template's name. */
  readonly kinds?: Readonly<Record<string, ColumnKind>>;
  readonly sample?: DataSample;
  readonly limit: number | undefined;
  readonly split: SplitShares;
}

/** Shares of the rows, or numbers of rows when above 1; what is left over is the demonstration pool. */
export interface SplitShares {
  readonly train: number | undefined;
  readonly dev: number | undefined;
  readonly test: number | undefined;
  readonly seed: number | undefined;
}

/** A metric by name, or a promptfoo-style assertion with a value. */
export interface MetricUse {
  readonly type: string;
  readonly span: Span;
  readonly value: unknown;
  /** The value, where it is a text with template tags. */
  readonly template?: Template;
  readonly threshold: number | undefined;
  readonly weight: number | undefined;
  /** What reports call it; its type where it has no name of its own. */
  readonly name?: string;
  /** The other keys of its entry, such as `normalize`: the metric knows which it takes. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What an `assert-set` holds. */
  readonly assert?: readonly MetricUse[];
}

/** How a format writes the prompt and the answer a row expects as one template. */
export interface JoinedAnswer {
  /** What stands between the two in the rendered text. */
  readonly mark: string;
  /** The variable under which the template finds the row's answer choices. */
  readonly choicesName: string;
}

export interface OutputDeclaration {
  readonly format: 'text' | 'json';
  readonly schema: unknown;
  readonly schemaSpan: Span | undefined;
  /** Empty when the output is free text, and where `choices` gives them. */
  readonly labels: readonly LabelWord[];
  /** Renders a row's own label words, with the mark of `joined` between them. */
  readonly choices?: Template;
}

/** Demonstrations: rows written in the file, or a data file of rows. */
export type DemoSource =
  | { readonly kind: 'rows'; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'file'; readonly path: string; readonly pathSpan: Span };

/** How `hone vary` says the prompt in other forms; what is left out is its default. */
export interface VaryUse {
  /** All that need no model when empty. */
  readonly kinds: readonly string[];
  /** Texts of each kind at most. */
  readonly n?: number;
  readonly seed?: number;
}

/** What the front matter says, with defaults filled in. Unknown keys are kept out of it and are not errors. */
export interface PromptConfig {
  readonly name: string;
  readonly description: string | undefined;
  /** `provider/model` names; empty when the configured default applies. */
  readonly models: readonly string[];
  readonly parameters: ModelParameters;
  readonly inputs: readonly InputDeclaration[];
  readonly output: OutputDeclaration;
  readonly data: DataReference | undefined;
  /** A template over the row that gives the expected answer. */
  readonly expect: string | undefined;
  readonly metrics: readonly MetricUse[];
  /** `provider/model` names that grade; the configured one where there is none. */
  readonly judges?: readonly string[];
  /** Names to their alternatives; their cross product makes the variants. `model` chooses models. */
  readonly matrix: Readonly<Record<string, readonly unknown[]>>;
  readonly demos: DemoSource;
  readonly vary?: VaryUse;
  readonly optimize?: OptimizeUse;
  /** Rule ids ignored in the whole file, each with its place. */
  readonly ignoredRules: readonly { readonly id: string; readonly span: Span }[];
}

/** A message as the file shows it. A role line inside a loop is one of these, however often it renders. */
export interface MessageOutline {
  readonly role: Role;
  /** The role line without its line break; undefined for text before the first role line. */
  readonly roleSpan: Span | undefined;
  /** From after the role line to the next one. */
  readonly body: Span;
}

/** A template written inside the front matter or a test, over the same variables as the prompt itself. */
export interface EmbeddedTemplate {
  /** What its text is for: the expected answer, a value an answer is compared with, or the choices of a question. */
  readonly purpose: 'expect' | 'assertion' | 'choices';
  /** Its spans are offsets into the file, like all others. */
  readonly template: Template;
}

/** A file the prompt names beside its partials, its data and its demonstrations. */
export interface FileReference {
  /** Relative to the prompt's own file. */
  readonly path: string;
  readonly span: Span;
}

/** A tool the text names, as `#tool:name` does for VS Code. */
export interface ToolReference {
  readonly name: string;
  readonly span: Span;
}

/** A value the prompt takes from the environment of whoever runs it. */
export interface EnvironmentReference {
  readonly name: string;
  /** Used when the variable is not set. */
  readonly default: string | undefined;
  readonly span: Span;
}

/** A setting of a model, as the file writes it. */
export interface WrittenParameter {
  /** In the words of the format, such as `max_tokens`. */
  readonly key: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  readonly value: unknown;
}

/** A model where the file names it, and what is set for it there. */
export interface WrittenModel {
  /** As in `config.models`. */
  readonly model: string;
  readonly span: Span;
  readonly parameters: readonly WrittenParameter[];
}

/** A row the prompt's own file brings along: a sample input, a test case. */
export interface SampleRow {
  /** As the file names it; undefined when it does not. */
  readonly name: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly span: Span;
  /** Its line, from 1, in the file that `span` names, where it was read from one. */
  readonly line?: number;
}

/** How rendered text becomes messages. */
export interface MessageStyle {
  /**
   * Whether blank template text at a message's ends is layout, to be left off, or part of the message. `line breaks` are
   * left off where a format cuts its messages from the rendered text: only they, and a value's as well. Of `blank pieces`
   * nothing is left of text between two markers, sections or media that is blank throughout; all else stays to the letter.
   */
  readonly trim: boolean | 'line breaks' | 'blank pieces';
  /** The role of text before the first role marker: where there is a marker, and where there is none. */
  readonly roleBefore: Role;
  readonly roleWithout: Role;
  /** Whether a message without text is sent all the same. */
  readonly keepEmpty: boolean;
  /** The role of text behind an earlier conversation: `same` as before it; the assistant's when not given. */
  readonly roleAfterHistory?: 'same';
  /** Where an earlier conversation goes that the template has no place for; it is left out when not given. */
  readonly historyUnplaced?: 'before the last user message';
  /** What the messages of an earlier conversation are marked with where the template places them. */
  readonly historyMetadata?: MessageMetadata;
  /** What a role line says of its message besides the role. */
  readonly metadataOf?: (roleLine: string) => MessageMetadata | undefined;
}

/** The front matter with places: a path such as `['input', 'schema', 'x']` leads to its key and its value. */
export interface FrontMatter {
  /** Between the `---` lines, these left out. */
  readonly span: Span;
  /** The parsed YAML as plain data; an empty object when it is broken. */
  readonly data: Readonly<Record<string, unknown>>;
  keySpan(path: readonly (string | number)[]): Span | undefined;
  valueSpan(path: readonly (string | number)[]): Span | undefined;
  /** Where each character of a text value stands; undefined for other values. */
  textMap(path: readonly (string | number)[]): OffsetMap | undefined;
}

/** A prompt file, read once and shared by every tool. All spans are offsets into `text`. */
export interface PromptDoc {
  readonly text: string;
  /** The path it was read from, workspace-relative with `/`; used in messages and to resolve partials. */
  readonly path: string;
  /** What tells this prompt from the others of its file; absent where it is the only one. `addressOf` joins the two. */
  readonly fragment?: string;
  readonly format: PromptFormat;
  /** The part of the text that is this prompt: all of it, or one entry of a file that holds several. */
  readonly range: Span;
  readonly frontMatter: FrontMatter | undefined;
  readonly config: PromptConfig;
  /** The template's part of the text. */
  readonly body: Span;
  /** Parsed over the body only: its spans are already shifted to offsets into `text`. */
  readonly template: Template;
  readonly embedded: readonly EmbeddedTemplate[];
  /** Where the template renders the expected answer too, behind the prompt. */
  readonly joined?: JoinedAnswer;
  readonly messageStyle: MessageStyle;
  readonly messages: readonly MessageOutline[];
  readonly references: readonly FileReference[];
  /** Undefined in formats that cannot name tools. */
  readonly tools?: readonly ToolReference[];
  readonly environment?: readonly EnvironmentReference[];
  /** The models named in a file without front matter; `lint/written-models.ts` finds those of the others. */
  readonly writtenModels?: readonly WrittenModel[];
  /** The prompts inside of program code, which has no template of its own. */
  readonly code?: CodePrompts;
  /** Rows the file itself brings along, for a preview and for import. */
  readonly samples: readonly SampleRow[];
  /** Files that were read into the prompt, as paths from its own folder. */
  readonly filesRead?: readonly string[];
  /** True where names may come from outside without being declared, such as the columns of a data set elsewhere. */
  readonly openInputs: boolean;
  /** What the file asks for and Hone does not do, each with its place: none of it is dropped in silence. */
  readonly unsupported: readonly Problem[];
  /** What the reader could not make sense of, template problems included. */
  readonly problems: readonly Problem[];
}
