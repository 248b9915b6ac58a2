import type { Template } from '../../template/engines.js';
import type { LoadPartial, Marker } from '../../template/template.js';
import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';
import type { JoinedAnswer, PromptDoc } from '../prompt-doc.js';
import { assemble, type Chunk, protectedChunk } from './chunk.js';
import { asJinjaText, jinjaString } from './jinja-text.js';
import { pomlBody } from './poml-body.js';
import { variableName } from './safe-name.js';

/** A template in Hone's own notation. */
export interface ConvertedBody {
  readonly text: string;
  readonly engine: 'jinja2' | 'nunjucks' | 'handlebars' | 'mustache';
  /** New names of variables whose own Jinja cannot write. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly issues: readonly Problem[];
  /** What cannot be said at all. */
  readonly refused: readonly Problem[];
  readonly expect: string | undefined;
}

/** How a template that has several ways to be said is said: see `jinjaBody`. `as it is`: in its own language, Nunjucks. */
export type JoinedWay = 'cut' | 'whole' | 'as it is';

interface ConvertOptions {
  readonly way: JoinedWay;
  /** Finds the files that are included. */
  readonly load: LoadPartial;
}

/** Converts a prompt's template: exactly, or with an issue for what is lost. */
export function convertBody(doc: PromptDoc, { way, load }: ConvertOptions): ConvertedBody {
  const { template } = doc;
  switch (template.engine) {
    case 'handlebars':
      return { ...plain, text: doc.text.slice(doc.body.start, doc.body.end), engine: 'handlebars' };
    case 'mustache':
      return { ...plain, text: assemble(sourceChunks(doc, template)), engine: 'mustache', expect: doc.config.expect };
    case 'poml': {
      const { chunks, ...noted } = pomlBody(template, load);
      return { ...plain, text: assemble(chunks.map(protectedChunk)), ...noted };
    }
    case 'placeholders':
      return placeholderBody(doc, template);
    case 'jinja2':
      return { ...jinjaBody(doc, template, way), issues: markerIssues(doc) };
    case 'text':
      return { ...plain, text: literalBody(doc, template) };
  }
}

const plain: ConvertedBody = {
  text: '',
  engine: 'jinja2',
  renamed: new Map(),
  issues: [],
  refused: [],
  expect: undefined,
};

/** The template's own text, message by message. */
function sourceChunks(doc: PromptDoc, template: Template): Chunk[] {
  const own = template.embedding?.template ?? template;
  const range: Span = template.embedding === undefined ? doc.body : { start: 0, end: own.source.length };
  const { markers } = own.facts;
  const { roleBefore, roleWithout } = doc.messageStyle;
  const first = { role: markers.length > 0 ? roleBefore : roleWithout, start: range.start };
  const starts = [first, ...markers.map(({ name, span }) => ({ role: name, start: span.end }))];
  const ends = [...markers.map(({ span }) => span.start), range.end];
  return starts.flatMap(({ role, start }, i): Chunk[] => {
    const text = own.source.slice(start, ends[i] ?? range.end);
    if (i === 0 && markers.length > 0 && text.trim() === '') return [];
    return [{ role, text: withKeptBlanks(text, doc) }];
  });
}

/** Blanks at a message's ends that the format keeps and Hone would take for layout. */
function withKeptBlanks(text: string, { messageStyle }: PromptDoc): string {
  if (messageStyle.trim !== 'line breaks') return text;
  const inner = text.replaceAll(/^[\r\n]+|[\r\n]+$/g, '');
  const [lead = ''] = /^\s+/.exec(inner) ?? [];
  const [trail = ''] = inner.length === lead.length ? [] : (/\s+$/.exec(inner) ?? []);
  const middle = inner.slice(lead.length, inner.length - trail.length);
  return kept(lead) + middle + kept(trail);
}

function kept(blanks: string): string {
  return blanks === '' ? '' : `{{ ${jinjaString(blanks)} }}`;
}

/**
 * A template that renders prompt and answer as one is cut at its mark where both parts stand by themselves; as a whole
 * it is rendered for each of them, and cut then.
 */
function jinjaBody(doc: PromptDoc, template: Template, way: JoinedWay): ConvertedBody {
  const chunks = sourceChunks(doc, template);
  const { joined } = doc;
  if (joined === undefined) {
    const engine = way === 'as it is' ? 'nunjucks' : 'jinja2';
    return { ...plain, text: assemble(chunks.map(protectedChunk)), engine, expect: doc.config.expect };
  }
  const [chunk = { role: 'user', text: '' }] = chunks;
  const setting = choicesSetting(doc, joined);
  if (way === 'whole') return wholeBody(chunk, setting, joined);
  const at = chunk.text.indexOf(joined.mark);
  const question = at < 0 ? chunk.text : chunk.text.slice(0, at);
  const answer = at < 0 ? '' : chunk.text.slice(at + joined.mark.length).trim();
  const needs = (part: string): string => (part.includes(joined.choicesName) ? setting : '');
  return {
    ...plain,
    text: needs(question) + assemble([protectedChunk({ ...chunk, text: question.trim() })]),
    expect: answer === '' ? undefined : (needs(answer) + answer).trim(),
  };
}

function wholeBody({ role, text }: Chunk, setting: string, { mark }: JoinedAnswer): ConvertedBody {
  const captured = `${setting}{% set both %}${text.trim()}{% endset %}`;
  const part = (index: number): string => `{{ both.split(${jinjaString(mark)})[${index}] | trim }}`;
  return { ...plain, text: `${captured}\n${role}:\n${part(0)}\n`, expect: `${captured}${part(1)}` };
}

/** `{% set answer_choices = … %}`, where the template has choices of its own. */
function choicesSetting({ embedded }: PromptDoc, { mark, choicesName: name }: JoinedAnswer): string {
  const choices = embedded.find(({ purpose }) => purpose === 'choices')?.template;
  if (choices === undefined) return '';
  const source = (choices.embedding?.template ?? choices).source.trim();
  return `{% set ${name} %}${source}{% endset %}{% set ${name} = ${name}.split(${jinjaString(mark)}) | map("trim") | list %}\n`;
}

function markerIssues({ template, text }: PromptDoc): Problem[] {
  return template.facts.markers.flatMap(({ span }: Marker): Problem[] => {
    if (!text.slice(span.start, span.end).includes('[')) return [];
    return [
      { code: 'role-attributes', message: 'What this line says of its message besides the role is left out.', span },
    ];
  });
}

function literalBody(doc: PromptDoc, template: Template): string {
  const chunks = sourceChunks(doc, template).map(({ role, text }) => ({ role, text: asJinjaText(text) }));
  return assemble(chunks.map(protectedChunk));
}

function placeholderBody(doc: PromptDoc, template: Extract<Template, { engine: 'placeholders' }>): ConvertedBody {
  const renamed = new Map<string, string>();
  const issues: Problem[] = [];
  for (const { name, nameSpan } of template.placeholders) {
    if (renamed.has(name)) continue;
    const free = variableName(name, new Set(renamed.values()));
    renamed.set(name, free);
    if (free !== name)
      issues.push({
        code: 'renamed',
        message: `\`${name}\` is named \`${free}\`, since Jinja could not read it.`,
        span: nameSpan,
      });
  }
  const pieces = [
    ...template.facts.literals.map((span) => ({ span, text: asJinjaText(doc.text.slice(span.start, span.end)) })),
    ...template.placeholders.map(({ span, name }) => ({ span, text: `{{ ${renamed.get(name) ?? name} }}` })),
  ].sort(inTextOrder);
  const text = pieces.map((piece) => piece.text).join('');
  return { ...plain, text: assemble([protectedChunk({ role: doc.messageStyle.roleWithout, text })]), renamed, issues };
}
