import type { Mutant, Mutation } from './mutation.js';
import { misspelt } from './mutation.js';
import type { Random } from '../../../../src/engine/random/seeded.js';

/** The clean prompt with a model and other settings, written in one of several ways. */
function withModel(text: string, model: string, config = '{ maxOutputTokens: 60 }'): string {
  return text.replace(/^---\nconfig: .*/, `---\nmodel: ${model}\nconfig: ${config}`);
}

function written(model: string, random: Random): string {
  return [model, `"${model}"`, `[${model}]`, `\n  - ${model}`][random.below(4)] ?? model;
}

function oneOf<T>(random: Random, ...values: readonly [T, ...T[]]): T {
  return values[random.below(values.length)] ?? values[0];
}

/** The same prompt with a sound model, or sound settings, and with the broken one. */
function pair(text: string, random: Random, sound: Settings, broken: Settings): Mutant {
  const model = (name: string): string => written(name, random.fork('model'));
  return {
    clean: withModel(text, model(sound.model), sound.config),
    text: withModel(text, model(broken.model), broken.config),
    around: { ...aroundToday },
  };
}

interface Settings {
  readonly model: string;
  readonly config?: string;
}

const aroundToday = {
  today: '2026-11-26',
  partials: { 'partials/rules.prompt': 'Be brief.' },
  data: { 'rows.csv': ['sentence', 'context', 'label'] },
  files: ['rows.csv', 'partials/rules.prompt'],
};

const plain = [
  'openai/gpt-4.1',
  'openai/gpt-4o-mini',
  'anthropic/claude-haiku-4-5',
  'google/gemini-2.5-flash-lite',
] as const;
const thinking = [
  'openai/gpt-5',
  'openai/o3',
  'openai/gpt-6-sol',
  'anthropic/claude-opus-5',
  'anthropic/claude-opus-4-7',
] as const;
const gone = [
  'openai/text-davinci-003',
  'openai/gpt-4-32k',
  'anthropic/claude-2.1',
  'google/gemini-pro',
  'xai/grok-3',
] as const;

export const breaking: Readonly<Record<string, Mutation>> = {
  'model/cot-on-reasoning-model': (text, random) => {
    const demand = oneOf(random, "Let's think step by step.", 'Think step-by-step.', 'Think carefully, step by step.');
    const model = oneOf(random, ...thinking);
    return {
      ...pair(text, random, { model }, { model }),
      text: withModel(text.replace('Label each', `${demand} Label each`), model),
    };
  },
  'model/gemini3-temperature': (text, random) => {
    const model = oneOf(random, 'google/gemini-3.5-flash', 'google/gemini-3.1-pro-preview', 'google/gemini-3.8-flash');
    const config = `{ temperature: 0.${random.below(10)} }`;
    return pair(text, random, { model: 'google/gemini-2.5-flash-lite', config }, { model, config });
  },
  'model/parameter-range': (text, random) => {
    const model = oneOf(random, ...plain);
    const config = `{ ${oneOf(random, 'temperature', 'topP')}: ${3 + random.below(90)} }`;
    return pair(text, random, { model, config: '{ temperature: 0.5 }' }, { model, config });
  },
  'model/retired': (text, random) =>
    pair(text, random, { model: 'anthropic/claude-opus-5' }, { model: oneOf(random, ...gone) }),
  'model/token-limit': (text, random) => {
    const model = oneOf(random, ...plain);
    return pair(text, random, { model }, { model, config: `{ maxOutputTokens: ${70_000 + random.below(900_000)} }` });
  },
  'model/tools-in-prose': (text, random) => {
    const name = oneOf(random, 'search', 'read_file', 'send-mail');
    const key = oneOf(random, 'parameters', 'input_schema');
    const tool = `{"name": "${name}", "description": "Does it", "${key}": {"type": "object", "properties": {}}}`;
    return { text: text.replace('Label each', `${random.below(2) === 0 ? tool : `Tools:\n${tool}\n`} Label each`) };
  },
  'model/unknown': (text, random) => {
    const model = oneOf(random, ...plain);
    const [provider = '', name = ''] = model.split('/');
    const [, letters = '', rest = ''] = /^([a-z]+)(.*)$/.exec(name) ?? [];
    return pair(text, random, { model }, { model: `${provider}/${misspelt(letters, random)}${rest}` });
  },
  'model/unpinned': (text, random) =>
    pair(
      text,
      random,
      { model: 'openai/gpt-4o-2024-11-20' },
      {
        model: oneOf(
          random,
          'openai/gpt-4o',
          'openai/o3',
          'anthropic/claude-haiku-4-5',
          'mistral/mistral-small-latest',
        ),
      },
    ),
  'model/unsupported-parameter': (text, random) => {
    const model = oneOf(random, ...thinking);
    const config = `{ ${oneOf(random, 'temperature', 'topP')}: 0.${1 + random.below(9)} }`;
    return pair(text, random, { model, config: '{ temperature: 1 }' }, { model, config });
  },
};
