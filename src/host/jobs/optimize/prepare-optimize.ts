import type { Row } from '../../../engine/dataset/row.js';
import type { Splits } from '../../../engine/dataset/split-rows.js';
import { cellPreparer } from '../../../engine/eval/prepare-cell.js';
import type { Metric } from '../../../engine/eval/contracts/metric.js';
import type { RowMetric } from '../../../engine/eval/contracts/row-metric.js';
import { isAskedOutside, juriesOf } from '../../../engine/eval/juries.js';
import { summedBy } from '../../../engine/optimize/summed-by.js';
import { duelsBy } from '../../../engine/optimize/duel-metric.js';
import { findMethod } from '../../../engine/optimize/find-method.js';
import type { Method } from '../../../engine/optimize/parts.js';
import type { OptimizeTask } from '../../../engine/optimize/task.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import type { PromptDoc, PromptFormat } from '../../../engine/prompt/prompt-doc.js';
import { splitFor } from '../../../engine/optimize/split-for.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { type DataSource, openSource } from '../evaluate/data-source.js';
import { placeOf } from '../evaluate/place-of.js';
import { prepareRun, type ReadyRun, type ReadyVariant } from '../evaluate/prepare-run.js';
import { rowStream } from '../evaluate/report-skipped-lines.js';
import type { OptimizeSettings } from './settings.js';

/** An optimization that was checked and can start. */
export interface ReadyOptimization {
  /** The prompt with the first of its models and matrix choices. */
  readonly variant: ReadyVariant;
  readonly method: Method;
  readonly objective: Pick<OptimizeTask, 'metric' | 'summed' | 'duels'>;
  readonly source: DataSource;
  readonly splits: Splits;
  /** The writer's `provider/model`; undefined for methods without one. */
  readonly writer: string | undefined;
  /** `provider/model` of those who compare answers; none for methods that score rows. */
  readonly judges: readonly string[];
  readonly facts: Pick<ReadyRun['facts'], 'prompts' | 'data' | 'parts' | 'variants' | 'judges'>;
  /** What the user should know: lines of the data that are no rows, variants that are left aside. */
  readonly problems: readonly string[];
}

/**
 * Reads all an optimization needs.
 * @throws HostError with what to change, before any call
 */
export async function prepareOptimize(
  file: string,
  settings: OptimizeSettings,
  host: Host,
): Promise<ReadyOptimization> {
  const method = methodNamed(settings.method);
  const { data, model, seed } = settings;
  const models = model === null ? [] : [model];
  const onlyPairs = method.needs.includes('judge');
  const asked = { data, models, limit: null, repeat: 1, seed, ...(settings.judge && { judges: [settings.judge] }) };
  const run = await prepareRun([file], asked, judgedByWriter(host, settings), { onlyPairs });
  const [variant] = run.variants;
  if (variant === undefined) throw new Error('A prompt without a variant: this is a bug in Hone.');
  refuseForeignFormat(variant.variant.prompt);
  const stream = rowStream(openSource(host, run.source), run.facts.data.path);
  const { rows, odd } = await usableRows(stream.rows, variant, run.facts.data.path);
  const { prompts, parts, variants } = run.facts;
  const objective = onlyPairs ? duelsOf(variant) : measureOf(settings.metric, variant);
  const judges = objective.duels?.jury.judges ?? [];
  return {
    variant,
    method,
    objective,
    source: run.source,
    splits: splitsOf(rows, variant, settings),
    writer: method.needs.includes('writer') ? (settings.writer ?? variant.variant.model) : undefined,
    judges,
    facts: { prompts, data: run.facts.data, parts, variants, ...(judges.length > 0 && { judges }) },
    problems: [...stream.takeProblems(), ...odd, ...variantNotice(run.variants)],
  };
}

/** Where nobody else is named, the model that writes judges too. */
function judgedByWriter(host: Host, { writer, model }: OptimizeSettings): Host {
  const { config } = host;
  return { ...host, config: { ...config, judge: config.judge ?? writer ?? model ?? undefined } };
}

/** A row that cannot be rendered or has no expected answer would be lost for every candidate alike. */
async function usableRows(
  all: AsyncIterable<Row>,
  { variant, load, demos }: ReadyVariant,
  file: string,
): Promise<{ readonly rows: Row[]; readonly odd: string[] }> {
  const prepare = cellPreparer(variant, { ...(load && { load }), ...(demos && { demos }) });
  const rows: Row[] = [];
  const odd: string[] = [];
  for await (const row of all) {
    const cell = prepare(row, 0);
    if ('error' in cell) odd.push(`${placeOf(row, file)}: the row is left out. ${cell.error}`);
    else rows.push(row);
  }
  return { rows, odd };
}

function variantNotice([first, ...others]: readonly ReadyVariant[]): string[] {
  if (first === undefined || others.length === 0) return [];
  return [`The prompt has ${others.length + 1} variants, and this run optimizes the first one (${first.variant.id}).`];
}

/** A candidate is the text of a whole file with demonstrations in its front matter, which only these formats have. */
const rewritable: ReadonlySet<PromptFormat> = new Set(['hone']);

function refuseForeignFormat(prompt: PromptDoc): void {
  if (rewritable.has(prompt.format)) return;
  throw new HostError(
    'bad-argument',
    `${addressOf(prompt)} is not in Hone's own format, and a search writes that. Convert it with 'hone import ${prompt.path}', then optimize the result.`,
  );
}

function methodNamed(id: string): Method {
  const found = findMethod(id);
  if (!found.ok) throw new HostError('bad-argument', found.message);
  return found.method;
}

function duelsOf({ metrics }: ReadyVariant): ReadyOptimization['objective'] {
  const objective = duelsBy(metrics);
  if (objective === undefined) throw new Error('A judged run without a metric of pairs: this is a bug in Hone.');
  return objective;
}

function measureOf(name: string | null, variant: ReadyVariant): ReadyOptimization['objective'] {
  const metric = metricNamed(name, variant);
  const { summed, graded } = summedBy(metric, variant.metrics);
  if (graded === undefined) return { metric, summed };
  throw new HostError(
    'bad-argument',
    `${addressOf(variant.variant.prompt)} is measured by ${metric.id}, which sums up ${graded.id}, and that one ${howAsked(graded)}: name another metric with --metric, or take ${graded.id} out.`,
  );
}

function howAsked(metric: Metric): string {
  return juriesOf(metric).length > 0
    ? 'a model grades. A search does not pay for a judge'
    : 'code computes. A search runs no code';
}

function metricNamed(name: string | null, { variant, metrics }: ReadyVariant): RowMetric {
  const usable = metrics.flatMap((metric) => (metric.level === 'row' && !isAskedOutside(metric) ? [metric] : []));
  const metric = usable.find(({ id }) => name === null || id === name);
  if (metric !== undefined) return metric;
  const graded = metrics.find((one) => isAskedOutside(one) && (name === null || one.id === name));
  if (graded !== undefined)
    throw new HostError(
      'bad-argument',
      `${addressOf(variant.prompt)} is measured by ${graded.id}, which ${howAsked(graded)}: ${usable.length === 0 ? 'add a metric such as exact-match' : `name ${usable.map(({ id }) => id).join(' or ')} with --metric`}, and use ${graded.id} in hone eval.`,
    );
  const advice =
    usable.length === 0
      ? 'Add one such as exact-match to the metrics in its front matter.'
      : `Choose one of ${usable.map(({ id }) => id).join(', ')}.`;
  const what = name === null ? 'no metric that scores single rows' : `no metric '${name}' that scores single rows`;
  throw new HostError('bad-argument', `${addressOf(variant.prompt)} has ${what}, and a search needs one. ${advice}`);
}

function splitsOf(rows: readonly Row[], { variant }: ReadyVariant, { seed }: OptimizeSettings): Splits {
  const result = splitFor(variant.prompt, rows, seed);
  if (!result.ok) throw new HostError('bad-argument', result.message);
  return result.splits;
}
