import type { EvidenceSource } from './evidence.js';

/** The 26 principles of Bsharat et al., "Principled Instructions Are All You Need" (arXiv 2312.16171), in their order. */
export const principles: EvidenceSource = {
  title: '26 principles of instruction (arXiv 2312.16171)',
  url: 'https://github.com/VILA-Lab/ATLAS',
  verifiedOn: '2026-11-23',
  rows: [
    {
      advice: '1 Leave politeness out',
      refusal: 'Another study counts politeness as a quality: the sources contradict each other.',
    },
    {
      advice: '2 Name the audience',
      snippets: ['audience'],
      review: 'Is it clear who reads the answer, where that matters?',
    },
    { advice: '3 Break a hard task into simpler prompts', review: 'How many tasks does the prompt set at once?' },
    { advice: '4 Say what to do, not what to leave', rules: ['clarity/negative-only', 'clarity/blanket-negative'] },
    {
      advice: '5 Ask for plain words, as to a child or a beginner',
      snippets: ['explain'],
      refusal: 'A matter of the task, not of the prompt.',
    },
    { advice: '6 Promise a tip', refusal: 'Shown on models of 2023 alone, and newer guides do not confirm it.' },
    {
      advice: '7 Give examples',
      rules: [
        'examples/label-not-declared',
        'examples/unpaired',
        'examples/duplicate-input',
        'examples/single-label',
        'examples/schema-mismatch',
      ],
      refusal: 'Examples that are there are checked; none are demanded, since many good prompts have none.',
    },
    {
      advice: '8 Lay the prompt out in marked parts',
      rules: ['structure/required-sections', 'structure/empty-section', 'structure/heading-skip'],
      snippets: ['sections'],
      refusal: 'Sections are demanded where a team lists them; nobody else is asked for them.',
    },
    {
      advice: '9 Write "your task is" and "you must"',
      refusal: 'A vendor reports that softer words worked better with its newer models.',
    },
    {
      advice: '10 Threaten with a penalty',
      refusal: 'Shown on models of 2023 alone, and newer guides do not confirm it.',
    },
    {
      advice: '11 Ask for an answer in a natural manner',
      snippets: ['plain'],
      refusal: 'A matter of the task, not of the prompt.',
    },
    {
      advice: '12 Lead with "think step by step"',
      rules: ['model/cot-on-reasoning-model'],
      refusal: 'Reasoning models do so by themselves, and are told when not to.',
    },
    {
      advice: '13 Ask for an answer without prejudice',
      snippets: ['fair'],
      review: 'Does the prompt invite a judgement by origin, age or gender?',
    },
    {
      advice: '14 Let the model ask for what it needs',
      snippets: ['ask'],
      review: 'Does the prompt say what happens when something needed is missing?',
    },
    {
      advice: '15 Have something taught and be tested',
      snippets: ['teach'],
      refusal: 'A matter of the task, not of the prompt.',
    },
    {
      advice: '16 Give the model a role',
      rules: ['structure/required-sections'],
      snippets: ['role'],
      refusal: 'A quarter of good prompts have none: it is demanded where a team lists it.',
    },
    {
      advice: '17 Use delimiters',
      rules: ['security/untrusted-undelimited', 'structure/unclosed-tag', 'structure/unclosed-fence'],
    },
    {
      advice: '18 Repeat a word or phrase',
      rules: ['clarity/duplicate-instruction'],
      refusal: 'A repetition may be meant, which is why the rule is only a hint.',
    },
    {
      advice: '19 Combine reasoning with examples',
      rules: ['model/cot-on-reasoning-model'],
      refusal: 'Reasoning models do so by themselves.',
    },
    {
      advice: '20 End with the beginning of the answer',
      rules: [
        'model/unsupported-parameter',
        'structure/message-order',
        'structure/unclosed-tag',
        'structure/unclosed-fence',
        'structure/empty-section',
        'template/trailing-space',
      ],
      refusal:
        'Some models refuse a begun answer, which is reported; elsewhere rules let such an ending pass, and none demands it.',
    },
    { advice: '21 Ask for a detailed text', snippets: ['detail'], refusal: 'A matter of the task, not of the prompt.' },
    {
      advice: '22 Have a text revised without changing its style',
      snippets: ['revise'],
      refusal: 'A matter of the task, not of the prompt.',
    },
    {
      advice: '23 Ask for code in several files in one form',
      snippets: ['files'],
      refusal: 'A matter of the task, not of the prompt.',
    },
    {
      advice: '24 Give the beginning and have it continued',
      snippets: ['continue'],
      refusal: 'A matter of the task, not of the prompt.',
    },
    {
      advice: '25 State the requirements',
      rules: ['output/json-without-shape', 'output/conflicting-length', 'clarity/vague-output-length'],
      review: 'Can each requirement be checked in an answer?',
    },
    {
      advice: '26 Have it written like a sample',
      snippets: ['style'],
      refusal: 'A matter of the task, not of the prompt.',
    },
  ],
};
