import { vscodeFormats, yamlFormats } from '../../format-groups.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { contains, type Span } from '../../../text/span.js';
import { defineRule } from '../../rule.js';
import { templateProblems } from './syntax.js';
import { unknownNameProblems } from './unknown-helper.js';

/** What the front matter says in a form Hone cannot read is not done. */
export const frontMatter = defineRule({
  meta: {
    id: 'template/front-matter',
    summary: 'The front matter is YAML with values of the right kind.',
    kind: 'objective',
    severity: 'error',
    formats: yamlFormats,
    fix: 'none',
    sharedWithVscode: vscodeFormats,
    sources: [
      {
        title: 'dotprompt: Picoschema',
        url: 'https://google.github.io/dotprompt/reference/picoschema/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    for (const { code, span, message } of doc.problems) {
      if (code === 'role-unknown' || templateProblems.has(code) || unknownNameProblems.has(code)) continue;
      yield { span, message, onlyHone: !isVscodes(doc, code, span) };
    }
  },
});

/** The keys whose values VS Code checks (promptValidator.ts, read on 2026-11-26). */
const checkedByVscode: ReadonlySet<string> = new Set([
  ...['name', 'description', 'argument-hint', 'agent', 'mode', 'model', 'tools', 'applyTo', 'excludeAgent', 'target'],
  ...['infer', 'user-invocable', 'disable-model-invocation', 'handoffs', 'agents', 'github', 'hooks'],
]);

/** VS Code says what is no YAML, and what has the wrong type of those keys. */
function isVscodes({ frontMatter }: PromptDoc, code: string, span: Span): boolean {
  if (code !== 'front-matter-type') return code === 'yaml-syntax';
  return Object.keys(frontMatter?.data ?? {}).some((key) => {
    const value = frontMatter?.valueSpan([key]);
    return checkedByVscode.has(key) && value !== undefined && contains(value, span);
  });
}
