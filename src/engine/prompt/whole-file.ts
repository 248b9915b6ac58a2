import { inTextOrder } from '../text/span.js';
import type { PromptDoc } from './prompt-doc.js';

/** What a format need not say where it has nothing of the kind. */
type Optional = 'embedded' | 'references' | 'samples' | 'openInputs' | 'unsupported';

export type WholeFileParts = Omit<PromptDoc, Optional | 'range' | 'fragment'> & Partial<Pick<PromptDoc, Optional>>;

/** The document of a file that is one prompt, its problems in the order of their places. */
export function wholeFile(parts: WholeFileParts): PromptDoc {
  return {
    range: { start: 0, end: parts.text.length },
    embedded: [],
    references: [],
    samples: [],
    openInputs: false,
    unsupported: [],
    ...parts,
    problems: [...parts.problems].sort(inTextOrder),
  };
}
