import { createLineIndex } from '../text/line-index.js';
import { addressOf } from './prompt-address.js';
import type { PromptDoc } from './prompt-doc.js';

/** More of one prompt would bury the rest of a report; `hone import` lists all. */
const most = 5;

/** What a prompt asks for and Hone does not do, a sentence each with its place. */
export function unsupportedSentences(doc: PromptDoc): string[] {
  const lines = createLineIndex(doc.text);
  const sentences = doc.unsupported.slice(0, most).map(({ message, span }) => {
    const { line, column } = lines.positionAt(span.start);
    return `${doc.path}:${line}:${column}: ${message}`;
  });
  const left = doc.unsupported.length - sentences.length;
  return left === 0 ? sentences : [...sentences, `${addressOf(doc)}: ${left} more of it is not done either.`];
}
