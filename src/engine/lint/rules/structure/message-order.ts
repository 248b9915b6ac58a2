import { type MessageOrder, type OrderFacts, orderFacts } from '../../../model/model-facts.js';
import type { MessageOutline, PromptDoc } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import { sliceOf, type Span } from '../../../text/span.js';
import { aged } from '../../aged.js';
import { conditionalSpans } from '../../prose/conditional-spans.js';
import { defineRule, type Report, type Suggestion } from '../../rule.js';
import { modelFormats, type NamedModel, namedModels } from '../../written-models.js';

/** An order of messages that a vendor answers with an error; a refused beginning of the answer is `model/unsupported-parameter`'s. */
export const messageOrder = defineRule({
  meta: {
    id: 'structure/message-order',
    summary: "Messages come in an order that the model's vendor takes.",
    kind: 'objective',
    severity: 'error',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'arthur-engine pull request 1302: Anthropic refuses a system message alone',
        url: 'https://github.com/arthur-ai/arthur-engine/pull/1302',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'langchain-google pull request 1298: Gemini refuses a system message alone',
        url: 'https://github.com/langchain-ai/langchain-google/pull/1298',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
      {
        title: "spring-ai issue 2380: Mistral refuses a system message behind an assistant's",
        url: 'https://github.com/spring-projects/spring-ai/issues/2380',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'AiNiee issue 641: Mistral refuses an assistant message at the end',
        url: 'https://github.com/NEKOparapa/AiNiee/issues/641',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    const { doc } = context;
    if (isOpen(doc)) return;
    const reported = new Set<number>();
    for (const model of namedModels(doc)) {
      const facts = orderFacts(model.provider);
      const report = facts && reportOf(doc, model, facts);
      if (report === undefined || reported.has(report.span.start)) continue;
      reported.add(report.span.start);
      yield { ...report, ...aged(facts?.verifiedOn ?? '', context.today) };
    }
  },
});

/** True where more messages may come from elsewhere, or some of these are left out. */
function isOpen(doc: PromptDoc): boolean {
  const { facts } = doc.template;
  if (facts.includes.length > 0 || facts.markers.some(({ name }) => name === 'history')) return true;
  if (doc.config.inputs.some(({ putIn }) => putIn === 'thread')) return true;
  const isConditional = conditionalSpans(doc);
  return doc.messages.some(({ roleSpan }) => roleSpan !== undefined && isConditional(roleSpan.start));
}

function reportOf(doc: PromptDoc, model: NamedModel, { refuses }: OrderFacts): Report | undefined {
  return refuses.map((order) => faults[order](doc, model)).find((report) => report !== undefined);
}

const faults: Readonly<Record<MessageOrder, (doc: PromptDoc, model: NamedModel) => Report | undefined>> = {
  'system alone'(doc, { id, span }) {
    // Genkit's callers bring a conversation to such a prompt.
    if (doc.format === 'dotprompt' || !isSystemAlone(doc.messages)) return undefined;
    const line = doc.messages.at(-1)?.roleSpan;
    const message = `${id} refuses a request with nothing but system messages: put what it is to answer into a message of the user.`;
    return { span: line ?? span, message, suggestions: madeUsers(doc, line) };
  },
  'system behind assistant'(doc, { id }) {
    const late = doc.messages.find(({ role }, at) => isSystem(role) && doc.messages[at - 1]?.role === 'assistant');
    if (late?.roleSpan === undefined) return undefined;
    const message = `${id} refuses a ${late.role} message behind one of the assistant: put it first, or make it the user's.`;
    return { span: late.roleSpan, message, suggestions: madeUsers(doc, late.roleSpan) };
  },
  'assistant last'({ messages }, { id }) {
    const last = messages.at(-1);
    if (last?.role !== 'assistant' || last.roleSpan === undefined) return undefined;
    const message = `${id} refuses a request that ends with a message of the assistant: end with one of the user.`;
    return { span: last.roleSpan, message };
  },
};

function isSystemAlone(messages: readonly MessageOutline[]): boolean {
  return messages.length > 0 && messages.every(({ role }) => isSystem(role));
}

function isSystem(role: string): boolean {
  return role === 'system' || role === 'developer';
}

function madeUsers({ text }: PromptDoc, line: Span | undefined): Suggestion[] {
  const word = line && /system|developer/i.exec(sliceOf(text, line));
  if (line === undefined || word === null || word === undefined) return [];
  const start = line.start + word.index;
  return [{ title: "Make it the user's message", edits: [replace({ start, end: start + word[0].length }, 'user')] }];
}
