import type { Perturbation } from '../contracts.js';
import { type Frame, reframed } from './imperatives.js';

const paper = 'After Leidinger, van Rooij and Shutova, arXiv 2311.01967, who wrote their prompts by hand';
const nothing = 'no English sentence begins with a known verb as an order, such as `Write …`';

function grammatical(
  id: string,
  frames: readonly Frame[],
  { summary, source }: Record<'summary' | 'source', string>,
): Perturbation {
  return {
    id,
    summary,
    touches: 'text',
    language: 'English',
    source,
    nothing,
    vary: (prompt, random) => reframed(prompt, random.shuffle(frames)),
  };
}

export const moodKind = grammatical(
  'mood',
  [
    { lead: 'You' },
    { lead: 'Can you', isQuestion: true },
    { lead: 'Will you', isQuestion: true },
    { lead: 'Do you', isQuestion: true },
  ],
  {
    summary: 'Says orders as statements (`You write …`) or as questions (`Can you write …?`).',
    source: `${paper}: indicative, interrogative, imperative.`,
  },
);

export const tenseKind = grammatical(
  'tense',
  [
    { lead: 'You will', negative: 'You will not' },
    { lead: 'You are going to', negative: 'You are not going to' },
    { lead: 'You were to', negative: 'You were not to' },
    { lead: 'You had to' },
  ],
  {
    summary: 'Says orders in the future or the past (`You will write …`, `You were to write …`).',
    source: `${paper}: past, present, future. The verb itself stays in its base form.`,
  },
);

export const aspectKind = grammatical(
  'aspect',
  [
    { lead: 'You are asked to', negative: 'You are asked not to' },
    { lead: 'You are expected to', negative: 'You are expected not to' },
    { lead: 'You are', negative: 'You are not', form: 'progressive' },
  ],
  {
    summary: 'Says orders in the passive (`You are asked to write …`) or as going on (`You are writing …`).',
    source: `${paper}: active and passive. The passive is of the asking, since turning the sentence needs a parser.`,
  },
);

export const modalityKind = grammatical(
  'modality',
  ['must', 'should', 'can', 'could', 'may', 'might', 'would'].map((modal) => ({
    lead: `You ${modal}`,
    ...(['must', 'should'].includes(modal) && { negative: `You ${modal} not` }),
  })),
  {
    summary: 'Says orders with a modal verb (`You should write …`).',
    source: `${paper}: modal verbs. \`Do not\` takes \`must\` and \`should\` alone: the others would allow it.`,
  },
);
