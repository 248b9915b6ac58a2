import { isMapping } from '../../../prompt/field-reader.js';
import { everyFormat } from '../../format-groups.js';
import { messageBodies } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';
import { staticTokens } from '../../static-tokens.js';

export const budget = defineRule({
  meta: {
    id: 'cost/budget',
    summary: 'A prompt stays within the tokens its team allows.',
    kind: 'objective',
    severity: 'off',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'VS Code: its prompt analyzer had a budget of tokens, which everybody had to live with',
        url: 'https://github.com/microsoft/vscode/pull/294986',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, options }) {
    const { hone } = doc.frontMatter?.data ?? {};
    const most = (isMapping(hone) ? hone['tokens'] : undefined) ?? options['tokens'];
    const [first] = messageBodies(doc);
    // A token has at least one character: most prompts need not be counted.
    if (typeof most !== 'number' || first === undefined || doc.text.length <= most) return;
    const tokens = staticTokens(doc);
    if (tokens <= most) return;
    const message = `The prompt has about ${tokens} tokens before any value is filled in, and ${most} are allowed: shorten it, or raise \`tokens\`.`;
    yield { span: { start: first.start, end: Math.min(first.end, first.start + 1) }, message };
  },
});
