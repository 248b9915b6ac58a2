import { textAt } from './token.js';
import { partnerOf } from './brackets.js';
import { sliceOf } from '../../../text/span.js';
import type { CodeMessage, CodeText, Filling, UnfilledName } from '../../code-prompt.js';
import { keysIn } from './arguments.js';
import { type CodeView, type Range, spanOf } from './code-view.js';
import { formatFields } from './format-fields.js';
import { type Program, resolved } from './program.js';
import { readCodeText } from './read-code-text.js';

export type Content = Pick<CodeMessage, 'span' | 'text' | 'filling' | 'unfilled'>;

/** What a message says. A text that comes from a constant is that constant's. */
export function readContent(program: Program, range: Range, filling: Filling): Content {
  const { view } = program;
  const span = spanOf(view, range);
  const formatted = filling === 'sent' ? beforeFormat(view, range) : undefined;
  const place = resolved(program, formatted ?? range);
  const text = readCodeText(view, place);
  // A name that is not resolved is a hole: only API calls put values in so.
  if (text === undefined || (text.strings.length === 0 && (filling !== 'sent' || formatted !== undefined)))
    return { span, text: undefined, filling: formatted === undefined ? filling : 'other', unfilled: [] };
  if (formatted !== undefined) return { span, text, filling: isByName(view, range) ? 'format' : 'other', unfilled: [] };
  const isHere = place === range;
  return { span, text, filling, unfilled: filling === 'sent' && isHere ? unfilledIn(program, range, text) : [] };
}

/** What `.format(…)` is called on, in Python. */
function beforeFormat({ tokens, brackets, language }: CodeView, { from, to }: Range): Range | undefined {
  const open = partnerOf(brackets, to - 1);
  const isFormat = language === 'python' && textAt(tokens, open - 1) === 'format' && textAt(tokens, open - 2) === '.';
  return isFormat && textAt(tokens, to - 1) === ')' && open - 2 > from ? { from, to: open - 2 } : undefined;
}

function isByName(view: CodeView, { to }: Range): boolean {
  return keysIn(view, view.brackets.partner[to - 1] ?? 0) !== undefined;
}

const templateHole = /\$\{\s*([\p{L}_$][\p{L}\p{N}_$]*)(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*\s*\}/gu;

/** Names in braces that the text has as they are, where the code has a value of that name. */
function unfilledIn({ view, bindings }: Program, { from }: Range, text: CodeText): UnfilledName[] {
  if (text.holes.length > 0) return [];
  return text.strings.flatMap((string): UnfilledName[] => {
    const body = {
      start: string.start + string.prefix.length + string.quote.length,
      end: string.end - string.quote.length,
    };
    const inside = sliceOf(view.text, body);
    const found = view.language === 'python' ? pythonNames(inside, string.prefix) : scriptNames(inside, string.quote);
    return found.flatMap(({ name, start }) => {
      if (!bindings.sees(name, from)) return [];
      return [{ name, span: { start: body.start + start, end: body.start + start + name.length }, string }];
    });
  });
}

interface Found {
  readonly name: string;
  readonly start: number;
}

/** Only where every pair of braces holds a name: a text with other braces is no f-string whose letter was forgotten. */
function pythonNames(inside: string, prefix: string): Found[] {
  if (prefix !== '' && prefix !== 'r' && prefix !== 'u') return [];
  const { fields, fault, escapes } = formatFields(inside);
  const isMeant =
    fault === undefined && escapes.length === 0 && fields.every(({ name }) => /^[\p{L}_]\w*$/u.test(name));
  return isMeant ? fields.map(({ name, nameSpan }) => ({ name, start: nameSpan.start })) : [];
}

function scriptNames(inside: string, quote: string): Found[] {
  if (quote === '`') return [];
  return Array.from(inside.matchAll(templateHole), ({ 0: written, 1: name = '', index }) => ({
    name,
    start: index + written.indexOf(name),
  }));
}
