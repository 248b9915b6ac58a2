import type { ChatMessage } from '../model/chat-model.js';
import { parsePartial, renderParsed } from '../template/engines.js';
import {
  type LoadPartial,
  type Rendering,
  type RenderLimits,
  type RenderOptions,
  type Segment,
  TemplateError,
  type UndefinedUse,
} from '../template/template.js';
import { createLineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import { cutMessages, type CutMessage } from './cut-messages.js';
import { expectedAnswer } from './expected-answer.js';
import { promptMetadata } from './formats/dotprompt/prompt-metadata.js';
import { refuseForgedRoles, requireInputs } from './check-values.js';
import { renderJoined } from './joined-answer.js';
import { createPartialSource, type PartialSource } from './partial-source.js';
import type { PromptDoc } from './prompt-doc.js';
import { holdRichInputs, richInputs } from './rich-inputs.js';
import { rowRandom } from './row-random.js';
import type { RowValues } from './row-values.js';

export interface RenderPromptOptions {
  /** Finds partials by the name the template uses; without it every include fails. */
  readonly load?: LoadPartial;
  /** Throw at the first undefined name instead of rendering it as empty text. */
  readonly strict?: boolean;
  /** Demonstrations to show; the rows written in the file when undefined. */
  readonly demos?: readonly RowValues[];
  /** A variant's choices: they override the row's values, in demonstrations too. */
  readonly inputs?: RowValues;
  /** The conversation so far, for prompts that say where it goes. */
  readonly history?: readonly ChatMessage[];
  /** What `@name` reads in a Handlebars template, such as dotprompt's `@state`. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly limits?: Partial<RenderLimits>;
}

export interface RenderedPrompt {
  /** What a model is sent. Empty when the whole prompt renders to nothing: that cannot be sent. */
  readonly messages: readonly ChatMessage[];
  /** For each message the pieces of its text, in order, and where they came from; those of empty values too. */
  readonly segments: readonly (readonly Segment[])[];
  /** For each message what made it. */
  readonly origins: readonly MessageOrigin[];
  readonly undefined: readonly UndefinedUse[];
}

export type MessageOrigin =
  | { readonly kind: 'template' }
  /** One of the two messages that show the demonstration `index`, with the names its row has no value for. */
  | { readonly kind: 'demo'; readonly index: number; readonly undefined: readonly UndefinedUse[] }
  | { readonly kind: 'history' };

/**
 * Renders a prompt for one row.
 * @throws TemplateError with line and column of the file when the template is broken or rendering fails.
 */
export function renderPrompt(doc: PromptDoc, values: RowValues, options: RenderPromptOptions = {}): RenderedPrompt {
  return createPromptRenderer(doc, options)(values);
}

/** The same for many rows: partials are read once and demonstrations rendered once. */
export function createPromptRenderer(
  doc: PromptDoc,
  options: RenderPromptOptions = {},
): (values: RowValues) => RenderedPrompt {
  refuseOtherEngines(doc);
  const partials = createPartialSource(options.load);
  const demos = options.demos ?? (doc.config.demos.kind === 'rows' ? doc.config.demos.rows : []);
  const base: Context = { doc, options, partials, demos: demos.map((row) => withExpected(doc, row, options.load)) };
  const placesItself = demos.length === 0 || usesDemos(doc, partials);
  let pairs: readonly MadeMessage[] | undefined;
  return (values) => {
    const rendered = renderOnce(base, values);
    const own = rendered.messages.map((message) => ({ ...message, origin: message.earlier ? history : template }));
    if (placesItself) return toRendered(own, rendered.undefined);
    pairs ??= base.demos.flatMap((row, index) => demoPair(base, row, index));
    return toRendered(beforeLastUser(doc, own, pairs), rendered.undefined);
  };
}

const template: MessageOrigin = { kind: 'template' };
const history: MessageOrigin = { kind: 'history' };

interface MadeMessage extends CutMessage {
  readonly origin: MessageOrigin;
}

interface Context {
  readonly doc: PromptDoc;
  readonly options: RenderPromptOptions;
  readonly partials: PartialSource;
  /** Each with `expected`, where the file says how to make it. */
  readonly demos: readonly RowValues[];
}

interface Once {
  readonly messages: readonly CutMessage[];
  readonly undefined: readonly UndefinedUse[];
}

function toRendered(messages: readonly MadeMessage[], undefinedUses: readonly UndefinedUse[]): RenderedPrompt {
  return {
    messages: messages.map(({ role, content, parts, metadata }) => ({
      role,
      content,
      ...(parts && { parts }),
      ...(metadata && { metadata }),
    })),
    segments: messages.map(({ segments }) => segments),
    origins: messages.map(({ origin }) => origin),
    undefined: undefinedUses,
  };
}

function renderOnce({ doc, options, partials, demos }: Context, values: RowValues): Once {
  const defaults = doc.config.inputs.flatMap((input): [string, unknown][] =>
    input.default === undefined ? [] : [[input.name, input.default]],
  );
  const own = demos.length > 0 ? { demos } : {};
  const base = doc.format === 'dotprompt' ? {} : { demos };
  const all = { ...base, ...Object.fromEntries(defaults), ...values, ...options.inputs, ...own };
  requireInputs(doc, all);
  const held = holdRichInputs(richInputs(doc.config), all);
  try {
    const rendering = renderWhole(doc, held.values, {
      ...(doc.joined && { random: rowRandom(values) }),
      load: partials.load,
      strict: options.strict ?? false,
      ...(doc.format === 'dotprompt' && { context: contextOf(doc, options) }),
      ...(options.limits && { limits: options.limits }),
    });
    refuseForgedRoles(doc, rendering.segments);
    const segments = held.restored(rendering.segments).map((segment) => partials.placed(segment));
    const sourceOf = (name: string | undefined): string | undefined =>
      name === undefined ? doc.text : partials.textOf(name);
    const messages = cutMessages(segments, { style: doc.messageStyle, sourceOf, history: options.history });
    return { messages, undefined: rendering.undefined.map((use) => partials.placed(use)) };
  } catch (error) {
    throw error instanceof TemplateError ? partials.placedError(error) : error;
  }
}

/** What dotprompt passes to every template, and what the caller adds to it. */
function contextOf(doc: PromptDoc, { history: messages = [], context }: RenderPromptOptions): Record<string, unknown> {
  return { metadata: { prompt: promptMetadata(doc), messages }, ...context };
}

function renderWhole(doc: PromptDoc, values: RowValues, options: RenderOptions): Rendering {
  return doc.joined === undefined
    ? renderParsed(doc.template, values, options)
    : renderJoined(doc, doc.joined, values, options).prompt;
}

function withExpected(doc: PromptDoc, row: RowValues, load: LoadPartial | undefined): RowValues {
  if (Object.hasOwn(row, 'expected')) return row;
  const expected = expectedAnswer(doc, row, load);
  return expected === undefined ? row : { ...row, expected };
}

/** True when the template, or a partial it names outright, loops over the demonstrations itself. */
function usesDemos(doc: PromptDoc, partials: PartialSource): boolean {
  const named = doc.template.facts.includes.flatMap(({ name }) =>
    name === undefined ? [] : [partials.load(name) ?? ''],
  );
  const facts = [doc.template.facts, ...named.map((source) => parsePartial(source, doc.template).facts)];
  return facts.some(({ uses }) => uses.some(({ name }) => name === 'demos'));
}

/** A demonstration as the model will see the task: the file's own last user message, and the expected answer. */
function demoPair(context: Context, row: RowValues, index: number): MadeMessage[] {
  const { doc } = context;
  const rendered = renderOnce(context, row);
  const question = rendered.messages.findLast(({ role }) => role === 'user');
  if (question === undefined) throw demoError(doc, 'there is no user message to show them in; add a `user:` line');
  const content = answerOf(row);
  if (content === undefined) {
    throw demoError(doc, 'one has no answer; add `expect` to the front matter, or a column `expected` to each row');
  }
  const span = demoSpan(doc, index) ?? { start: doc.body.start, end: doc.body.start };
  const answer: Segment = { kind: 'value', text: content, span, template: undefined, variable: 'demos' };
  const origin = { kind: 'demo', index, undefined: rendered.undefined } as const;
  return [
    { ...question, origin },
    { role: 'assistant', content, segments: [answer], earlier: false, origin },
  ];
}

/** The demonstration's row where it is written in the file; else what names the file it is in. */
function demoSpan({ frontMatter }: PromptDoc, index: number): Span | undefined {
  return frontMatter?.valueSpan(['demos', index]) ?? frontMatter?.valueSpan(['demos']);
}

/** A column `expected` may hold a number, as data files do. */
function answerOf(row: RowValues): string | undefined {
  const answer = Object.hasOwn(row, 'expected') ? row['expected'] : undefined;
  return typeof answer === 'string' ? answer : typeof answer === 'number' ? String(answer) : undefined;
}

function demoError(doc: PromptDoc, reason: string): TemplateError {
  const place = doc.frontMatter?.keySpan(['demos'])?.start ?? doc.body.start;
  const message = `The demonstrations cannot be placed: ${reason}, or loop over \`demos\` in the template.`;
  return new TemplateError(message, createLineIndex(doc.text).positionAt(place));
}

function beforeLastUser(
  doc: PromptDoc,
  messages: readonly MadeMessage[],
  pairs: readonly MadeMessage[],
): readonly MadeMessage[] {
  const at = messages.findLastIndex(({ role }) => role === 'user');
  if (at < 0) throw demoError(doc, 'there is no user message to show them in; add a `user:` line');
  return [...messages.slice(0, at), ...pairs, ...messages.slice(at)];
}

function refuseOtherEngines(doc: PromptDoc): void {
  const other = doc.problems.find(({ code }) => code === 'template-engine');
  if (other !== undefined)
    throw new TemplateError(other.message, createLineIndex(doc.text).positionAt(other.span.start));
}
