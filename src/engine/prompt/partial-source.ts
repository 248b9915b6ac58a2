import { createLineIndex } from '../text/line-index.js';
import { type LoadPartial, type Segment, TemplateError, type TemplatePlace } from '../template/template.js';
import { findFrontMatter } from './find-front-matter.js';

/** Partials without their front matter, and the way back from places in them to places in their files. */
export interface PartialSource {
  readonly load: LoadPartial;
  /** The whole text of a partial's file. */
  textOf(name: string): string | undefined;
  /** A piece of a partial with its span moved to the file's offsets; others come back as they are. */
  placed<T extends Placed>(piece: T): T;
  /** An error in a partial with its line moved to the file's lines. */
  placedError(error: TemplateError): TemplateError;
}

type Placed = Pick<Segment, 'template' | 'span'>;

interface Skipped {
  readonly whole: string | undefined;
  readonly source: string | undefined;
  readonly characters: number;
  readonly lines: number;
}

/** A partial may have front matter of its own, for its editor's sake; it is never sent. Each partial is loaded once. */
export function createPartialSource(load: LoadPartial | undefined): PartialSource {
  const seen = new Map<string, Skipped>();
  const skip = (name: string): Skipped => {
    const known = seen.get(name) ?? withoutFrontMatter(load?.(name));
    seen.set(name, known);
    return known;
  };
  return {
    load: (name) => skip(name).source,
    textOf: (name) => skip(name).whole,
    placed(piece) {
      if (piece.template === undefined) return piece;
      const { characters } = skip(piece.template);
      if (characters === 0) return piece;
      return { ...piece, span: { start: piece.span.start + characters, end: piece.span.end + characters } };
    },
    placedError(error) {
      const moved = (place: TemplatePlace): TemplatePlace => {
        const { template, line, column } = place;
        return { template, line: template === undefined ? line : line + skip(template).lines, column };
      };
      return new TemplateError(error.message, { ...moved(error), chain: error.chain.map(moved) });
    },
  };
}

function withoutFrontMatter(text: string | undefined): Skipped {
  const start = text === undefined ? undefined : findFrontMatter(text)?.bodyStart;
  if (text === undefined || start === undefined) return { whole: text, source: text, characters: 0, lines: 0 };
  const lines = createLineIndex(text).positionAt(start).line - 1;
  return { whole: text, source: text.slice(start), characters: start, lines };
}
