import type { Expression } from '../../template/poml/nodes.js';
import type { PomlTemplate } from '../../template/poml/parse-poml.js';
import type { Scope } from '../../template/poml/render/evaluate.js';
import { writePoml } from '../../template/poml/render/render-poml.js';
import type { Writer } from '../../template/poml/render/run.js';
import { type LoadPartial, TemplateError } from '../../template/template.js';
import { segmentText } from '../../template/segments-text.js';
import type { Problem } from '../../text/problem.js';
import type { Span } from '../../text/span.js';
import type { Chunk } from './chunk.js';
import { asJinjaText } from './jinja-text.js';
import { jinjaOf, literal } from './poml-jinja.js';

interface PomlBody {
  readonly chunks: readonly Chunk[];
  readonly issues: readonly Problem[];
  readonly refused: readonly Problem[];
}

/** Characters of Unicode's private use area around the tags, which keep them apart from text that looks like one. */
const [tagStart, tagEnd] = ['\uE000', '\uE001'];
const tags = /\uE000([^\uE001]*)\uE001/;

/** POML's structure as Jinja: what it renders alike for every row is text, the rest are tags. */
export function pomlBody(template: PomlTemplate, load: LoadPartial): PomlBody {
  const issues: Problem[] = [];
  const refused: Problem[] = [];
  const chunks: { role: string; text: string }[] = [];
  try {
    for (const segment of writePoml(template, createWriter(issues, refused), load)) {
      if (segment.kind === 'marker') chunks.push({ role: segment.name, text: '' });
      else if (segment.kind === 'media')
        refused.push(lost(segment.span, 'Jinja cannot say that an image stands here.'));
      else if (chunks.length > 0) chunks[chunks.length - 1] = added(chunks.at(-1), segmentText(segment));
    }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    refused.push(lost({ start: 0, end: 0 }, `${error.message} (line ${error.line})`));
  }
  if (template.facts.holes.length > 0)
    issues.push(lost(template.facts.holes[0]?.span ?? { start: 0, end: 0 }, valuesNote));
  return { chunks: chunks.map(({ role, text }) => ({ role, text: withTags(text) })), issues, refused };
}

const valuesNote =
  'Values are printed as Jinja prints them: line breaks in them stay, and lists and booleans are written as in Python.';

function lost(span: Span, message: string): Problem {
  return { code: 'poml', message, span };
}

function added(chunk: Chunk | undefined, text: string): Chunk {
  return { role: chunk?.role ?? 'user', text: (chunk?.text ?? '') + text };
}

/** The pieces between the tags are text, whatever they look like. */
function withTags(text: string): string {
  return text
    .split(tags)
    .map((piece, i) => (i % 2 === 0 ? asJinjaText(piece) : piece))
    .join('');
}

function createWriter(issues: Problem[], refused: Problem[]): Writer {
  const meanings = new WeakMap<object, string>();
  const standFor = (code: string): object => {
    const stand = {};
    meanings.set(stand, code);
    return stand;
  };
  const meaningOf = (value: unknown): string | undefined =>
    typeof value === 'object' && value !== null ? meanings.get(value) : undefined;
  const codeOf = (expression: Expression, scope: Scope): string | undefined =>
    jinjaOf(expression, (name) => {
      const value = scope.get(name);
      return value === undefined ? name : (meaningOf(value) ?? literal(value));
    });
  return {
    isOpen: (value) => meaningOf(value) !== undefined,
    open: (expression, scope) => standFor(`(${codeOf(expression, scope) ?? 'none'})`),
    hole(expression, scope) {
      const code = codeOf(expression, scope);
      return code && tag(`{{ ${withoutParentheses(code)} }}`);
    },
    condition(expression, scope) {
      const code = codeOf(expression, scope);
      return code === undefined ? undefined : condition(withoutParentheses(code));
    },
    loop(name, list, scope) {
      const code = codeOf(list, scope);
      if (code === undefined) return undefined;
      const around = { open: tag(`{% for ${name} in ${withoutParentheses(code)} %}`), close: tag('{% endfor %}') };
      return { ...around, notFirst: condition('not loop.first'), item: standFor(name), state: standFor('loop') };
    },
    count: (first) => tag(`{{ loop.index${first === 1 ? '' : ` + ${first - 1}`} }}`),
    lose: ({ start, end }, message) => void issues.push(lost({ start, end }, message)),
    refuse: ({ start, end }, message) => void refused.push(lost({ start, end }, message)),
  };
}

function condition(code: string): { open: string; close: string } {
  return { open: tag(`{% if ${code} %}`), close: tag('{% endif %}') };
}

function tag(code: string): string {
  return tagStart + code + tagEnd;
}

function withoutParentheses(code: string): string {
  const inner = code.slice(1, -1);
  return code.startsWith('(') && code.endsWith(')') && !/[()]/.test(inner) ? inner : code;
}
