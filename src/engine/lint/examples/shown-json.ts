import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { literalText } from '../prose/masked-text.js';
import { oncePerPrompt } from '../prose/once-per-prompt.js';
import { type JsonNode, readJsonText } from './json-text.js';

/** More objects than this are a data file, not examples. */
const mostObjects = 500;

/** The JSON objects in a prompt's own text, outermost ones, in order. */
export const shownJson = oncePerPrompt((doc: PromptDoc): readonly JsonNode[] => {
  const text = literalText(doc);
  const nodes: JsonNode[] = [];
  const opening = /\{(?=\s{0,40}["}])/g;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const reading = readJsonText(text, { start: found.index, end: doc.body.end });
    if ('node' in reading) {
      nodes.push(reading.node);
      if (nodes.length >= mostObjects) break;
    }
    opening.lastIndex = Math.max(found.index + 1, 'node' in reading ? reading.node.span.end : reading.end);
  }
  return nodes;
});
