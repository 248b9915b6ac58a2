/** Words an instruction may have: a limit for short ones would cut a long one down, so its own length counts too. */
export function wordLimit(prompt: string, words: number): number {
  return Math.max(words, prompt.match(/\S+/g)?.length ?? 0);
}
