import type { Variant } from '../../eval/contracts/cell.js';
import type { ChatMessage, Role } from '../../model/chat-model.js';
import type { Trust } from '../../prompt/prompt-doc.js';
import type { MessageOrigin } from '../../prompt/render-prompt.js';
import type { RowValues } from '../../prompt/row-values.js';
import type { LoadPartial } from '../../template/template.js';
import type { Span } from '../../text/span.js';

export interface PreviewInput {
  /** The prompt with its model and its choices of the matrix. */
  readonly variant: Variant;
  readonly values: RowValues;
  /** Demonstrations from their file; those written in the prompt when undefined. */
  readonly demos?: readonly RowValues[] | undefined;
  readonly load: LoadPartial;
}

/** What a model would be sent for one row, each piece with the place it comes from. */
export interface Preview {
  readonly messages: readonly PreviewMessage[];
  readonly variables: readonly PreviewVariable[];
  /** An estimate, as are those of the messages; pictures and sounds are not in it. */
  readonly tokens: number;
  /** What the input costs, without the answer; undefined where the model's price is unknown. */
  readonly usd: number | undefined;
  readonly expected: string | undefined;
  /** What does not stop the rendering, such as an `expect` that this row cannot answer. */
  readonly problems: readonly PreviewProblem[];
}

export interface PreviewMessage {
  readonly role: Role;
  readonly origin: MessageOrigin;
  readonly pieces: readonly PreviewPiece[];
  /** Characters that were too many to be listed as pieces. */
  readonly hidden: number;
  readonly tokens: number;
  readonly usd: number | undefined;
  /** The message itself, whole. */
  readonly sent: ChatMessage;
}

export interface PreviewProblem {
  readonly message: string;
  readonly place: PreviewPlace;
}

/** A template that is broken while somebody types is no exception here. */
export type PreviewResult =
  | { readonly ok: true; readonly preview: Preview }
  | { readonly ok: false; readonly problem: PreviewProblem };

export interface PreviewPiece {
  /** `missing` is a value that nothing gives. `history` is where the conversation so far goes. */
  readonly kind: 'literal' | 'value' | 'missing' | 'media' | 'section' | 'history';
  /** What is sent; of media its address, of a section its name, of what is missing the name. */
  readonly text: string;
  /** The outside variable it comes from, where that is exactly one. */
  readonly variable: string | undefined;
  readonly contentType?: string | undefined;
  /** Of what is missing: what is sent in its place, where that is not nothing. */
  readonly sent?: string;
  readonly place: PreviewPlace;
}

/** A variable of the legend: one that prints something, or should. */
export interface PreviewVariable {
  readonly name: string;
  readonly trust: Trust;
  /** How many pieces it made. */
  readonly pieces: number;
  /** Why it has no value, as a sentence, and where one is asked for first; undefined when it has one. */
  readonly missing: { readonly reason: string; readonly place: PreviewPlace } | undefined;
}

/** Where something is written: in the prompt's own file, or in the partial of that name. */
export interface PreviewPlace {
  readonly partial: string | undefined;
  readonly span: Span;
}
