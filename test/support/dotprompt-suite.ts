import assert from 'node:assert/strict';
import type { ChatMessage } from '../../src/engine/model/chat-model.js';
import { promptMetadata } from '../../src/engine/prompt/formats/dotprompt/prompt-metadata.js';
import { readDotprompt } from '../../src/engine/prompt/formats/dotprompt/read-dotprompt.js';
import { type RenderedPrompt, renderPrompt } from '../../src/engine/prompt/render-prompt.js';

type Fields = Readonly<Record<string, unknown>>;

interface SuiteMessage {
  readonly role: string;
  readonly content: readonly { readonly text: string }[];
  readonly metadata?: Fields;
}

interface SuiteData {
  readonly input?: Fields;
  readonly messages?: readonly SuiteMessage[];
  readonly context?: Fields;
}

interface SuiteTest {
  readonly desc?: string;
  readonly data?: SuiteData;
  readonly options?: { readonly input?: { readonly default?: Fields } & Fields } & Fields;
  readonly expect: Fields & { readonly messages?: readonly unknown[] };
}

/** A suite in the form of dotprompt's specification. */
export interface DotpromptSuite {
  readonly name: string;
  readonly template: string;
  readonly partials?: Readonly<Record<string, string>>;
  readonly resolverPartials?: Readonly<Record<string, string>>;
  readonly schemas?: Readonly<Record<string, Fields>>;
  readonly data?: SuiteData;
  readonly tests: readonly SuiteTest[];
}

/** Renders one test of a suite as Hone does and holds it against what the specification expects. */
export function checkDotprompt(suite: DotpromptSuite, test: SuiteTest): void {
  const doc = readDotprompt(suite.template, 'suite.prompt');
  const partials = { ...suite.resolverPartials, ...suite.partials };
  const data = { ...suite.data, ...test.data };
  const rendered = renderPrompt(
    doc,
    { ...test.options?.input?.default, ...data.input },
    {
      load: (name) => partials[name],
      ...(data.messages && { history: data.messages.map(fromSuite) }),
      ...(data.context && { context: data.context }),
    },
  );
  const { messages, ...metadata } = test.expect;
  if (messages !== undefined) assert.deepEqual(toSuite(rendered), messages);
  const named = (name: string): Fields | undefined => suite.schemas?.[name];
  const found = { ...promptMetadata(doc, { named }), ...test.options };
  for (const [key, value] of Object.entries(metadata)) assert.deepEqual(found[key], value, key);
}

function fromSuite({ role, content }: SuiteMessage): ChatMessage {
  return {
    role: role === 'model' ? 'assistant' : (role as ChatMessage['role']),
    content: content.map(({ text }) => text).join(''),
  };
}

/** Our messages in dotprompt's words. */
function toSuite({ messages, segments }: RenderedPrompt): unknown[] {
  return messages.map(({ role, content, metadata }, i) => ({
    role: role === 'assistant' ? 'model' : role,
    content: segments[i]?.length === 0 ? [{ text: content }] : partsOf(segments[i] ?? []),
    ...(metadata && { metadata }),
  }));
}

function partsOf(segments: RenderedPrompt['segments'][number]): unknown[] {
  const parts: Record<string, unknown>[] = [];
  for (const segment of segments) {
    const last = parts.at(-1);
    if (segment.kind === 'section') parts.push({ metadata: { purpose: segment.name, pending: true } });
    else if (segment.kind === 'media') {
      const { url, contentType } = segment;
      parts.push({ media: { url, ...(contentType !== undefined && { contentType }) } });
    } else if (segment.kind === 'marker') assert.fail('a message has no marker in it');
    else if (typeof last?.['text'] === 'string') last['text'] += segment.text;
    else if (segment.text !== '') parts.push({ text: segment.text });
  }
  return parts;
}
