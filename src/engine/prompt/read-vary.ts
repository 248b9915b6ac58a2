import { closest } from '../text/closest.js';
import { type FieldReader, isMapping, isText } from './field-reader.js';
import type { VaryUse } from './prompt-doc.js';
import type { KeyPath } from './read-yaml.js';

/** Ways to say a prompt in another form; `eval/vary/kinds/` has each. */
export const varyKinds: readonly string[] = [
  ...['separators', 'casing', 'enumeration', 'spacing', 'typos', 'options', 'demos', 'context'],
  ...['mood', 'tense', 'aspect', 'modality', 'synonyms', 'paraphrase', 'language'],
];

/** `vary: [typos, casing]`, or a mapping with `kinds`, `n` and `seed`. */
export function readVary(reader: FieldReader): VaryUse | undefined {
  const found = reader.value(['vary']);
  if (found === undefined || found === null) return undefined;
  if (!isMapping(found)) return { kinds: readKinds(reader, ['vary']) };
  const n = reader.number(['vary', 'n'], { whole: true, least: 1 });
  const seed = reader.number(['vary', 'seed'], { whole: true });
  return {
    kinds: readKinds(reader, ['vary', 'kinds']),
    ...(n !== undefined && { n }),
    ...(seed !== undefined && { seed }),
  };
}

/** What is wrong with the name of a kind, in a sentence; undefined for a known one. */
export function unknownKind(name: string): string | undefined {
  if (varyKinds.includes(name)) return undefined;
  const near = closest(name, varyKinds);
  return `There is no perturbation '${name}'${near === undefined ? `: write one of ${varyKinds.join(', ')}` : `; did you mean '${near}'?`}`;
}

function readKinds(reader: FieldReader, path: KeyPath): readonly string[] {
  const texts = reader.texts(path);
  const inList = !isText(reader.value(path));
  for (const [at, name] of texts.entries()) {
    const fault = unknownKind(name);
    if (fault !== undefined) {
      reader.complain(
        'front-matter-value',
        fault.replace(/(?<![.?])$/, '.'),
        reader.valueSpan(inList ? [...path, at] : path),
      );
    }
  }
  return texts.filter((name) => unknownKind(name) === undefined);
}
