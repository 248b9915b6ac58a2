import type { VariedPrompt } from '../contracts.js';
import { findIn } from '../region-edits.js';

/** What stands before a colon at the start of a line: `Question:`, `Final answer:`. */
export interface LineLabel {
  readonly label: string;
  /** In the file, of the label and of what is between it and the value. */
  readonly start: number;
  readonly separator: { readonly start: number; readonly text: string };
  /** Whether something follows on the line. */
  readonly hasValue: boolean;
}

/** Three words at most: a longer one is a sentence. Words an answer is made of are not looked at. */
const pattern = /^([ \t]*(?:[-*•] )?)(\p{L}[\p{L}\d]*(?: [\p{L}\d]+){0,2})(:[ \t]*)(?!\/)/gmu;

export function lineLabels(prompt: VariedPrompt): LineLabel[] {
  return findIn(prompt, 'words', pattern).map(({ region, match, start }) => {
    const [whole, lead = '', label = '', separator = ''] = match;
    const next = region.text[match.index + whole.length];
    const at = start + lead.length;
    return {
      label,
      start: at,
      separator: { start: at + label.length, text: separator },
      hasValue: next !== undefined && next !== '\n' && next !== '\r',
    };
  });
}
