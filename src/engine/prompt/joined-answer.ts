import { renderParsed } from '../template/engines.js';
import {
  type RenderOptions,
  type Rendering,
  type Segment,
  TemplateError,
  type UndefinedUse,
} from '../template/template.js';
import { segmentsText } from '../template/segments-text.js';
import { createLineIndex } from '../text/line-index.js';
import type { JoinedAnswer, PromptDoc } from './prompt-doc.js';
import { rowRandom } from './row-random.js';
import type { RowValues } from './row-values.js';
import { splitSegments, stripSegments } from './split-segments.js';

export interface JoinedRendering {
  readonly prompt: Rendering;
  /** Undefined where the template has no mark, or skips it for this row. */
  readonly answer: readonly Segment[] | undefined;
}

/** Stands for the mark in a row's values while the template renders, so that no value can divide prompt and answer. */
const stand = '\uE000\uE001\uE002';

/**
 * Renders a template that gives prompt and answer together, as PromptSource does: the row's choices first, then the
 * whole, split at the marks the template itself wrote, blanks at the ends of each part left off.
 * @throws TemplateError
 */
export function renderJoined(
  doc: PromptDoc,
  joined: JoinedAnswer,
  values: RowValues,
  options: RenderOptions,
): JoinedRendering {
  const { mark, choicesName } = joined;
  if (values[choicesName] !== undefined) throw reservedName(doc, choicesName);
  const safe = withoutMark(values, mark) as RowValues;
  const choices = renderChoices(doc, safe, { mark, settings: options });
  const all = { ...safe, [choicesName]: choices.words };
  const { segments, undefined: missing } = renderParsed(doc.template, all, options);
  const [prompt = [], answer] = splitSegments(segments, mark).map((part) => restored(stripSegments(part), mark));
  return { prompt: { segments: prompt, undefined: [...choices.undefined, ...missing] }, answer };
}

/** The label words the answer of a row may be: one list for all rows, or the row's own. What is returned throws TemplateError. */
export function rowLabels(doc: PromptDoc, options: RenderOptions): (values: RowValues) => readonly string[] {
  const fixed = fixedLabels(doc);
  const { joined } = doc;
  if (joined === undefined || fixed.length > 0) return () => fixed;
  const { mark } = joined;
  return (values) => {
    const settings = { random: rowRandom(values), ...options };
    const { words } = renderChoices(doc, withoutMark(values, mark) as RowValues, { mark, settings });
    return words?.map((word) => word.replaceAll(stand, mark)) ?? [];
  };
}

function fixedLabels({ config }: PromptDoc): string[] {
  return config.output.labels.map(({ word }) => word);
}

interface Choices {
  /** Null without any, as the template sees it. */
  readonly words: readonly string[] | null;
  readonly undefined: readonly UndefinedUse[];
}

function renderChoices(
  doc: PromptDoc,
  values: RowValues,
  { mark, settings }: { mark: string; settings: RenderOptions },
): Choices {
  const { choices } = doc.config.output;
  if (choices === undefined) return { words: null, undefined: [] };
  const fixed = fixedLabels(doc);
  if (fixed.length > 0) return { words: fixed, undefined: [] };
  const rendering = renderParsed(choices, values, settings);
  return { words: choiceWords(rendering.segments, mark).map(({ word }) => word), undefined: rendering.undefined };
}

/** The choices of a rendering, each with the pieces it is made of. */
export function choiceWords(segments: readonly Segment[], mark: string): { word: string; segments: Segment[] }[] {
  return splitSegments(segments, mark).map((part) => {
    const own = stripSegments(part);
    return { word: segmentsText(own), segments: own };
  });
}

function reservedName({ text, body }: PromptDoc, name: string): TemplateError {
  const message = `The data has a column \`${name}\`, the name under which the template finds its answer choices; rename the column.`;
  return new TemplateError(message, createLineIndex(text).positionAt(body.start));
}

/** Only text that is data holds the stand: the template's own has none. */
function restored(segments: readonly Segment[], mark: string): Segment[] {
  return segments.map((segment) =>
    segment.kind === 'value' && segment.text.includes(stand)
      ? { ...segment, text: segment.text.replaceAll(stand, mark) }
      : segment,
  );
}

/** The value itself where the mark is nowhere in it, which is nearly always. */
function withoutMark(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return value.includes(mark) ? value.replaceAll(mark, stand) : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutMark(item, mark));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutMark(item, mark), item] as const);
  return entries.some(([, changed, item]) => changed !== item)
    ? Object.fromEntries(entries.map(([key, changed]) => [key, changed]))
    : value;
}
