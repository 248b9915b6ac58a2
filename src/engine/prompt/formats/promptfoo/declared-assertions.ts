import { canonicalJson } from '../../../text/hash.js';
import type { MetricUse } from '../../prompt-doc.js';
import { codeAssertions, gradedAssertions } from './read-assertions.js';

/**
 * Assertions of rows that a model grades or code computes, each in one form: who grades them, and the code itself, stand in
 * the metric, and rows name it.
 */
export interface DeclaredAssertions {
  /** The name for rows; undefined for an assertion that rows hold by themselves. */
  nameOf(metric: MetricUse): string | undefined;
  readonly uses: readonly MetricUse[];
}

export function declaredAssertions(): DeclaredAssertions {
  const uses: MetricUse[] = [];
  const names = new Map<string, string>();
  return {
    uses,
    nameOf({ type: written, span, value, options = {} }) {
      const type = written.replace(/^not-/, '');
      const isCode = codeAssertions.has(type);
      if (!isCode && !gradedAssertions.has(type)) return undefined;
      const key = canonicalJson([type, isCode ? value : null, options]);
      const known = names.get(key);
      if (known !== undefined) return known;
      const number = uses.filter((use) => use.type === type).length + 1;
      const name = number === 1 ? type : `${type}-${number}`;
      names.set(key, name);
      uses.push({
        type,
        span,
        value: isCode ? value : undefined,
        threshold: undefined,
        weight: undefined,
        ...(name !== type && { name }),
        options,
      });
      return name;
    },
  };
}
