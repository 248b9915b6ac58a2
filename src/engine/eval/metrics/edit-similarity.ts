import { editDistance } from './edit-distance.js';
import { gradedText } from './graded-text.js';

export const editSimilarity = gradedText({
  id: 'edit-similarity',
  summary:
    'The share of the longer text that need not be changed to make the value, or the expected answer, of the answer.',
  threshold: 1,
  source: "1 - Levenshtein's distance / the longer length",
  likeness(answer, reference) {
    const edits = editDistance(answer, reference);
    if (typeof edits === 'string') throw new Error(edits);
    const longer = Math.max(answer.length, reference.length);
    return longer === 0 ? 1 : 1 - edits / longer;
  },
});
