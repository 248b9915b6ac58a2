import type { CodeAssertion, CodeLanguage } from './contracts/code-metric.js';

/** promptfoo's semantics, but that code without an answer to give is an error of the row, never a score. */
export function codeAssertion(language: CodeLanguage, name: string): CodeAssertion {
  return {
    id: language,
    level: 'code-assertion',
    language,
    summary: `${name} scores the answer: an expression over \`output\` and \`context.vars\`, a function's body, or \`file://\` and a path. It runs only with \`--allow-code\`.`,
    needs: [],
    range: [0, 1],
    options: [{ name: 'config', summary: 'Values for the code, as `context.config`.' }],
    threshold: 'own',
    source: 'promptfoo',
  };
}
