import { addressOf } from '../prompt/prompt-address.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { canonicalJson } from '../text/hash.js';
import type { Variant } from './contracts/cell.js';

export interface ModelChoice {
  /** Asked instead of what the prompts say; empty when they decide. */
  readonly models: readonly string[];
  /** For prompts that name no model. */
  readonly defaultModel: string;
}

/**
 * The columns of a run: every prompt with every combination of its matrix choices, asked of each of its models, in
 * the order written. `matrix.model` wins over `model`, and a model chosen for the run over both.
 */
export function variantsOf(prompts: readonly PromptDoc[], choice: ModelChoice): Variant[] {
  const variants: Variant[] = [];
  const taken = new Set<string>();
  for (const prompt of prompts) {
    const name = nameOf(prompt, prompts);
    for (const model of modelsOf(prompt, choice)) {
      for (const inputs of combinations(prompt)) {
        const id = freeId([name, model, ...Object.entries(inputs).map(choiceText)].join(' · '), taken);
        taken.add(id);
        variants.push({ id, prompt, model, inputs });
      }
    }
  }
  return variants;
}

/** The path where two prompts of the run share a name. */
function nameOf(prompt: PromptDoc, prompts: readonly PromptDoc[]): string {
  const isShared = prompts.some((other) => other !== prompt && other.config.name === prompt.config.name);
  return isShared ? addressOf(prompt) : prompt.config.name;
}

function modelsOf({ config }: PromptDoc, { models, defaultModel }: ModelChoice): readonly string[] {
  if (models.length > 0) return unique(models);
  const fromMatrix = (config.matrix['model'] ?? []).map(String);
  if (fromMatrix.length > 0) return unique(fromMatrix);
  return config.models.length > 0 ? unique(config.models) : [defaultModel];
}

function combinations({ config }: PromptDoc): Readonly<Record<string, unknown>>[] {
  let found: Record<string, unknown>[] = [{}];
  for (const [name, alternatives] of Object.entries(config.matrix)) {
    if (name === 'model') continue;
    found = found.flatMap((inputs) => distinct(alternatives).map((value) => ({ ...inputs, [name]: value })));
  }
  return found;
}

function choiceText([name, value]: [string, unknown]): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replaceAll(/\s+/g, ' ');
  return `${name}=${line.length > 40 ? `${line.slice(0, 39)}…` : line}`;
}

/** Two long choices may be cut to the same text. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id} (${number})`;
  return free;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [canonicalJson(value), value])).values()];
}
