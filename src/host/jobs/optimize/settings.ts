import type { BudgetLimits } from '../../../engine/optimize/contracts.js';
import type { OptimizeUse } from '../../../engine/prompt/optimize-use.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { readRunHeader } from '../../runs/read-run.js';
import type { RunHeader } from '../../runs/run-line.js';
import { absolutePath } from '../evaluate/absolute-path.js';
import type { RunSources } from '../evaluate/resume-run.js';
import type { OptimizeRequest } from './optimize-request.js';

/** What of a request decides the course of a run, and so is kept with it. Null where nothing was asked for. */
export interface OptimizeSettings {
  readonly method: string;
  readonly seed: number;
  readonly data: string | null;
  readonly model: string | null;
  readonly writer: string | null;
  /** Absent in runs of earlier versions. */
  readonly judge?: string | null;
  readonly metric: string | null;
  /** Absent where nothing was asked for, and in runs of earlier versions. */
  readonly objective?: OptimizeUse['objective'];
  /** What the configuration says; absent where it says nothing, and in runs of earlier versions. */
  readonly optimize?: OptimizeUse;
  readonly limits: BudgetLimits;
  /** Absent where the prompt decides, and in runs of earlier versions. */
  readonly split?: NonNullable<OptimizeRequest['split']>;
}

/** The first line of an optimization's journal. */
export interface OptimizeHeader extends RunHeader, RunSources {
  readonly kind: 'optimize';
  readonly settings: OptimizeSettings;
}

const defaultSeed = 1;
const defaultMethod = 'auto';

export function settingsOf(request: OptimizeRequest, host: Host): OptimizeSettings {
  const { method = defaultMethod, seed = defaultSeed, data, model, writer, judge, metric } = request;
  return {
    method,
    seed,
    data: data === undefined ? null : absolutePath(host, data),
    model: model ?? null,
    writer: writer ?? host.config.writer ?? null,
    judge: judge ?? null,
    metric: metric ?? null,
    ...(saysAnything(host.config.optimize) && { optimize: host.config.optimize }),
    limits: limitsOf(request),
    ...chosenIn(request),
  };
}

function chosenIn({ objective, split }: OptimizeRequest): Pick<OptimizeSettings, 'objective' | 'split'> {
  return { ...(objective && { objective }), ...(split && Object.keys(split).length > 0 && { split }) };
}

function limitsOf({ maxCalls, maxUsd, maxTokens }: OptimizeRequest): OptimizeSettings['limits'] {
  return {
    ...(maxCalls !== undefined && { calls: maxCalls }),
    ...(maxUsd !== undefined && { usd: maxUsd }),
    ...(maxTokens !== undefined && { tokens: maxTokens }),
  };
}

/**
 * What a run was started with.
 * @throws HostError `run-not-found`, `bad-data`; `bad-argument` when it is no optimization
 */
export function optimizeHeader(folder: string, id: string): OptimizeHeader {
  const header = readRunHeader(folder, id);
  if (isOptimize(header)) return header;
  throw new HostError(
    'bad-argument',
    `Run ${id} is no optimization. Go on with it by hone ${header.kind} --resume ${id}.`,
  );
}

/**
 * @throws HostError `bad-argument` when the request asks for something else than the run it resumes was started with
 */
export function refuseOtherSettings({ id, settings }: OptimizeHeader, request: OptimizeRequest, host: Host): void {
  const asked = settingsOf(request, host);
  const given = (['data', 'model', 'judge', 'metric', 'objective'] as const).filter(
    (name) => (asked[name] ?? null) !== null,
  );
  const limits = (['calls', 'usd', 'tokens'] as const).filter((name) => asked.limits[name] !== undefined);
  const parts = (['train', 'dev', 'test'] as const).filter((name) => asked.split?.[name] !== undefined);
  const other =
    given.find((name) => asked[name] !== (settings[name] ?? null)) ??
    limits.find((name) => asked.limits[name] !== settings.limits[name]) ??
    (['method', 'writer', 'seed'] as const).find(
      (name) => request[name] !== undefined && request[name] !== settings[name],
    ) ??
    parts.find((name) => asked.split?.[name] !== settings.split?.[name]);
  if (other === undefined) return;
  throw new HostError(
    'bad-argument',
    `Run ${id} was started with another value for ${other}, and going on with this one would not lead to its result. Leave it out, or start anew without --resume.`,
  );
}

function isOptimize(header: RunHeader): header is OptimizeHeader {
  return header.kind === 'optimize' && 'settings' in header && 'prompts' in header;
}

function saysAnything(use: OptimizeUse): boolean {
  return Object.values(use).some((value: object | string) => Object.keys(value).length > 0);
}
