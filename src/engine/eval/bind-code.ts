import type { MetricUse } from '../prompt/prompt-doc.js';
import type { CodeAssertion, CodeMetric, CodeSource } from './contracts/code-metric.js';
import { readCodeScore } from './read-code-score.js';

const endings = { javascript: /\.[cm]?js$/, python: /\.py$/ } as const;

/** @returns one sentence that says what to change when the entry cannot be used */
export function bindCode(found: CodeAssertion, use: MetricUse, negated: boolean): CodeMetric | string {
  const code = sourceOf(found, use.value);
  if (typeof code === 'string') return code;
  const { summary, needs, range } = found;
  const { threshold } = use;
  return {
    id: use.name ?? use.type,
    level: 'code',
    ...{ summary, needs, range, code },
    config: use.options?.['config'],
    conclude: (value) => readCodeScore(value, { threshold, negated }),
    ...(use.weight !== undefined && { weight: use.weight }),
  };
}

/** `file://checks.js:polite` names a function of a file; any other text is the code itself. */
function sourceOf({ language }: CodeAssertion, value: unknown): CodeSource | string {
  if (typeof value !== 'string' || value.trim() === '')
    return 'it needs code as its `value`: an expression over `output`, the body of a function, or `file://` and a path.';
  if (!value.startsWith('file://')) return { language, text: value.trimEnd(), file: undefined };
  const [, path = '', name] = /^file:\/\/(.*?)(?::([\w$]+))?$/.exec(value) ?? [];
  if (!endings[language].test(path))
    return `\`${value}\` is no file of ${language === 'python' ? 'Python; it ends in .py' : 'JavaScript; it ends in .js, .cjs or .mjs'}.`;
  return { language, text: undefined, file: { path, name } };
}
