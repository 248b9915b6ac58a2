/** Names that hold prompts by the conventions of the tools that read them. Paths are written with `/`. */
const conventions: readonly RegExp[] = [
  /\.(?:prompt|prompty|poml)$/,
  /\.(?:prompt|instructions|agent|chatmode)\.md$/,
  /(?:^|\/)(?:SKILL|AGENTS|CLAUDE|copilot-instructions)\.md$/,
  /(?:^|\/)\.claude\/(?:agents|rules)\/[^/]+\.md$/,
  /(?:^|\/)\.cursor\/rules\/[^/]+\.mdc$/,
  /(?:^|\/)promptfooconfig(?:\.[^/]+)?\.(?:ya?ml|json)$/,
];

/** Whether a file of this name is a prompt wherever it is found. Others are prompts when somebody names them. */
export function isPromptName(path: string): boolean {
  return conventions.some((convention) => convention.test(path));
}

/** Whether a file of this name may hold prompts, as its text alone can tell: PromptSource's files have a common name. */
export function mayHoldPrompts(path: string): boolean {
  return /(?:^|\/)templates\.ya?ml$/.test(path);
}

/** Hidden folders in which tools keep prompts. */
export const promptFolders: readonly string[] = ['.github', '.claude', '.cursor'];
