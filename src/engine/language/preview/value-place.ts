import type { Variant } from '../../eval/contracts/cell.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { canonicalJson } from '../../text/hash.js';
import type { Span } from '../../text/span.js';
import type { Preview } from './contracts.js';
import type { PieceIndex } from './piece-at.js';

/** Where a piece's value was written: in the prompt's front matter, or in the row that is shown. */
export type ValuePlace = { readonly kind: 'here'; readonly span: Span } | { readonly kind: 'row' };

/** Undefined for what is no value. A variant's choice wins over the row, and the row over a default, as in rendering. */
export function valuePlace(
  variant: Variant,
  values: Readonly<Record<string, unknown>>,
  { messages }: Pick<Preview, 'messages'>,
  { message, piece }: PieceIndex,
): ValuePlace | undefined {
  const found = messages[message];
  const name = found?.pieces[piece]?.variable;
  if (found === undefined || name === undefined) return undefined;
  const { inputs, prompt } = variant;
  if (Object.hasOwn(inputs, name)) return chosenPlace(variant, name);
  if (found.origin.kind === 'demo') return firstOf(prompt, demoPaths(found.origin.index, name));
  if (Object.hasOwn(values, name)) return { kind: 'row' };
  if (name === 'demos') return firstOf(prompt, [['demos']]);
  const declared = prompt.config.inputs.find((input) => input.name === name);
  return firstOf(prompt, [['input', 'default', name]]) ?? (declared && { kind: 'here', span: declared.span });
}

type YamlPath = readonly (string | number)[];

/** The first of the paths that the front matter has. */
function firstOf({ frontMatter }: PromptDoc, paths: readonly YamlPath[]): ValuePlace | undefined {
  for (const path of paths) {
    const span = frontMatter?.valueSpan(path);
    if (span !== undefined) return { kind: 'here', span };
  }
  return undefined;
}

function chosenPlace({ prompt, inputs }: Variant, name: string): ValuePlace | undefined {
  const chosen = canonicalJson(inputs[name]);
  const at = (prompt.config.matrix[name] ?? []).findIndex((value) => canonicalJson(value) === chosen);
  return firstOf(prompt, [
    ['matrix', name, at],
    ['matrix', name],
  ]);
}

function demoPaths(index: number, name: string): YamlPath[] {
  return [['demos', index, name], ['demos', index], ['demos']];
}
