import { resolve } from 'node:path';
import { isOfflineModel } from '../../engine/model/chat-model.js';
import type { BudgetLimits, MethodInfo } from '../../engine/optimize/contracts.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import type { FormField, OptimizerSnapshot } from '../../protocol/optimizer.js';

export type FormValues = OptimizerSnapshot['form'];
export type FormMistakes = OptimizerSnapshot['mistakes'];

export interface FormDefaults {
  /** The model of prompts that name none, and the one that writes when it is set. */
  readonly model: string;
  readonly writer: string | undefined;
  readonly maxCalls: number;
  readonly maxUsd: number;
}

/** What the form says when it is filled in without a mistake. */
export interface FormReading {
  readonly method: string;
  /** Absolute; undefined for the data that the prompt itself names. */
  readonly data: string | undefined;
  readonly model: string;
  readonly writer: string | undefined;
  readonly limits: BudgetLimits;
  readonly seed: number;
}

/** A form that can be started as it is: the first method the prompt has everything for. */
export function defaultForm(doc: PromptDoc, methods: readonly MethodInfo[], defaults: FormDefaults): FormValues {
  const hasAnswers = doc.config.expect !== undefined;
  const isScored = hasAnswers || doc.config.metrics.length > 0;
  const fitting = methods.find(
    ({ needs }) => (hasAnswers || !needs.includes('demos')) && (isScored || !needs.includes('labels')),
  );
  return {
    method: fitting?.id ?? methods[0]?.id ?? '',
    data: doc.config.data?.path ?? '',
    model: doc.config.models[0] ?? defaults.model,
    writer: defaults.writer ?? '',
    calls: String(defaults.maxCalls),
    usd: String(defaults.maxUsd),
    seed: '1',
  };
}

export function mistakesIn(values: FormValues): FormMistakes {
  return {
    ...(values.data.trim() === '' && { data: 'Name a data file with the expected answers: .jsonl or .csv.' }),
    ...(!isModelName(values.model) && { model: 'Write provider/model, for example openai/gpt-6-luna.' }),
    ...(values.writer.trim() !== '' && !isModelName(values.writer) && { writer: 'Write provider/model, or nothing.' }),
    ...(!isEmptyOr(values.calls, isWhole) && { calls: 'Write a whole number, or nothing for no limit.' }),
    ...(!isEmptyOr(values.usd, isAmount) && { usd: 'Write an amount such as 0.50, or nothing for no limit.' }),
    ...(!isWhole(values.seed) && { seed: 'Write a whole number.' }),
  };
}

/** The run a form without mistakes asks for. */
export function readForm(values: FormValues, doc: PromptDoc, folder: string): FormReading {
  const [calls, usd] = [values.calls.trim(), values.usd.trim()];
  const ownData = values.data.trim() === doc.config.data?.path;
  return {
    method: values.method,
    data: ownData ? undefined : resolve(folder, values.data.trim()),
    model: values.model.trim(),
    writer: values.writer.trim() || undefined,
    limits: { ...(calls !== '' && { calls: Number(calls) }), ...(usd !== '' && { usd: Number(usd) }) },
    seed: Number(values.seed),
  };
}

export function changed(values: FormValues, field: FormField, value: string): FormValues {
  return { ...values, [field]: value };
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

function isAmount(text: string): boolean {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text.trim()) && Number(text) > 0;
}

/** True when every model of the run is the offline learner, which costs nothing and sends nothing anywhere. */
export function isFree(reading: FormReading | undefined): boolean {
  const models = reading ? [reading.model, reading.writer ?? reading.model] : [];
  return models.length > 0 && models.every(isOfflineModel);
}
