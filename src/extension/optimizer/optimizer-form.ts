import { resolve } from 'node:path';
import { l10n } from 'vscode';
import { judgesNamedBy, juriesOf } from '../../engine/eval/juries.js';
import { resolveMetrics, resolvePairMetrics } from '../../engine/eval/resolve-metrics.js';
import { chooseObjective } from '../../engine/optimize/choose-objective.js';
import type { BudgetLimits, MethodInfo, Need } from '../../engine/optimize/contracts.js';
import { measuredBy } from '../../engine/optimize/graded-by.js';
import { mergedUse, type OptimizeUse } from '../../engine/prompt/optimize-use.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import type { OptimizeRequest } from '../../host/jobs/optimize-job.js';
import { type FormField, formFields, type FormView, type Having } from '../../protocol/optimizer-form.js';
import { aimOf, usualAim } from './aim-choices.js';
import { havingMistake, methodsFor, usualHaving } from './method-choices.js';

export type FormValues = FormView['form'];
export type FormMistakes = FormView['mistakes'];
/** What was changed by hand. */
export type FormEdits = Readonly<Partial<Record<FormField, string>>>;

export interface FormDefaults {
  /** The model of prompts that name none, and the ones that write and judge where they are set. */
  readonly model: string;
  readonly writer: string | undefined;
  readonly judge: string | undefined;
  readonly maxCalls: number;
  readonly maxUsd: number;
  /** What the configuration says of optimizations. */
  readonly optimize: OptimizeUse;
}

/** What the form says when it is filled in without a mistake. */
export interface FormReading {
  readonly method: string;
  /** Absolute; undefined for the data that the prompt itself names. */
  readonly data: string | undefined;
  readonly model: string;
  readonly writer: string | undefined;
  /** Undefined where prompt and configuration decide. */
  readonly judge: string | undefined;
  readonly metric: string | undefined;
  readonly objective: OptimizeRequest['objective'] | undefined;
  readonly split: NonNullable<OptimizeRequest['split']>;
  readonly limits: BudgetLimits;
  readonly seed: number;
  /** Whoever may be asked. */
  readonly models: readonly string[];
}

export const emptyForm = Object.fromEntries(formFields.map((field) => [field, ''])) as FormValues;

/** A form that can be started as it is, with what was changed of it by hand: the first method that fits what one has. */
export function filledForm(
  doc: PromptDoc,
  methods: readonly MethodInfo[],
  defaults: FormDefaults,
  edits: FormEdits = {},
): FormValues {
  const having = edits.having ?? usualHaving(doc);
  const fitting = methodsFor(having, doc, methods);
  const method = fitting.find(({ id }) => id === edits.method) ?? fitting[0];
  return {
    ...emptyForm,
    data: doc.config.data?.path ?? '',
    model: doc.config.models[0] ?? defaults.model,
    writer: defaults.writer ?? '',
    calls: String(defaults.maxCalls),
    usd: String(defaults.maxUsd),
    aim: usualAim(doc, defaults.optimize),
    seed: '1',
    ...edits,
    having,
    method: method?.id ?? '',
  };
}

/** Of the fields that the method has. */
export function mistakesIn(values: FormValues, doc: PromptDoc, methods: readonly MethodInfo[]): FormMistakes {
  const having = havingMistake(values.having, doc, methodsFor(values.having, doc, methods));
  const needs = needsOf(values, methods);
  const parts = (['train', 'dev', 'test'] as const).filter((part) => !isEmptyOr(values[part], isRows));
  return {
    ...(having !== undefined && { having }),
    ...(values.data.trim() === '' && { data: dataWanted[values.having as Having] }),
    ...(!isModelName(values.model) && { model: l10n.t('Write provider/model, for example openai/gpt-6-luna.') }),
    ...(needs.includes('writer') && !isEmptyOr(values.writer, isModelName) && { writer: modelOrNothing }),
    ...(needs.includes('judge') && !isEmptyOr(values.judge, isModelName) && { judge: modelOrNothing }),
    ...Object.fromEntries(
      parts.map((part) => [part, l10n.t('Write a number of rows from 5, or nothing for the usual.')]),
    ),
    ...(!isEmptyOr(values.calls, isWhole) && { calls: l10n.t('Write a whole number, or nothing for no limit.') }),
    ...(!isEmptyOr(values.usd, isAmount) && { usd: l10n.t('Write an amount such as 0.50, or nothing for no limit.') }),
    ...(!isWhole(values.seed) && { seed: l10n.t('Write a whole number.') }),
  };
}

const modelOrNothing = l10n.t('Write provider/model, or nothing.');

const dataWanted: Readonly<Record<Having, string>> = {
  answers: l10n.t('Name a data file with the right answers, such as rows.jsonl or rows.csv.'),
  judge: l10n.t('Name a data file with rows for the prompt, such as rows.jsonl or rows.csv.'),
  description: l10n.t('Name a data file with a few rows and their right answers, such as rows.jsonl or rows.csv.'),
};

/** The fields there are: what the method has no use for has none. */
export function fieldsOf(values: FormValues, methods: readonly MethodInfo[]): readonly FormField[] {
  const needs = needsOf(values, methods);
  return formFields.filter((field) => {
    const need = neededBy[field];
    return need === undefined || needs.includes(need);
  });
}

/** Fields that belong to something a method needs. */
const neededBy: Readonly<Partial<Record<FormField, Need>>> = {
  writer: 'writer',
  judge: 'judge',
  metric: 'labels',
  aim: 'labels',
};

function needsOf({ method }: FormValues, methods: readonly MethodInfo[]): MethodInfo['needs'] {
  return methods.find(({ id }) => id === method)?.needs ?? [];
}

export interface FormAround {
  readonly doc: PromptDoc;
  readonly methods: readonly MethodInfo[];
  readonly defaults: FormDefaults;
  /** The folder that paths are relative to. */
  readonly folder: string;
}

/** The run a form without mistakes asks for. */
export function readForm(values: FormValues, { doc, methods, defaults, folder }: FormAround): FormReading {
  const fields = fieldsOf(values, methods);
  const given = (field: FormField): string | undefined =>
    fields.includes(field) ? values[field].trim() || undefined : undefined;
  const data = values.data.trim();
  const model = values.model.trim();
  const [writer, judge, calls, usd] = [given('writer'), given('judge'), given('calls'), given('usd')];
  const judging = defaults.judge ?? writer ?? model;
  const metric = given('metric');
  const others = [
    ...(fields.includes('writer') ? [writer ?? model] : []),
    ...(fields.includes('judge') ? judgesOf(judge, doc, judging) : []),
    ...(fields.includes('metric') ? gradersFor(doc, { metric, team: defaults.optimize }, judging) : []),
  ];
  return {
    method: values.method,
    data: data === doc.config.data?.path ? undefined : resolve(folder, data),
    model,
    writer,
    judge,
    metric,
    objective: aimOf(given('aim'), usualAim(doc, defaults.optimize)),
    split: splitOf(values),
    limits: { ...(calls !== undefined && { calls: Number(calls) }), ...(usd !== undefined && { usd: Number(usd) }) },
    seed: Number(values.seed),
    models: [...new Set([model, ...others])],
  };
}

function judgesOf(judge: string | undefined, { config }: PromptDoc, usual: string): readonly string[] {
  if (judge !== undefined) return [judge];
  const named = judgesNamedBy(resolvePairMetrics(config).metrics);
  return named.length > 0 ? named : (config.judges ?? [usual]);
}

/** Who grades the answers by what is maximised; nobody where that is computed. */
function gradersFor(
  { config }: PromptDoc,
  { metric, team }: { readonly metric: string | undefined; readonly team: OptimizeUse },
  usual: string,
): readonly string[] {
  const weights = metric === undefined ? mergedUse(team, config.optimize ?? {}).metric : { [metric]: 1 };
  const chosen = chooseObjective(weights, resolveMetrics(config).metrics);
  if (!chosen.ok) return [];
  const juries = measuredBy(chosen.objective).flatMap(juriesOf);
  return juries.flatMap(({ judges }) => (judges.length > 0 ? judges : (config.judges ?? [usual])));
}

function splitOf(values: FormValues): FormReading['split'] {
  const given = (['train', 'dev', 'test'] as const).filter((part) => values[part].trim() !== '');
  return Object.fromEntries(given.map((part) => [part, Number(values[part])]));
}

/** What is asked of the host, for the estimate and for the run. */
export function requestOf(reading: FormReading, file: string): OptimizeRequest {
  const { method, data, model, writer, judge, metric, objective, split, limits, seed } = reading;
  const most = { maxCalls: limits.calls, maxUsd: limits.usd };
  return { file, method, data, model, writer, judge, metric, objective, split, seed, ...most };
}

function isModelName(text: string): boolean {
  return /^[^\s/]+\/\S+$/.test(text.trim());
}

function isEmptyOr(text: string, holds: (text: string) => boolean): boolean {
  return text.trim() === '' || holds(text);
}

function isWhole(text: string): boolean {
  return /^\d{1,12}$/.test(text.trim());
}

function isRows(text: string): boolean {
  return isWhole(text) && Number(text) >= 5;
}

function isAmount(text: string): boolean {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text.trim()) && Number(text) > 0;
}
