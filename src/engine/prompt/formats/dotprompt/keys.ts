import type { KnownKey } from '../../known-key.js';
import { experimentKeys, promptKeys } from '../hone/keys.js';

/** dotprompt's front matter (its reference, read on 2026-11-26), and what Hone reads beside it. */
export const dotpromptKeys: readonly KnownKey[] = [
  ...promptKeys,
  {
    name: 'variant',
    type: 'string',
    documentation: "The prompt's variant; the second part of the file's name when not given.",
  },
  { name: 'version', type: 'string', documentation: "The prompt's version." },
  {
    name: 'tools',
    type: 'list',
    documentation: 'Tools the model may call: names of those under `toolDefs`, or whole definitions.',
  },
  {
    name: 'toolDefs',
    type: 'list',
    documentation:
      'Tools that are defined here: `name`, `description`, `inputSchema`. Hone offers them to the model and calls none.',
  },
  { name: 'metadata', type: 'mapping', documentation: 'Keys and values of your own.' },
  ...experimentKeys,
  {
    name: 'template',
    type: 'string',
    documentation: 'The template language, where the text alone does not tell.',
    values: ['handlebars'],
  },
];
