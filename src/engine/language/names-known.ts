import type { PromptDoc } from '../prompt/prompt-doc.js';
import { jinjaNames } from '../template/jinja/builtins.js';

/** The filters, tests and functions that the prompt's template knows by itself. */
export function namesKnown({ template }: PromptDoc): ReturnType<typeof jinjaNames> {
  return jinjaNames(template.engine === 'jinja2' ? template.options.environment : undefined);
}
