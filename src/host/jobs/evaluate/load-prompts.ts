import { resolve } from 'node:path';
import type { Variation } from '../../../engine/eval/vary/contracts.js';
import { parsePrompt } from '../../../engine/prompt/parse-prompt.js';
import type { Metric } from '../../../engine/eval/contracts/metric.js';
import { resolveMetrics, resolvePairMetrics } from '../../../engine/eval/resolve-metrics.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import { createLineIndex } from '../../../engine/text/line-index.js';
import type { Problem } from '../../../engine/text/problem.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { codeFiles } from './code-of-run.js';
import { readJudgePrompts } from './read-judge-prompts.js';
import { absolutePath } from './absolute-path.js';

/** A prompt that can be run. */
export interface LoadedPrompt {
  /** Absolute path. */
  readonly file: string;
  readonly doc: PromptDoc;
  readonly metrics: readonly Metric[];
  /** Absolute paths of the judge prompts and the code its metrics name. */
  readonly metricFiles: readonly string[];
}

/** A line that looks like a misspelt role is sent as text, which may be meant; the linter speaks of it. */
const harmless: ReadonlySet<string> = new Set(['role-unknown']);

/** What a run reads prompts for. */
export interface RunPurpose {
  /** Texts of the one prompt in other forms. */
  readonly variations?: readonly Variation[];
  /** True where answers are only held against each other: metrics that score single ones are left aside. */
  readonly onlyPairs?: boolean;
}

/**
 * Reads the prompts of a run.
 * @throws HostError as `readPrompts`; `bad-argument` for a prompt with a fault: its scores would mean nothing
 */
export async function loadPrompts(
  files: readonly string[],
  host: Host,
  { variations = [], onlyPairs = false }: RunPurpose = {},
): Promise<LoadedPrompt[]> {
  if (files.length === 0) throw new HostError('bad-argument', 'There is nothing to evaluate. Name a prompt file.');
  const addresses = [...new Set(files.map((file) => absolutePath(host, file)))];
  const read = await Promise.all(addresses.map((address) => host.readPrompts(address)));
  const once = new Map(read.flat().map((doc) => [addressOf(doc), doc]));
  const docs = [...once.values()].flatMap((doc) => [doc, ...variations.map((variation) => variedDoc(doc, variation))]);
  return Promise.all(docs.map((doc) => loadPrompt(doc, host, onlyPairs)));
}

/** A text that stands in no file: its name is behind the path of the prompt it was made from. */
function variedDoc({ path }: PromptDoc, { name, text }: Variation): PromptDoc {
  return { ...parsePrompt(text, path), fragment: name };
}

async function loadPrompt(doc: PromptDoc, host: Host, onlyPairs: boolean): Promise<LoadedPrompt> {
  const file = resolve(host.root, doc.path);
  const { prompts, files } = await readJudgePrompts(doc, file, host);
  const { metrics, problems } = onlyPairs
    ? resolvePairMetrics(doc.config, prompts)
    : resolveMetrics(doc.config, prompts);
  const problem = doc.problems.find(({ code }) => !harmless.has(code)) ?? problems[0];
  if (problem !== undefined) throw faultIn(doc, problem);
  return { file, doc, metrics, metricFiles: [...files, ...codeFiles({ doc, metrics }, host)] };
}

function faultIn({ path, text }: PromptDoc, { message, span }: Problem): HostError {
  const { line, column } = createLineIndex(text).positionAt(span.start);
  return new HostError('bad-argument', `${path}:${line}:${column}: ${message} Correct it and run again.`);
}
