import { complete } from '../../src/engine/language/complete.js';
import type { LanguageRequest } from '../../src/engine/language/language-request.js';
import { parsePrompts, promptAt } from '../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from './check-rule.js';
import { atCursor } from './cursor.js';

/** The editor's features asked at the cursor in a text, in a workspace with these partials and data. */
export interface LanguageAt {
  readonly requestAt: (path: string, marked: string, more?: Partial<LanguageRequest>) => LanguageRequest;
  /** The labels of what is offered, in their order. */
  readonly labels: (path: string, marked: string, more?: Partial<LanguageRequest>) => string[];
}

export function languageAt(parts: Parameters<typeof workspaceOf>[0] = {}): LanguageAt {
  const workspace = workspaceOf(parts);
  const requestAt: LanguageAt['requestAt'] = (path, marked, more = {}) => {
    const { text, offset } = atCursor(marked);
    return { doc: promptAt(parsePrompts(text, path), offset), offset, workspace, ...more };
  };
  return {
    requestAt,
    labels: (path, marked, more) => complete(requestAt(path, marked, more)).map(({ label }) => label),
  };
}
