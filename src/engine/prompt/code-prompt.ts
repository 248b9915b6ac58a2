import type { OffsetMap } from '../text/offset-map.js';
import type { Span } from '../text/span.js';

/** Where the value of an expression goes in a text of program code. */
export interface CodeHole {
  /** Offset in the text of the map. */
  readonly at: number;
  readonly span: Span;
  /** The expression as written. */
  readonly expression: string;
  /** True of a name, or names with dots between them, whose value goes in as it is. */
  readonly isPlain: boolean;
}

/** A string of program code: its first letters, its quotes, and where they end. */
export interface CodeString extends Span {
  readonly prefix: string;
  readonly quote: string;
}

/** What an expression of strings stands for: literal text, and the places where values go. */
export interface CodeText {
  readonly span: Span;
  /** The literal text alone, with its places in the file. */
  readonly map: OffsetMap;
  readonly holes: readonly CodeHole[];
  readonly strings: readonly CodeString[];
}

/** A name where the code writes it. */
export interface CodeName {
  readonly name: string;
  readonly span: Span;
}

/** A name in braces that stands in a string as it is, though the code has a value of that name there. */
export interface UnfilledName extends CodeName {
  readonly string: CodeString;
}

/**
 * What becomes of braces in a message's literal text: `sent` as they are, filled by name as Python's `str.format` and
 * LangChain's templates do, or something else that Hone does not read.
 */
export type Filling = 'sent' | 'format' | 'other';

export interface CodeMessage {
  /** As the code names it, such as `human`. */
  readonly role: string;
  readonly span: Span;
  /** Undefined where code works the text out. */
  readonly text: CodeText | undefined;
  readonly filling: Filling;
  readonly unfilled: readonly UnfilledName[];
}

/** A prompt that program code builds: the arguments of a call that certainly sends or makes one. */
export interface CodePrompt {
  /** The call, from its first name to its closing bracket. */
  readonly span: Span;
  /** The variable it is given to, or the function it stands in; undefined where it is neither. */
  readonly name: string | undefined;
  /** The call's name as written, such as `client.chat.completions.create`. */
  readonly caller: string;
  readonly messages: readonly CodeMessage[];
  /** False where it has further messages that only running the code would tell. */
  readonly isWhole: boolean;
  /** Where the code declares them: LangChain's `input_variables`. */
  readonly declared: readonly CodeName[] | undefined;
  /** Names that are filled with messages, or that the code fills elsewhere. */
  readonly filledElsewhere: readonly CodeName[];
}

/** A place that fills a prompt with values by name. */
export interface CodeCall {
  readonly prompt: CodePrompt;
  /** The method's name. */
  readonly span: Span;
  readonly given: readonly CodeName[];
}

/** A place that fills the prompt of another file. */
export interface CodeFileCall {
  /** From the code's own folder. */
  readonly path: string;
  readonly span: Span;
  readonly given: readonly CodeName[];
}

/** What a file of program code says of prompts. */
export interface CodePrompts {
  readonly language: 'python' | 'script';
  readonly prompts: readonly CodePrompt[];
  readonly calls: readonly CodeCall[];
  readonly fileCalls: readonly CodeFileCall[];
  /** Why nothing of the file is certain; then it has no prompts here. */
  readonly fault: { readonly message: string; readonly span: Span } | undefined;
}
