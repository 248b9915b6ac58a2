import { parseTemplate, renderParsed } from '../../src/engine/template/engines.js';
import type { Segment } from '../../src/engine/template/template.js';

export type Values = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, string>>;

export function segmentsOf(source: string, values: Values = {}, files: Files = {}): readonly Segment[] {
  return renderParsed(parseTemplate(source, 'poml'), values, { load: (name) => files[name] }).segments;
}

/** The text, with `[role]` where a message starts. */
export function shown(source: string, values?: Values, files?: Files): string {
  return segmentsOf(source, values, files)
    .map((segment) => (segment.kind === 'marker' ? `[${segment.name}]` : 'text' in segment ? segment.text : ''))
    .join('')
    .replace(/^\[user\]/, '');
}
