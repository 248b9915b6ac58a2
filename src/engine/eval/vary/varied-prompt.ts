import { partsOf, type Part } from '../../prompt/parts.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { tagMask as mask } from '../../template/jinja/template-tags.js';
import type { Region, VariedPrompt } from './contracts.js';

const fences = /^([ \t]*)(`{3,}|~{3,})[\s\S]*?(?:^[ \t]*\2|$(?![\s\S]))/gm;
/** Inline code, quoted words, addresses, tags in angles, words with marks of code in them. */
const meant =
  /`[^`\n]+`|"[^"\n]*"|“[^”\n]*”|(?<![\p{L}\d])'[^'\n]+'(?![\p{L}\d])|\bhttps?:\S+|<[^<>\n]*>|[\p{L}\d]*[_/\\@#$][\p{L}\d_/\\@.#$-]*[\p{L}\d]/gu;

/**
 * What may be varied of a prompt: the parts an optimizer may rewrite. `components` names parts or roles; all of them
 * when it is empty.
 */
export function variedPrompt(doc: PromptDoc, components: readonly string[] = []): VariedPrompt {
  const labels = doc.config.output.labels.map(({ word }) => word);
  const regions = partsOf(doc)
    .filter(({ frozen, span }) => !frozen && span.end > span.start)
    .map((part) => regionOf(doc, part, labels))
    .filter(({ part, role }) => components.length === 0 || components.includes(part) || components.includes(role));
  return { doc, regions, labels };
}

/** The names `components` may have in this prompt. */
export function componentsOf(doc: PromptDoc): string[] {
  const regions = variedPrompt(doc).regions;
  return [...new Set([...regions.flatMap(({ part, role }) => [role, part]), 'options', 'demos'])];
}

function regionOf({ messages }: PromptDoc, { id, span, text, placeholders }: Part, labels: readonly string[]): Region {
  let own = '';
  for (const { span: hole } of placeholders) {
    const [start, end] = [hole.start - span.start, hole.end - span.start];
    own += text.slice(own.length, start) + mask.repeat(end - start);
  }
  own = covered(own + text.slice(own.length), fences);
  const words = labels.reduce((left, label) => covered(left, wholeWord(label)), covered(own, meant));
  const message = messages.findLast(({ body }) => body.start <= span.start);
  return { part: id, role: message?.role ?? 'user', start: span.start, text: own, words };
}

function covered(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replaceAll(/[^\n]/g, mask));
}

function wholeWord(label: string): RegExp {
  const plain = label.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\d])${plain}(?![\p{L}\d])`, 'giu');
}
