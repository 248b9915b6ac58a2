import type { ChatMessage } from '../../model/chat-model.js';

/** Two answers to a row by the places a judge is shown them at. */
export interface AnswerPair {
  readonly first: string;
  readonly second: string;
  readonly expected: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly messages: readonly ChatMessage[];
}

export interface PairVote {
  readonly winner: 'first' | 'second' | 'tie';
  readonly reason?: string;
}
