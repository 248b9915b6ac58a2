import { addCharges, noCharge, type Charge } from '../../model/budget.js';
import type { ChatModel, ChatRequest } from '../../model/chat-model.js';
import { estimateInputTokens } from '../../model/estimate-tokens.js';
import { costOf } from '../../model/prices.js';
import { requestKey } from '../../model/request-key.js';
import { parsePrompt } from '../../prompt/parse-prompt.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { renderPrompt } from '../../prompt/render-prompt.js';
import type { Ledger } from '../ledger.js';
import type { RequestPrompt, WriterRequest } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import type { Emit, OptimizePorts, OptimizeTask } from '../task.js';
import { type Answer, answerRequest, type TaggedRequest } from './answer-request.js';
import { endOnOutage } from './end-on-error.js';
import { inOrder } from './in-order.js';
import type { Watch } from './watch.js';

export interface WriterParts {
  readonly writer: ChatModel | undefined;
  /** The user's own requests, by name. */
  readonly own: OptimizeTask['requests'];
  readonly ports: Pick<OptimizePorts, 'concurrency' | 'lostBefore'>;
  readonly ledger: Ledger;
  readonly emit: Emit;
  readonly watch: Pick<Watch, 'working' | 'spent'>;
  readonly signal: AbortSignal;
}

type Asker = (requests: readonly WriterRequest[]) => Promise<readonly (string | undefined)[]>;

/**
 * Asks the writer with our own prompt files, one batch at a time; an answer without its tag is reported and not used.
 */
export function createAsker(parts: WriterParts): Asker {
  const docs = new Map<string, PromptDoc>();
  const asked = new Map<string, number>();
  let count = 0;

  const docOf = ({ name, text }: RequestPrompt): PromptDoc => {
    const doc = docs.get(name) ?? parts.own?.get(name) ?? parsePrompt(text, `${name}.prompt`);
    docs.set(name, doc);
    return doc;
  };

  /** The same question asked again in a run is a new sample of it. */
  const toRequest = (writer: ChatModel, { prompt, values }: WriterRequest): ChatRequest => {
    const doc = docOf(prompt);
    const { messages } = renderPrompt(doc, values);
    const first = { messages, parameters: doc.config.parameters, sample: 0 };
    const key = requestKey(writer.id, first);
    const sample = asked.get(key) ?? 0;
    asked.set(key, sample + 1);
    return { ...first, sample };
  };

  return async (wanted) => {
    const { writer, ledger } = parts;
    if (wanted.length === 0) return [];
    if (writer === undefined) throw new RunEnded('failed', 'This method needs a writer model: name one with --writer.');
    const first = count;
    count += wanted.length;
    const asking = wanted.map((request, index) => ({
      request: toRequest(writer, request),
      tag: request.prompt.tag,
      key: `writer/${first + index}`,
    }));
    const batch = ledger.open({ writer: addCharges(asking.map(({ request }) => expectedCharge(writer, request))) });
    parts.watch.working({ kind: 'writing', calls: asking.length });
    const answers = await inOrder(asking, parts.ports.concurrency, (item) => answerOnce(item, writer, parts));
    batch.settle(addCharges(answers.map(({ used }) => used)));
    parts.watch.spent();
    const outages = answers.flatMap((answer) => (answer.kind === 'lost' && answer.outage ? [answer.reason] : []));
    endOnOutage(outages, answers.length, 'requests to the writer');
    reportMissing(answers, { name: wanted[0]?.prompt.name ?? '', keys: asking.map(({ key }) => key) }, parts.emit);
    return answers.map((answer) => (answer.kind === 'text' ? answer.text : undefined));
  };
}

/** What was lost in an earlier part of the run stays lost, so that going on leads to the same result. */
async function answerOnce(
  item: TaggedRequest & { readonly key: string },
  writer: ChatModel,
  { ports, signal }: WriterParts,
): Promise<Answer> {
  const reason = ports.lostBefore(item.key);
  if (reason !== undefined) return { kind: 'lost', reason, used: noCharge, outage: false };
  return answerRequest(item, writer, signal);
}

/** One event for all unusable answers of a batch, and one for each that was lost. */
function reportMissing(
  answers: readonly Answer[],
  { name, keys }: { readonly name: string; readonly keys: readonly string[] },
  emit: Emit,
): void {
  const reasons = answers.flatMap((answer) => (answer.kind === 'unusable' ? [answer.reason] : []));
  if (reasons.length > 0) {
    const message = `${reasons.length} of ${answers.length} answers of the writer to \`${name}\` are not used. The first: ${reasons[0] ?? ''}`;
    emit({ type: 'problem', message });
  }
  for (const [index, answer] of answers.entries()) {
    if (answer.kind !== 'lost') continue;
    emit({ type: 'problem', message: answer.reason, lost: keys[index] ?? '' });
  }
}

/** About what a request will take. */
function expectedCharge(writer: ChatModel, { messages, parameters }: ChatRequest): Charge {
  const usage = {
    inputTokens: estimateInputTokens(messages),
    outputTokens: parameters.maxOutputTokens ?? 0,
    estimated: true,
  };
  return { calls: 1, tokens: usage.inputTokens + usage.outputTokens, usd: costOf(writer.id, usage, writer.price) ?? 0 };
}
