import type { Hole } from '../../../template/template.js';
import type { Problem } from '../../../text/problem.js';
import { sliceOf } from '../../../text/span.js';

/**
 * Lines such as `{{ item.role }}:`, by which files of the first version play a conversation back. Prompty then finds role
 * lines in the rendered text; here only the template's own text starts messages, so such a line is sent as it is.
 */
export function computedRoles(text: string, holes: readonly Hole[]): Problem[] {
  return holes.flatMap(({ span, inner }): Problem[] => {
    if (!/(?:^|\.)role$|\[\s*(['"])role\1\s*\]$/.test(sliceOf(text, inner).trim())) return [];
    const lineStart = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
    const alone =
      /^[ \t]*(?:#[ \t]*)?$/.test(text.slice(lineStart, span.start)) &&
      /^[ \t]*:[ \t]*(?:[\r\n]|$)/.test(text.slice(span.end, span.end + 200));
    if (!alone) return [];
    const message = `\`${sliceOf(text, span)}:\` starts no message, since only the template's own text may: declare the conversation as an input of kind \`thread\`, and write its name where its messages go.`;
    return [{ code: 'role-unknown', message, span }];
  });
}
