import type { EvidenceSource } from './evidence.js';

/** The 21 properties of Long et al., "What Makes a Good Natural Language Prompt?" (ACL 2025), by its six dimensions. */
export const properties: EvidenceSource = {
  title: '21 properties of natural-language prompts (arXiv 2506.06950)',
  url: 'https://arxiv.org/abs/2506.06950',
  verifiedOn: '2026-11-26',
  rows: [
    {
      advice: 'Communication: token quantity',
      rules: ['cost/inline-blob', 'cost/budget', 'clarity/duplicate-instruction'],
      review: 'Which passages have nothing to do with the task?',
    },
    {
      advice: 'Communication: manner',
      rules: ['clarity/repeated-word', 'clarity/misspelling', 'clarity/vague-output-length'],
      review: 'Which sentences can be read in two ways?',
    },
    {
      advice: 'Communication: interaction and engagement',
      snippets: ['ask'],
      review: 'Does the prompt say when to ask?',
    },
    {
      advice: 'Communication: politeness',
      refusal: 'The 26 principles advise against it: the sources contradict each other.',
    },
    {
      advice: 'Cognition: intrinsic load',
      review: 'How many tasks does the prompt set at once, and can they be parted?',
    },
    {
      advice: 'Cognition: extraneous load',
      rules: [
        'structure/chat-token-in-api-prompt',
        'structure/heading-skip',
        'structure/empty-section',
        'cost/inline-blob',
      ],
      review: 'Which sentences distract?',
    },
    {
      advice: 'Cognition: germane load',
      review: 'Does the prompt call up what the model has to know, or have it plan?',
    },
    {
      advice: 'Instruction: objectives',
      rules: ['template/empty-prompt', 'structure/required-sections'],
      review: 'Are the goal and its end stated?',
    },
    {
      advice: 'Instruction: external tools',
      rules: ['model/tools-in-prose', 'agent/unknown-field', 'security/unscoped-tools'],
      review: 'Is it clear when which tool is used?',
    },
    {
      advice: 'Instruction: metacognition',
      rules: ['model/cot-on-reasoning-model'],
      review: 'Do checks of its own work fit the task?',
    },
    {
      advice: 'Instruction: demonstrations',
      rules: [
        'examples/label-not-declared',
        'examples/label-without-example',
        'examples/label-imbalance',
        'examples/invalid-json',
        'examples/violates-limit',
      ],
      review: 'Do the examples cover the hard cases?',
    },
    { advice: 'Instruction: rewards', refusal: 'Tips and penalties were shown on models of 2023 alone.' },
    {
      advice: 'Logic and structure: structural logic',
      rules: [
        'structure/dangling-section-ref',
        'structure/list-count-mismatch',
        'structure/message-order',
        'structure/ordered-list-gap',
        'structure/unclosed-tag',
      ],
      review: 'Do the parts follow from each other?',
    },
    {
      advice: 'Logic and structure: contextual logic',
      rules: [
        'output/conflicting-formats',
        'output/conflicting-length',
        'output/conflicting-language',
        'examples/schema-mismatch',
      ],
      review: 'Which two passages contradict each other?',
    },
    {
      advice: 'Hallucination: awareness',
      snippets: ['unknown'],
      review: 'May the model say that it does not know, and what does it answer from?',
    },
    {
      advice: 'Hallucination: factuality against creativity',
      rules: ['model/parameter-range', 'model/gemini3-temperature'],
      review: 'Does the temperature fit the kind of task?',
    },
    {
      advice: 'Responsibility: bias',
      snippets: ['fair'],
      review: 'Does the prompt invite a judgement by origin, age or gender?',
    },
    {
      advice: 'Responsibility: safety',
      rules: ['security/hidden-unicode', 'security/untrusted-in-system', 'security/template-injection'],
    },
    {
      advice: 'Responsibility: privacy',
      rules: ['security/secret', 'security/pii-literal', 'security/secret-kept-by-instruction'],
    },
    {
      advice: 'Responsibility: reliability',
      rules: ['consistency/duplicate-name', 'dataset/leak', 'dataset/missing-column', 'model/retired'],
      refusal: 'How much answers vary is measured by runs, not read from the text.',
    },
    { advice: 'Responsibility: societal norms', review: 'Does the prompt ask for what many would object to?' },
  ],
};
