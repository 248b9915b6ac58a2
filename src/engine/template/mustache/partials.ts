import type { LoadPartial } from '../template.js';
import type { PartialNode } from './nodes.js';
import { type MustacheTemplate, parseMustache } from './parse-mustache.js';

interface Partial {
  readonly template: MustacheTemplate;
  /** From a place in the indented text to the place in the partial as it is stored. */
  readonly place: (offset: number) => number;
}

export interface Partials {
  get(node: PartialNode): Partial | undefined;
  /** The partial's text as it is stored. */
  stored(name: string): string | undefined;
}

/** By main template, so that the rows of a run share what was parsed; by text, so that a changed file is read anew. */
const parsed = new WeakMap<MustacheTemplate, Map<string, Partial>>();

/** The partials of one rendering: each is indented as its tag is, then parsed. */
export function createPartials(main: MustacheTemplate, load: LoadPartial | undefined): Partials {
  const known = parsed.get(main) ?? new Map<string, Partial>();
  parsed.set(main, known);
  return {
    stored: (name) => load?.(name),
    get({ name, indentation, startsLine }) {
      const source = load?.(name.name);
      if (source === undefined) return undefined;
      const key = JSON.stringify([indentation, startsLine, source]);
      const partial = known.get(key) ?? indentedPartial(source, indentation, startsLine);
      known.set(key, partial);
      return partial;
    },
  };
}

function indentedPartial(source: string, indentation: string, startsLine: boolean): Partial {
  const indented = indent(source, indentation, startsLine);
  return { template: parseMustache(indented), place: backTo(indented, indentation, startsLine) };
}

/** Every line that is not empty; the first one only where the tag begins its line. */
function indent(text: string, indentation: string, startsLine: boolean): string {
  if (indentation === '') return text;
  const lines = text.split('\n');
  return lines.map((line, i) => (line !== '' && (i > 0 || startsLine) ? indentation + line : line)).join('\n');
}

function backTo(indented: string, indentation: string, startsLine: boolean): (offset: number) => number {
  if (indentation === '') return (offset) => offset;
  return (offset) => {
    const lines = indented.slice(0, offset).split('\n');
    const added = lines.filter((line, i) => (i > 0 || startsLine) && line.startsWith(indentation)).length;
    const last = lines.at(-1) ?? '';
    const within = last.length < indentation.length && (lines.length > 1 || startsLine) ? last.length : 0;
    return offset - added * indentation.length - within;
  };
}
