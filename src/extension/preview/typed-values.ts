import { matrixNames, builtInNames } from '../../engine/lint/known-names.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import type { RowValues } from '../../engine/prompt/row-values.js';
import type { ValueField } from '../../protocol/preview.js';

type Texts = Readonly<Record<string, string>>;

/** A field for each variable that a value can be typed for, those declared first. */
export function valueFields({ config, template }: PromptDoc, texts: Texts, missing: readonly string[]): ValueField[] {
  const types = new Map(config.inputs.map(({ name, type }) => [name, type]));
  const taken = new Set([...matrixNames(config.matrix), ...builtInNames]);
  const names = new Set([...types.keys(), ...template.facts.uses.map(({ name }) => name), ...missing]);
  return [...names].flatMap((name) =>
    taken.has(name) ? [] : [{ name, type: types.get(name) ?? 'any', text: texts[name] ?? '' }],
  );
}

/** What was typed, as values: text where text is declared, else JSON where it is JSON. An empty field is no value. */
export function typedValues({ config }: PromptDoc, texts: Texts): RowValues {
  const types = new Map(config.inputs.map(({ name, type }) => [name, type]));
  const typed = Object.entries(texts).filter(([, text]) => text !== '');
  return Object.fromEntries(
    typed.map(([name, text]) => [name, /^string\b/.test(types.get(name) ?? 'any') ? text : jsonOrText(text)]),
  );
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
