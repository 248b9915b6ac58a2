import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';

/** Where a file has keys: its front matter, or all of a file of YAML. */
export function yamlOf({ format, frontMatter, text, path }: PromptDoc): Span | undefined {
  if (frontMatter !== undefined) return frontMatter.span;
  const isYaml = format === 'promptsource' || (format === 'promptfoo' && !path.endsWith('.json'));
  return isYaml ? { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length } : undefined;
}
