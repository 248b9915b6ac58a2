/** A name that other tools use too, so the text must look like PromptSource's. */
export function claimsPromptsource(path: string, text: string): boolean {
  return /(?:^|\/)templates\.ya?ml$/.test(path) && /^templates:/m.test(text) && /!Template\b|^\s+jinja:/m.test(text);
}
