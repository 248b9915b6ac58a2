import type { Perturbation } from '../contracts.js';
import { change, edited } from '../region-edits.js';

/** True of any request, and of no use for it. */
const sentences: readonly string[] = [
  'This is one of several requests in this session.',
  'The following was prepared in advance.',
  'The requests before this one were about other things.',
  'What follows stands on its own.',
  'This text was put together from several sources.',
  'The reader of the reply works in an office.',
  'Requests like this one come in every day.',
  'This request was sent by a program.',
];

/** A sentence that has nothing to do with the task before a message. */
export const contextKind: Perturbation = {
  id: 'context',
  summary: 'Puts a sentence that has nothing to do with the task before a message.',
  touches: 'text',
  language: 'English',
  source: 'PromptSuite (context), which has a model write it; here from a list of our own.',
  nothing: 'no message but the assistant’s has words of its own',
  *vary(prompt, random) {
    const regions = prompt.regions.filter(({ role, words }) => role !== 'assistant' && /\p{L}/u.test(words));
    const places = regions.flatMap(({ start }) => sentences.map((sentence) => ({ start, sentence })));
    for (const { start, sentence } of random.shuffle(places)) {
      yield edited(prompt, [change(start, 0, `${sentence}\n\n`)]);
    }
  },
};
