import type { Variant } from '../../../engine/eval/contracts/cell.js';
import type { Metric } from '../../../engine/eval/contracts/metric.js';
import { variantsOf } from '../../../engine/eval/matrix.js';
import { pairingFault } from '../../../engine/eval/pairs/planned-pairs.js';
import type { PreparePorts } from '../../../engine/eval/prepare-cell.js';
import { withheldSentence } from '../../../engine/eval/withheld-sentence.js';
import { withheldFrom } from '../../../engine/model/dialect.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import type { RowValues } from '../../../engine/prompt/row-values.js';
import { unsupportedSentences } from '../../../engine/prompt/unsupported-sentences.js';
import { hashText } from '../../../engine/text/hash.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import type {
  EvaluationHeader,
  EvaluationSettings,
  FileStamp,
  MetricStamp,
  RunHeader,
  TextLine,
} from '../../runs/run-line.js';
import { checkFirstRows } from './check-first-rows.js';
import { type DataSource, dataSourceOf, openSource } from './data-source.js';
import { hashData, hashFile } from './hash-file.js';
import { type LoadedPrompt, loadPrompts, type RunPurpose } from './load-prompts.js';
import { judgesOf, withJudges } from './choose-judges.js';
import { recordPartials } from './record-partials.js';

/** A variant with all it needs but a model. */
export interface ReadyVariant extends PreparePorts {
  readonly variant: Variant;
  readonly metrics: readonly Metric[];
}

/** A run that was checked and can start. */
export interface ReadyRun {
  readonly variants: readonly ReadyVariant[];
  readonly source: DataSource;
  /** What its journal's first line says of it. */
  readonly facts: Omit<EvaluationHeader, keyof RunHeader | 'recording'>;
  /** The prompt files, each once. */
  readonly texts: readonly Omit<TextLine, 'type'>[];
  /** What the user should know before anything is paid for: what prompts ask for and a run does not do. */
  readonly notices: readonly string[];
}

/**
 * Reads the prompts, crosses the matrix and tries the first rows.
 * @throws HostError with the place of what is wrong, before any call
 */
export async function prepareRun(
  files: readonly string[],
  settings: EvaluationSettings,
  host: Host,
  purpose: RunPurpose = {},
): Promise<ReadyRun> {
  const { variations = [], onlyPairs = false } = purpose;
  const prompts = await loadPrompts(files, host, purpose);
  const source = dataSourceOf(prompts, settings, host);
  const loaded = await Promise.all(prompts.map((prompt) => withParts(prompt, host)));
  const variants = crossed(loaded, settings, host);
  refuseBlind(variants);
  if (!onlyPairs) refuseUnpaired(variants);
  const ofRows = await checkFirstRows(variants, { items: openSource(host, source), file: source.file });
  const facts = {
    prompts: prompts.map(({ doc }) => ({ path: addressOf(doc), hash: hashText(doc.text) })),
    data: { path: host.relativePath(source.file), hash: await hashData(source.file) },
    parts: [...loaded.flatMap(({ stamps }) => stamps()), ...(await stampsOfRead(prompts, host))],
    variants: variants.map(({ variant: { id, prompt, model, inputs } }) => ({
      id,
      prompt: addressOf(prompt),
      model,
      inputs,
    })),
    ...judgesOf(variants),
    settings,
    metrics: Object.fromEntries(variants.map(({ variant, metrics }) => [variant.id, metrics.flatMap(metricStamp)])),
  };
  const texts = new Map(prompts.map(({ doc }) => [variations.length > 0 ? addressOf(doc) : doc.path, doc.text]));
  const notices = [
    ...new Set([
      ...prompts.flatMap(({ doc }) => unsupportedSentences(doc)),
      ...variants.flatMap(({ variant }) => withheldSentence(variant) ?? []),
      ...ofRows,
    ]),
  ];
  return { variants, source, facts, texts: [...texts].map(([path, text]) => ({ path, text })), notices };
}

/** A score that a judge gave is a row's like any other; a pair's is no score. */
function metricStamp({ id, level }: Metric): MetricStamp[] {
  return level === 'pair' ? [] : [{ id, level: level === 'set' ? level : 'row' }];
}

/** @throws HostError `bad-argument` where a metric reads what the model's provider never gives: each call would be paid for nothing */
function refuseBlind(variants: readonly ReadyVariant[]): void {
  for (const { variant, metrics } of variants) {
    const metric = metrics.find(({ needs }) => needs.includes('logprobs'));
    if (metric === undefined || !withheldFrom(variant.model, variant.prompt.config.parameters).includes('logprobs'))
      continue;
    throw new HostError(
      'bad-argument',
      `${addressOf(variant.prompt)}: Metric '${metric.id}' reads the likelihoods of tokens, which ${variant.model} does not give. Ask a model that does, or leave the metric out.`,
    );
  }
}

/** @throws HostError `bad-argument` where a metric that compares answers has nothing to compare */
function refuseUnpaired(variants: readonly ReadyVariant[]): void {
  const fault = pairingFault(variants);
  if (fault !== undefined) throw new HostError('bad-argument', fault);
}

interface PromptWithParts extends LoadedPrompt {
  readonly ports: PreparePorts;
  /** Of the partials read so far and the file of demonstrations. */
  readonly stamps: () => readonly FileStamp[];
}

async function withParts(prompt: LoadedPrompt, host: Host): Promise<PromptWithParts> {
  const { load, stamps } = recordPartials(host, prompt.file);
  const { demos } = prompt.doc.config;
  if (demos.kind === 'rows') return { ...prompt, ports: { load }, stamps };
  const file = host.resolve(prompt.file, demos.path);
  const stamp = await stampOf(host, file);
  return { ...prompt, ports: { load, demos: await rowsOf(host, file) }, stamps: () => [stamp, ...stamps()] };
}

/** Of the files that were read into the prompts, each once. */
async function stampsOfRead(prompts: readonly LoadedPrompt[], host: Host): Promise<FileStamp[]> {
  const files = prompts.flatMap(({ file, doc, metricFiles }) => [
    ...(doc.filesRead ?? []).map((name) => host.resolve(file, name)),
    ...metricFiles,
  ]);
  return Promise.all([...new Set(files)].map((file) => stampOf(host, file)));
}

async function rowsOf(host: Host, file: string): Promise<RowValues[]> {
  const rows: RowValues[] = [];
  for await (const item of host.openRows(file)) if (item.type === 'row') rows.push(item.row.values);
  return rows;
}

function crossed(
  prompts: readonly PromptWithParts[],
  { models, judges = [], variants }: EvaluationSettings,
  { config }: Host,
): readonly ReadyVariant[] {
  const byDoc = new Map(prompts.map((prompt) => [prompt.doc, prompt]));
  const all = variantsOf([...byDoc.keys()], { models, defaultModel: config.model });
  return chosenOf(all, variants).map((variant) => {
    const { metrics = [], ports = {} } = byDoc.get(variant.prompt) ?? {};
    const graders = { asked: judges, named: variant.prompt.config.judges, configured: config.judge ?? config.model };
    return { variant, metrics: metrics.map((metric) => withJudges(metric, graders)), ...ports };
  });
}

/** @throws HostError `bad-argument` for a name that no variant has */
function chosenOf(all: readonly Variant[], parts: readonly string[] | undefined): readonly Variant[] {
  if (parts === undefined) return all;
  const odd = parts.find((part) => !all.some(({ id }) => id.includes(part)));
  if (odd !== undefined) {
    const names = all.map(({ id }) => id).join(', ');
    throw new HostError('bad-argument', `No variant has '${odd}' in its name. Variants are ${names}.`);
  }
  return all.filter(({ id }) => parts.some((part) => id.includes(part)));
}

async function stampOf(host: Host, file: string): Promise<FileStamp> {
  return { path: host.relativePath(file), hash: await hashFile(file) };
}
