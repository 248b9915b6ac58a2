/** Trials over so many variables with so many choices each, as DSPy counts them: max(2·v·log2 n, 1.5·n), rounded down. */
export function trialCount(choices: number, variables: number): number {
  return Math.floor(Math.max(2 * variables * Math.log2(choices), 1.5 * choices));
}
