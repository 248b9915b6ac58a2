import { createMapBuilder, type OffsetMap } from '../../../text/offset-map.js';
import type { Span } from '../../../text/span.js';
import { valueAt } from '../../field-reader.js';
import type { FrontMatter } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';

/** A place in a file that a configuration names. */
export interface FilePlace {
  readonly file: string;
  /** From 1, where the file has a line for each entry. */
  readonly line: number | undefined;
}

interface FromFile extends FilePlace {
  /** The reference in the configuration. */
  readonly span: Span;
}

/** Where the values of a configuration come from once files are read into it. */
export interface Places {
  /** What is now at `path` stood at `from` in the configuration. */
  readonly move: (path: KeyPath, from: KeyPath) => void;
  readonly put: (path: KeyPath, origin: FromFile) => void;
  /** Undefined for what the configuration itself says. */
  readonly fileOf: (path: KeyPath) => FilePlace | undefined;
  /** Where a path of the new data stands in the configuration: of what comes from a file, the reference to it. */
  readonly frontMatter: (data: FrontMatter['data']) => FrontMatter;
}

type Origin = { readonly from: KeyPath } | { readonly file: FromFile };

export function createPlaces(text: string, source: FrontMatter): Places {
  const known = new Map<string, Origin>();
  const originOf = (path: KeyPath): Origin => {
    for (let length = path.length; length > 0; length--) {
      const found = known.get(JSON.stringify(path.slice(0, length)));
      if (found === undefined) continue;
      return 'file' in found ? found : { from: [...found.from, ...path.slice(length)] };
    }
    return { from: path };
  };
  return {
    move: (path, from) => void known.set(JSON.stringify(path), { from }),
    put: (path, file) => void known.set(JSON.stringify(path), { file }),
    fileOf(path) {
      const origin = originOf(path);
      return 'file' in origin ? origin.file : undefined;
    },
    frontMatter: (data) => ({
      span: source.span,
      data,
      keySpan(path) {
        const origin = originOf(path);
        return 'file' in origin ? origin.file.span : source.keySpan(origin.from);
      },
      valueSpan(path) {
        const origin = originOf(path);
        return 'file' in origin ? origin.file.span : source.valueSpan(origin.from);
      },
      textMap(path) {
        const origin = originOf(path);
        return 'file' in origin ? mapAt(text, valueAt(data, path), origin.file.span) : source.textMap(origin.from);
      },
    }),
  };
}

/** All of a text from elsewhere stands where it is referred to. */
function mapAt(source: string, value: unknown, span: Span): OffsetMap | undefined {
  if (typeof value !== 'string') return undefined;
  const out = createMapBuilder(source);
  out.put(value, span.start, span.end);
  return out.finish(span);
}
