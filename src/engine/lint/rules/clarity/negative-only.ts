import { createLineIndex } from '../../../text/line-index.js';
import { everyFormat } from '../../format-groups.js';
import { instructions } from '../../prose/instructions.js';
import { defineRule } from '../../rule.js';

const prohibition = /^(?:please )?(?:do not|don['’]t|never|avoid|you (?:must|should) (?:not|never))\b/i;
const positive =
  /(?:^|[;,:] |\b(?:but|and|then|instead|to|should|must|always|only|please) )(?:use|write|give|provide|answer|respond|reply|say|ask|keep|return|choose|prefer|include|explain|describe|start|begin|end|put|list|name|call|read|check|make|follow|replace|leave|stay|be|speak|state|cite|quote|summari[sz]e|translate|label|stop|tell|show|focus|ensure|output|format|create|generate)\b|\b(?:instead|rather)\b/i;

/** One that goes on gives a reason, a case or an alternative in its own words. */
const bare = /^[^\s:;,()–—-]+(?:[ \t]+[^\s:;,()–—-]+){1,8}$/;

/** Lines above and below. */
const reach = 3;

/** What not to do leaves everything else open. */
export const negativeOnly = defineRule({
  meta: {
    id: 'clarity/negative-only',
    summary: 'Near what is forbidden stands what to do instead.',
    kind: 'heuristic',
    severity: 'off',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'ATLAS: 26 principles of prompts, of which the 4th is to say what to do',
        url: 'https://github.com/VILA-Lab/ATLAS',
        kind: 'paper',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const all = instructions(doc);
    const forbidden = all.filter(
      ({ text }) => prohibition.test(text) && bare.test(text.trim()) && !positive.test(text),
    );
    if (forbidden.length === 0) return;
    const lines = createLineIndex(doc.text);
    const helped = new Set<string>();
    for (const { text, span, message } of all) {
      if (!positive.test(text)) continue;
      const { line } = lines.positionAt(span.start);
      for (let near = line - reach; near <= line + reach; near++) helped.add(`${message} ${near}`);
    }
    for (const { text, span, message } of forbidden) {
      if (helped.has(`${message} ${lines.positionAt(span.start).line}`)) continue;
      const end = span.start + text.trimEnd().length;
      yield { span: { start: span.start, end }, message: 'This only says what not to do: say what to do instead.' };
    }
  },
});
