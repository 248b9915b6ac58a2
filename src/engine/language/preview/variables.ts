import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { UndefinedUse } from '../../template/template.js';
import type { PreviewInput, PreviewMessage, PreviewPlace, PreviewVariable } from './contracts.js';
import { rootOf } from './pieces.js';
import { unresolvedNames } from './unresolved.js';

/** Declared inputs first, then the matrix's names, then the others as they are met: typing does not reorder them. */
export function previewVariables(
  input: PreviewInput,
  messages: readonly PreviewMessage[],
  uses: readonly UndefinedUse[],
): PreviewVariable[] {
  const { variant, values } = input;
  const { config } = variant.prompt;
  const counts = new Map<string, number>();
  for (const { pieces } of messages)
    for (const { variable } of pieces)
      if (variable !== undefined) counts.set(variable, (counts.get(variable) ?? 0) + 1);
  const places = new Map<string, PreviewPlace>();
  for (const { name, span, template } of uses) {
    const root = rootOf(name);
    if (!places.has(root)) places.set(root, { partial: template, span });
  }
  const unresolved = unresolvedNames(input);
  const declared = [...config.inputs.map(({ name }) => name), ...Object.keys(config.matrix)];
  const names = new Set([...declared, ...counts.keys(), ...places.keys()]);
  return [...names].flatMap((name) => {
    const pieces = counts.get(name) ?? 0;
    const place = places.get(name);
    if (pieces === 0 && place === undefined) return [];
    const declaration = config.inputs.find((candidate) => candidate.name === name);
    const reference = unresolved.get(name);
    const missing = reference
      ? { reason: reference.message, place: { partial: undefined, span: reference.span } }
      : place && { reason: reasonOf(variant.prompt, name, name in values), place };
    return [{ name, trust: declaration?.trust ?? 'dev', pieces, missing }];
  });
}

function reasonOf(doc: PromptDoc, name: string, hasPart: boolean): string {
  const { config } = doc;
  const declared = config.inputs.some((input) => input.name === name);
  if (hasPart) return 'The row has it, but not the part the template asks for.';
  if (config.data !== undefined) {
    return declared ? 'Declared, but this row has no such column.' : 'Not declared, and this row has no such column.';
  }
  return declared ? 'No value is given.' : 'Not declared, and no value is given.';
}
