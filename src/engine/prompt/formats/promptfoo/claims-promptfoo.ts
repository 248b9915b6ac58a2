/** By its name, or by the keys every such configuration has. */
export function claimsPromptfoo(path: string, text: string): boolean {
  if (/(?:^|\/)promptfooconfig(?:\.[^/]+)?\.(?:ya?ml|json)$|\.promptfoo\.ya?ml$/.test(path)) return true;
  return /\.ya?ml$/.test(path) && /^prompts:/m.test(text) && /^(?:providers|targets|tests):/m.test(text);
}
