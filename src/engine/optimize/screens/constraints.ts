import { estimateTokens } from '../../model/estimate-tokens.js';
import type { Screen } from '../parts.js';

/** What the user asks of every prompt. Frozen parts are not here: no operator is given them. */
export const withinConstraints: Screen = {
  id: 'constraints',
  check({ text }, { constraints }) {
    const missing = constraints?.mustContain.find((wanted) => !text.includes(wanted));
    if (missing !== undefined) return `It does not contain "${missing}", which optimize.constraints asks for.`;
    const { maxTokens = Infinity } = constraints ?? {};
    const tokens = estimateTokens(text);
    return tokens <= maxTokens ? undefined : `It has about ${tokens} tokens, more than the ${maxTokens} allowed.`;
  },
};
