import { misspelt, type Mutation } from './mutation.js';

export const breaking: Readonly<Record<string, Mutation>> = {
  'output/json-mode-without-json-word': (text) => ({
    text: text.replace('output:\n', 'output:\n  format: json\n').replace('temperature: 0, ', ''),
  }),
  'output/schema-invalid': (text, random) => ({
    text: text.replace(
      'output:\n',
      `output:\n  schema: { type: object, properties: { a: { type: ${misspelt('string', random)} } } }\n`,
    ),
  }),
};
