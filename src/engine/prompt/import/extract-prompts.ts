import { stringify } from 'yaml';
import { TemplateError } from '../../template/template.js';
import { canonicalJson } from '../../text/hash.js';
import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';
import type { CodeHole, CodeMessage, CodePrompt, CodeText } from '../code-prompt.js';
import { formatFields } from '../formats/code/format-fields.js';
import { parsePrompt } from '../parse-prompt.js';
import type { PromptDoc } from '../prompt-doc.js';
import { renderPrompt } from '../render-prompt.js';
import { assemble, protectedChunk } from './chunk.js';
import { asJinjaText } from './jinja-text.js';
import { variableName } from './safe-name.js';

/** A prompt of program code, as a file of Hone's own format or with the reasons why it cannot be one. */
export interface ExtractedPrompt {
  /** The variable or function it belongs to in the code, or the file's name. */
  readonly name: string;
  readonly span: Span;
  readonly caller: string;
  /** Undefined where `refused` says why. */
  readonly text: string | undefined;
  readonly refused: readonly Problem[];
  /** What code does with it that no template says. */
  readonly lost: readonly Problem[];
}

/** Every prompt of a file of program code that has words of its own. */
export function extractPrompts(doc: PromptDoc): ExtractedPrompt[] {
  return (doc.code?.prompts ?? []).filter(hasWords).map((prompt) => extractOne(prompt, doc));
}

/** One that only passes values on is no text to keep. */
function hasWords({ messages }: CodePrompt): boolean {
  return messages.some(({ text }) => text !== undefined && text.map.text.trim() !== '');
}

function extractOne(prompt: CodePrompt, doc: PromptDoc): ExtractedPrompt {
  const common = { name: prompt.name ?? doc.config.name, span: prompt.span, caller: prompt.caller };
  const inputs = new Map<string, string>();
  const read = prompt.messages.map((message) => readMessage(message, inputs));
  const refused = read.flatMap((part) => (Array.isArray(part) ? [] : [part]));
  if (refused.length > 0) return { ...common, text: undefined, refused, lost: [] };
  const messages = read.flatMap((part, i) =>
    Array.isArray(part) ? [{ role: prompt.messages[i]?.role ?? 'user', pieces: part }] : [],
  );
  const text = withInputs(
    assemble(messages.map(({ role, pieces }) => protectedChunk({ role, text: jinjaOf(pieces) }))),
    inputs,
  );
  if (!saysTheSame(text, messages, inputs)) {
    const message = 'As a file of its own this prompt would be other messages, so it was not written.';
    return { ...common, text: undefined, refused: [{ code: 'not-equal', message, span: prompt.span }], lost: [] };
  }
  return { ...common, text, refused: [], lost: lostOf(prompt, inputs) };
}

/** Literal text, or the name of an input whose value goes there. */
type Piece = { readonly text: string } | { readonly input: string };

interface Message {
  readonly role: string;
  readonly pieces: readonly Piece[];
}

/** The pieces of a message in their order, or why there are none. `inputs` leads from expressions to names. */
function readMessage({ text, filling, span }: CodeMessage, inputs: Map<string, string>): Piece[] | Problem {
  if (text === undefined)
    return {
      code: 'computed-text',
      message: 'Code works this text out: put it in as a value, or write it as a string.',
      span,
    };
  if (filling === 'other')
    return { code: 'other-template', message: 'This text is a template of a kind that is not carried over.', span };
  return filling === 'sent' ? sentPieces(text, inputs) : filledPieces(text, inputs);
}

function sentPieces({ map, holes }: CodeText, inputs: Map<string, string>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const hole of holes) {
    pieces.push({ text: map.text.slice(at, hole.at) }, { input: inputFor(hole.expression, inputs) });
    at = hole.at;
  }
  return [...pieces, { text: map.text.slice(at) }];
}

/** One expression is one input wherever it stands. */
function inputFor(expression: string, inputs: Map<string, string>): string {
  const known = inputs.get(expression);
  if (known !== undefined) return known;
  const plain = expression
    .replaceAll(/\W+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
  const name = variableName(plain === '' ? 'value' : plain, new Set(inputs.values()));
  inputs.set(expression, name);
  return name;
}

function filledPieces({ map, holes, span }: CodeText, inputs: Map<string, string>): Piece[] | Problem {
  const { fields, fault, escapes } = formatFields(map.text);
  const isNamed = fields.every(({ name, format }) => /^[A-Za-z_]\w*$/.test(name) && !/\s/.test(format));
  if (holes.length > 0 || fault !== undefined || !isNamed)
    return { code: 'unclear-braces', message: 'Not every brace here is a name or doubled: mend them first.', span };
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of [...fields, ...escapes.map((escape) => ({ span: escape, name: undefined }))].sort(inTextOrder)) {
    pieces.push({ text: map.text.slice(at, part.span.start) });
    const written = map.text.slice(part.span.start + 1, part.span.end - 1);
    pieces.push(
      part.name === undefined ? { text: map.text[part.span.start] ?? '' } : { input: inputFor(written, inputs) },
    );
    at = part.span.end;
  }
  return [...pieces, { text: map.text.slice(at) }];
}

function jinjaOf(pieces: readonly Piece[]): string {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if ('text' in piece && last !== undefined && 'text' in last)
      joined[joined.length - 1] = { text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined.map((piece) => ('text' in piece ? asJinjaText(piece.text) : `{{ ${piece.input} }}`)).join('');
}

function withInputs(body: string, inputs: ReadonlyMap<string, string>): string {
  if (inputs.size === 0) return body;
  const schema = Object.fromEntries([...inputs.values()].map((name) => [name, 'any']));
  return `---\n${stringify({ input: { schema } }, { lineWidth: 0 })}---\n${body}`;
}

/** Renders the new file with values that tell its inputs apart, and compares with what the code would send. */
function saysTheSame(text: string, messages: readonly Message[], inputs: ReadonlyMap<string, string>): boolean {
  const doc = parsePrompt(text, 'extracted.prompt');
  if (doc.problems.length > 0) return false;
  const values = Object.fromEntries([...inputs.values()].map((name) => [name, `the ${name}`]));
  const wanted = messages.map(({ role, pieces }) => {
    const content = pieces.map((piece) => ('text' in piece ? piece.text : (values[piece.input] ?? ''))).join('');
    return { role, content: content.trim() };
  });
  try {
    const made = renderPrompt(doc, values).messages.map(({ role, content }) => ({ role, content: content.trim() }));
    return canonicalJson(made) === canonicalJson(wanted.filter(({ content }) => content !== ''));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return false;
  }
}

function lostOf(prompt: CodePrompt, inputs: ReadonlyMap<string, string>): Problem[] {
  const holes = prompt.messages.flatMap(({ text }) => text?.holes ?? []);
  const lost = [...expressionNotes(holes, inputs), ...fieldNotes(prompt, inputs)];
  for (const { name, span } of prompt.filledElsewhere) {
    const message = `Code fills \`${name}\`: give it as a value, or add its messages to the file.`;
    lost.push({ code: 'filled-by-code', message, span });
  }
  if (!prompt.isWhole) {
    const message = 'Code may add further messages: only those written here were taken over.';
    lost.push({ code: 'more-messages', message, span: prompt.span });
  }
  return lost.sort(inTextOrder);
}

/** An expression that is more than the name of its input is to be worked out by whoever gives the value. */
function expressionNotes(holes: readonly CodeHole[], inputs: ReadonlyMap<string, string>): Problem[] {
  return holes.flatMap(({ expression, isPlain, span }): Problem[] => {
    const name = inputs.get(expression) ?? expression;
    if (isPlain && name === expression) return [];
    return [
      {
        code: 'expression',
        message: `\`${oneLine(expression)}\` became the input \`${name}\`: give it that value.`,
        span,
      },
    ];
  });
}

function fieldNotes({ messages }: CodePrompt, inputs: ReadonlyMap<string, string>): Problem[] {
  return messages.flatMap(({ text, filling }): Problem[] => {
    if (text === undefined || filling !== 'format') return [];
    return formatFields(text.map.text).fields.flatMap(({ span, isPlain }): Problem[] => {
      const written = text.map.text.slice(span.start + 1, span.end - 1);
      const name = inputs.get(written);
      if (isPlain || name === undefined) return [];
      const message = `\`${oneLine(written)}\` became the input \`${name}\`: give it that value.`;
      return [{ code: 'expression', message, span: text.map.spanToSource(span) }];
    });
  });
}

function oneLine(expression: string): string {
  const line = expression.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
