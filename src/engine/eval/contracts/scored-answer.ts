import type { ChatMessage, ChatReply, ToolDefinition } from '../../model/chat-model.js';

/** An answer to score, with all a metric may look at. */
export interface ScoredAnswer {
  readonly reply: ChatReply;
  readonly answer: string;
  readonly expected: string | undefined;
  /** Label words in the order declared; empty when the output is free text. */
  readonly labels: readonly string[];
  /** The label read from the answer. */
  readonly label: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** What the call costs, also where the answer came from the cache; undefined where the price is unknown. */
  readonly usd?: number | undefined;
  /** What the model was asked. */
  readonly messages?: readonly ChatMessage[];
  /** The tools the model was offered; none when left out. */
  readonly tools?: readonly ToolDefinition[] | undefined;
}

export interface RowScore {
  readonly value: number;
  readonly reason?: string;
  /** Whether the answer passes; when left out, whether the value is 1 or more. */
  readonly pass?: boolean;
}

/** What one metric of an answer adds to the answer's whole score. */
export interface ScoredPart {
  readonly value: number;
  readonly pass: boolean;
  readonly reason?: string | undefined;
  /** What weighs nothing is left out of the whole score and cannot fail it. */
  readonly weight: number;
}
