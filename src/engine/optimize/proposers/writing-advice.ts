/** One of these goes with each request for an instruction, so that they do not all come out alike. */
export const writingAdvice: readonly string[] = [
  '',
  'Do not settle for the obvious wording.',
  'Make it short and plain.',
  'Spell out every detail that matters.',
  'Say what is at stake when the answer is wrong.',
  'Begin with who the model should be for this work.',
];
