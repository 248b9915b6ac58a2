import { join } from 'node:path';
import type { Row } from '../../../engine/dataset/row.js';
import type { Splits } from '../../../engine/dataset/split-rows.js';
import { cellPreparer } from '../../../engine/eval/prepare-cell.js';
import { configuredMethod } from '../../../engine/optimize/configured-method.js';
import type { Objective } from '../../../engine/optimize/choose-objective.js';
import { type ChosenMethod, chooseMethod } from '../../../engine/optimize/choose-method.js';
import { findMethod } from '../../../engine/optimize/find-method.js';
import { gradersOf } from '../../../engine/optimize/graded-by.js';
import type { Method } from '../../../engine/optimize/parts.js';
import type { OptimizeTask } from '../../../engine/optimize/task.js';
import { useFault } from '../../../engine/optimize/use-fault.js';
import { mergedUse, type OptimizeUse } from '../../../engine/prompt/optimize-use.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import type { PromptDoc, PromptFormat } from '../../../engine/prompt/prompt-doc.js';
import { splitFor } from '../../../engine/optimize/split-for.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { absolutePath } from '../evaluate/absolute-path.js';
import { type DataSource, openSource } from '../evaluate/data-source.js';
import { placeOf } from '../evaluate/place-of.js';
import { prepareRun, type ReadyRun, type ReadyVariant } from '../evaluate/prepare-run.js';
import { rowStream } from '../evaluate/report-skipped-lines.js';
import { judgedObjective, scoredObjective, weightsIn } from './choose-objective.js';
import { type OwnRequests, readRequests } from './read-requests.js';
import type { OptimizeSettings } from './settings.js';

type Goal = Objective & Pick<OptimizeTask, 'objective' | 'penalty' | 'constraints' | 'requests'>;

/** An optimization that was checked and can start. */
export interface ReadyOptimization {
  /** The prompt with the first of its models and matrix choices. */
  readonly variant: ReadyVariant;
  readonly method: Method;
  readonly goal: Goal;
  readonly source: DataSource;
  readonly splits: Splits;
  /** The writer's `provider/model`; undefined for methods without one. */
  readonly writer: string | undefined;
  /** `provider/model` of those who compare answers or grade them; none where rows are scored without a model. */
  readonly judges: readonly string[];
  readonly facts: Pick<ReadyRun['facts'], 'prompts' | 'data' | 'parts' | 'variants' | 'judges'>;
  /** Says that another method runs than the one asked for. */
  readonly notice: string | undefined;
  /** What the user should know: that notice, lines of the data that are no rows, variants that are left aside. */
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
  const { method: known, notice } = await methodFor(settings, file, host);
  const { data, model, seed } = settings;
  const models = model === null ? [] : [model];
  const onlyPairs = known.needs.includes('judge');
  const asked = { data, models, limit: null, repeat: 1, seed, ...(settings.judge && { judges: [settings.judge] }) };
  const run = await prepareRun([file], asked, judgedByWriter(host, settings), { onlyPairs });
  const [variant] = run.variants;
  if (variant === undefined) throw new Error('A prompt without a variant: this is a bug in Hone.');
  refuseForeignFormat(variant.variant.prompt);
  const stream = rowStream(openSource(host, run.source), run.facts.data.path);
  const { rows, odd } = await usableRows(stream.rows, variant, run.facts.data.path);
  const { prompts, parts, variants } = run.facts;
  const use = useFor(variant, settings, host);
  const fault = useFault(variant.variant.prompt, use);
  if (fault !== undefined) throw new HostError('bad-argument', `${addressOf(variant.variant.prompt)}: ${fault}`);
  const method = configured(known, use);
  const objective = onlyPairs ? judgedObjective(variant) : scoredObjective(use.metric, variant);
  const judges = objective.duels?.jury.judges ?? gradersOf(objective);
  const requests = await readRequests(use.requests, host);
  return {
    variant,
    method,
    goal: goalOf(objective, use, requests),
    source: run.source,
    splits: splitsOf(rows, variant, settings),
    writer: method.needs.includes('writer') ? (settings.writer ?? variant.variant.model) : undefined,
    judges,
    facts: {
      prompts,
      data: run.facts.data,
      parts: [...parts, ...requests.stamps],
      variants,
      ...(judges.length > 0 && { judges }),
    },
    notice,
    problems: [
      ...(notice === undefined ? [] : [notice]),
      ...stream.takeProblems(),
      ...odd,
      ...variantNotice(run.variants),
    ],
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

/** What the configuration says, the prompt over it, the request over both; paths are absolute. */
function useFor(
  { variant: { prompt } }: ReadyVariant,
  { optimize = {}, metric, objective }: OptimizeSettings,
  host: Host,
): OptimizeUse {
  const placed = (file: string, use: OptimizeUse): OptimizeUse => {
    const paths = Object.entries(use.requests ?? {}).map(([name, path]): [string, string] => [
      name,
      host.resolve(file, path),
    ]);
    return paths.length === 0 ? use : { ...use, requests: Object.fromEntries(paths) };
  };
  const team = placed(join(host.root, 'hone.config.yaml'), optimize);
  const merged = mergedUse(team, placed(join(host.root, prompt.path), prompt.config.optimize ?? {}));
  return { ...merged, ...(metric !== null && { metric: weightsIn(metric) }), ...(objective && { objective }) };
}

function configured(method: Method, { methods = {} }: OptimizeUse): Method {
  const found = configuredMethod(method, methods[method.id]);
  if (typeof found === 'string') throw new HostError('bad-argument', found);
  return found;
}

function goalOf(measure: Objective, { objective, penalty, constraints }: OptimizeUse, { prompts }: OwnRequests): Goal {
  return {
    ...measure,
    ...(objective && { objective }),
    ...(penalty && { penalty }),
    ...(constraints && { constraints }),
    ...(prompts.size > 0 && { requests: prompts }),
  };
}

async function methodFor(
  { method: id, metric }: OptimizeSettings,
  file: string,
  host: Host,
): Promise<{ readonly method: Method; readonly notice: string | undefined }> {
  const [prompt] = await host.readPrompts(absolutePath(host, file));
  if (prompt === undefined) throw new Error('A file without a prompt: this is a bug in Hone.');
  const found: ChosenMethod = metric === null ? chooseMethod(id, prompt) : findMethod(id);
  if (!found.ok) throw new HostError('bad-argument', found.message);
  return { method: found.method, notice: found.notice };
}

function splitsOf(rows: readonly Row[], { variant }: ReadyVariant, { seed, split }: OptimizeSettings): Splits {
  const result = splitFor(variant.prompt, rows, seed, split);
  if (!result.ok) throw new HostError('bad-argument', result.message);
  return result.splits;
}
