import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { FrontMatterPlace } from './find-front-matter.js';
import type { FrontMatter } from './prompt-doc.js';
import { readYaml, type YamlReading } from './read-yaml.js';

/** The front matter at a place, if there is any. One that is never closed is read as far as it goes. */
export function readFrontMatter(
  text: string,
  place: FrontMatterPlace | undefined,
): Partial<YamlReading> & { problems: readonly Problem[] } {
  if (place === undefined) return { problems: [] };
  const reading = readYaml(text, place.yaml);
  if (place.closed) return reading;
  const message = 'The front matter is not closed; write a second line `---` after it.';
  return {
    frontMatter: reading.frontMatter,
    problems: [{ code: 'front-matter-unclosed', message, span: place.opening }],
  };
}

/** What a file without front matter says: nothing, just before its template. */
export function emptyFrontMatter(body: Span): FrontMatter {
  const span = { start: body.start, end: body.start };
  return { span, data: {}, keySpan: () => undefined, valueSpan: () => undefined, textMap: () => undefined };
}
