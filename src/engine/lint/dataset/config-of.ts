import type { FrontMatter, PromptDoc } from '../../prompt/prompt-doc.js';
import { readYaml } from '../../prompt/read-yaml.js';
import { oncePerPrompt } from '../prose/once-per-prompt.js';

/** The YAML that says what is done with a prompt: its front matter, or a promptfoo file as a whole. Undefined where it is broken. */
export const configOf = oncePerPrompt((doc: PromptDoc): FrontMatter | undefined => {
  if (doc.format !== 'promptfoo') return doc.frontMatter;
  const start = doc.text.startsWith('\uFEFF') ? 1 : 0;
  const { frontMatter, problems } = readYaml(doc.text, { start, end: doc.text.length }, 'The file');
  return problems.length > 0 ? undefined : frontMatter;
});
