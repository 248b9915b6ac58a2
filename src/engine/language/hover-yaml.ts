import { keyAt, type KnownKey } from '../prompt/known-key.js';
import { sliceOf, type Span } from '../text/span.js';
import { keysOf } from '../prompt/formats/format-keys.js';
import type { Hover } from './hovered.js';
import type { LanguageRequest } from './language-request.js';
import { modelFactsText } from './model-facts-text.js';
import { valuePreview } from './value-preview.js';
import { yamlPlace } from './yaml-place.js';

/** A model that is named, a label's word, a key or an input. */
export function hoverYaml(request: LanguageRequest, yaml: Span): Hover | undefined {
  return hoverModel(request) ?? hoverLabel(request) ?? hoverKey(request, yaml);
}

const BEFORE = /[\w./:@-]*$/;
const AFTER = /^[\w./:@-]*/;

function hoverModel({ doc: { text }, offset }: LanguageRequest): Hover | undefined {
  const start = offset - (BEFORE.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0);
  const end = offset + (AFTER.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
  const word = text.slice(start, end);
  const markdown = word.includes('/') ? modelFactsText(word) : undefined;
  return markdown === undefined ? undefined : { markdown, span: { start, end } };
}

function hoverLabel({ doc, offset }: LanguageRequest): Hover | undefined {
  const label = doc.config.output.labels.find(({ span }) => span.start <= offset && offset <= span.end);
  if (label === undefined) return undefined;
  const means = label.value === label.word ? 'is the answer' : `is the answer for \`${label.value}\` in the data`;
  return { markdown: `**${label.word}** ${means}`, span: label.span };
}

function hoverKey(request: LanguageRequest, yaml: Span): Hover | undefined {
  const { doc, offset } = request;
  const { text } = doc;
  const lineEnd = /\r|\n|$/.exec(text.slice(offset))?.index ?? 0;
  const colon = text.indexOf(':', offset);
  const beforeColon = colon >= 0 && colon < offset + lineEnd;
  const place = yamlPlace(text, yaml, beforeColon ? colon : offset);
  // The first key of a list's item looks like the item itself.
  const isKey = place.at === 'key' || (place.inItem && beforeColon);
  if (!isKey || offset < place.word.start || offset > place.word.end) return undefined;
  const name = sliceOf(text, place.word);
  const key = keyAt(keysOf(doc), [...place.path, name]);
  if (key !== undefined && key.documentation !== '') return { markdown: explained(key), span: place.word };
  return hoverInput(request, place.word);
}

const typeWords: Readonly<Partial<Record<KnownKey['type'], string>>> = {
  texts: 'string or list',
  tools: 'list',
};

function explained({ name, type, documentation, deprecated }: KnownKey): string {
  const advice = deprecated === undefined ? '' : ` ${deprecated}`;
  return `**${name}** (${typeWords[type] ?? type}): ${documentation}${advice}`;
}

function hoverInput({ doc, row }: LanguageRequest, span: Span): Hover | undefined {
  const input = doc.config.inputs.find((candidate) => candidate.span.start === span.start);
  if (input === undefined) return undefined;
  const value = row && Object.hasOwn(row.values, input.name) ? row.values[input.name] : undefined;
  const shown = value === undefined || row === undefined ? '' : `\n\nIn ${row.name}: ${valuePreview(value)}`;
  return { markdown: `**${input.name}**: an input of the template, ${input.type}${shown}`, span };
}
