import { isMapping, isText } from '../prompt/field-reader.js';
import { parsePrompt } from '../prompt/parse-prompt.js';
import type { MetricUse, PromptDoc } from '../prompt/prompt-doc.js';
import type { JudgedAssertion, JudgedEntry, JudgedMetric, Jury } from './contracts/judged-metric.js';
import type { PairAssertion, PairMetric } from './contracts/pair-metric.js';
import type { RowScore } from './contracts/scored-answer.js';

/** The judge prompts that entries name by a path, by the path as written. */
export type JudgePrompts = ReadonlyMap<string, PromptDoc>;

interface Binding {
  readonly judgePrompts?: JudgePrompts | undefined;
  readonly negated: boolean;
  /** As in `JudgedEntry`. */
  readonly isData?: boolean | undefined;
}

/** A share above this is taken for a pass where neither the entry nor its metric has a threshold. */
const usualPass = 0.5;

/** @returns one sentence that says what to change when the entry cannot be used */
export function bindJudged(
  found: JudgedAssertion | PairAssertion,
  use: MetricUse,
  { judgePrompts, negated, isData }: Binding,
): JudgedMetric | PairMetric | string {
  const prompt = ownPrompt(use, judgePrompts);
  const jury = juryOf(use);
  if (typeof prompt === 'string') return prompt;
  if (typeof jury === 'string') return jury;
  const least = use.threshold ?? (typeof found.threshold === 'number' ? found.threshold : usualPass);
  const { value, template } = use;
  const entry = { value, ...(template && { template }), prompt, passes: least, ...(isData && { isData }) };
  if (found.level === 'pair-assertion') return bindPair(found, { use, entry, jury, negated });
  const score = found.bind(entry);
  if (typeof score === 'string') return score;
  const { summary, needs, range } = found;
  return {
    id: use.name ?? use.type,
    level: 'judged',
    ...{ summary, needs, range, jury, score },
    conclude: concluding(least, negated),
    ...(use.weight !== undefined && { weight: use.weight }),
  };
}

interface PairUse {
  readonly use: MetricUse;
  readonly entry: JudgedEntry;
  readonly jury: Jury;
  readonly negated: boolean;
}

function bindPair(found: PairAssertion, { use, entry, jury, negated }: PairUse): PairMetric | string {
  if (negated) return `'not-' has no meaning for a metric that holds answers against each other.`;
  if (use.threshold !== undefined || use.weight !== undefined)
    return 'it compares variants and gives no answer a score, so it has no `threshold` and no `weight`. Remove them.';
  const baseline = use.options?.['baseline'] ?? found.usualBaseline;
  if (baseline !== undefined && typeof baseline !== 'string')
    return 'its `baseline` must be a part of the name of a variant, such as `style=terse`.';
  const compare = found.bind(entry);
  if (typeof compare === 'string') return compare;
  const { summary, needs, range } = found;
  return { id: use.name ?? use.type, level: 'pair', summary, needs, range, jury, baseline, compare };
}

function juryOf({ options = {} }: MetricUse): Jury | string {
  const { provider, repeat = 1 } = options;
  const judges = namesIn(provider);
  if (judges === undefined) return 'its `provider` must be a model such as `openai/gpt-4.1-mini`, or a list of models.';
  if (typeof repeat !== 'number' || !Number.isInteger(repeat) || repeat < 1 || repeat > mostVotes)
    return `its \`repeat\` must be a whole number from 1 to ${mostVotes}.`;
  return { judges, times: repeat };
}

/** Of one judge on one answer. */
const mostVotes = 100;

/** A name, a list of them, or promptfoo's `{ id: name }`; undefined for anything else. */
function namesIn(provider: unknown): readonly string[] | undefined {
  if (provider === undefined) return [];
  const one = typeof provider === 'object' && provider !== null && 'id' in provider ? provider.id : provider;
  const all: readonly unknown[] = Array.isArray(one) ? one : [one];
  return all.every((name) => typeof name === 'string' && name !== '') ? (all as readonly string[]) : undefined;
}

/** The path of a judge's prompt that an entry names: by `prompt`, or as promptfoo's `rubricPrompt: file://…`. */
export function judgePromptPath({ options = {} }: MetricUse): string | undefined {
  const { prompt, rubricPrompt } = options;
  if (typeof prompt === 'string') return prompt;
  const isFile = typeof rubricPrompt === 'string' && rubricPrompt.startsWith('file://');
  return isFile ? rubricPrompt.slice('file://'.length) : undefined;
}

/** The judge's prompt where the entry brings one; undefined for Hone's own. */
function ownPrompt(use: MetricUse, files: JudgePrompts | undefined): PromptDoc | string | undefined {
  const path = judgePromptPath(use);
  const { prompt, rubricPrompt: text } = use.options ?? {};
  if (path !== undefined) return usable(files?.get(path), path);
  if (prompt !== undefined) return 'its `prompt` must be the path of a prompt file.';
  if (text === undefined) return undefined;
  if (typeof text === 'string') return usable(parsePrompt(text, 'rubricPrompt.j2'), '');
  const messages = messagesText(text);
  return messages === undefined
    ? 'its `rubricPrompt` must be text, `file://` and a path, or a list of messages with `role` and `content`.'
    : usable(parsePrompt(messages, 'rubricPrompt.prompt'), '');
}

/** A list of messages, as promptfoo has it, as a prompt file says them. */
function messagesText(list: unknown): string | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const texts = list.map((message: unknown) => {
    const { role, content } = isMapping(message) ? message : {};
    return isText(role) && /^(?:system|user|assistant)$/.test(role) && isText(content)
      ? `${role}:\n${content}\n`
      : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join('\n');
}

function usable(doc: PromptDoc | undefined, path: string): PromptDoc | string {
  if (doc === undefined) return `there is no judge prompt '${path}' beside this file.`;
  const [problem] = doc.problems;
  return problem === undefined ? doc : `its judge prompt is broken: ${problem.message}`;
}
/** As with computed metrics: a threshold says what passes, and `not-` of 0.3 is 0.7. */
function concluding(least: number, negated: boolean): JudgedMetric['conclude'] {
  return (mean): RowScore => {
    const holds = mean.value >= least;
    return negated ? { ...mean, value: 1 - mean.value, pass: !holds } : { ...mean, pass: holds };
  };
}
