import type { ComponentChild } from 'preact';

/** A sentence whose names stand between backticks, as those of problems and findings do. */
export function withCode(sentence: string): ComponentChild[] {
  // Every second piece stood between two of them.
  return sentence
    .split(/`([^`\n]+)`/)
    .map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece));
}
