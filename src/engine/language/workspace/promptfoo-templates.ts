import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { type KeyPath, readYaml } from '../../prompt/read-yaml.js';
import { parseEmbedded, type Template } from '../../template/engines.js';

/** The configuration as YAML, which its reader does not keep. */
export function promptfooYaml({ text }: PromptDoc): ReturnType<typeof readYaml>['frontMatter'] {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return readYaml(text, { start, end: text.length }, 'The file').frontMatter;
}

/**
 * Every text of a configuration with tags: values of assertions, rubrics, what is put before and behind prompts, and
 * variables made of variables are all templates to promptfoo.
 */
export function promptfooTemplates(doc: PromptDoc): Template[] {
  const yaml = promptfooYaml(doc);
  return textsIn(yaml.data, []).flatMap((path) => {
    const map = yaml.textMap(path);
    return map === undefined ? [] : [parseEmbedded(map, 'jinja2', { environment: 'nunjucks' })];
  });
}

function textsIn(value: unknown, path: KeyPath): KeyPath[] {
  if (typeof value === 'string') return /\{[{%]/.test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => textsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}
