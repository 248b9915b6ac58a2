/** Ways to look at a task; one by chance colours a mutation, so that a population does not say everything alike. */
export const thinkingStyles: readonly string[] = [
  'Begin with what an answer must look like, and work back from there.',
  'Which of the inputs would two careful people answer differently, and what would settle it?',
  'Say it to somebody who has never seen such an input.',
  'What is the shortest order that could not be misread?',
  'Name the steps, in the order in which they are taken.',
  'Which mistake is made most often, and what would prevent it?',
  'Think of the cases at the border between two answers.',
  'Put the most important point first and leave the least important out.',
  'What does an expert look at before anything else?',
  'Turn every hint into a rule that can be checked.',
  'Ask what is wanted rather than how to do it.',
  'Suppose that nobody can ask back: what has to be said?',
];

/** Orders to change an instruction; they are bred along with the prompts they change. */
export const mutationPrompts: readonly string[] = [
  'Say what is meant more exactly, and leave nothing to be guessed.',
  'Make it half as long without losing a rule.',
  'Add the one rule that is missing most.',
  'Break it into numbered steps.',
  'Write it as an expert in the field would brief a newcomer.',
  'Change the order: what decides the answer comes first.',
  'State how the answer is to be written, and nothing around it.',
  'Replace every vague word by one that can be checked.',
  'Say what to do where two answers seem right.',
  'Write it in your own words, from the purpose up.',
  'Give a reason with each rule, in a few words.',
  'Take out whatever does not change an answer.',
];
