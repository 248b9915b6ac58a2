import { isMapping } from '../prompt/field-reader.js';
import { optimizeKeys } from '../prompt/formats/hone/optimize-keys.js';
import type { KnownKey } from '../prompt/known-key.js';
import { objectives, type OptimizeUse } from '../prompt/optimize-use.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { methods } from './methods/index.js';
import { whatThereIs } from './what-there-is.js';

/** What nothing would read of how prompts are to be optimized, as a sentence that says what there is; undefined where all is read. */
export function useFault(prompt: PromptDoc, use: OptimizeUse): string | undefined {
  const { hone } = prompt.frontMatter?.data ?? {};
  const written = isMapping(hone) ? hone['optimize'] : undefined;
  return (
    unknownKey(written, optimizeKeys, 'hone.optimize') ??
    unknownName(use.objective === undefined ? [] : [use.objective], objectives, {
      what: 'objective',
      place: 'optimize.objective',
    }) ??
    unknownName(Object.keys(use.methods ?? {}), methodIds, {
      what: 'method',
      place: 'optimize.methods',
    })
  );
}

const methodIds = methods.map(({ id }) => id);

function unknownKey(written: unknown, known: readonly KnownKey[], place: string): string | undefined {
  if (!isMapping(written)) return undefined;
  const names = known.map(({ name }) => name);
  const fault = unknownName(Object.keys(written), names, { what: 'key', place });
  if (fault !== undefined) return fault;
  for (const { name, keys } of known) {
    const inner = keys && unknownKey(written[name], keys, `${place}.${name}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function unknownName(
  written: readonly string[],
  known: readonly string[],
  { what, place }: { readonly what: string; readonly place: string },
): string | undefined {
  const unknown = written.find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  return `There is no ${what} '${unknown}' under ${place}. ${whatThereIs(unknown, known)}`;
}
