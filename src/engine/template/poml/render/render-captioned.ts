import { captions, type CaptionStyle } from '../components.js';
import { attributeOf, type PomlElement } from '../nodes.js';
import { type Box, inlineBox, type Said, withLineMarks, wrapped } from './box.js';
import { paragraph, sequence } from './paragraph.js';
import { type Item, renderContent } from './render-nodes.js';
import { booleanAttribute, renderPieces, textAttribute } from './render-text.js';
import { decoration, gap, type Place } from './run.js';

const styles: readonly CaptionStyle[] = ['header', 'bold', 'plain', 'hidden'];

interface Caption {
  readonly said: readonly Said[];
  readonly style: CaptionStyle;
  readonly endsLine: boolean;
}

/** A component with a caption above or before its content: `<task>`, `<hint>`, `<cp>` and the others. */
export function renderCaptioned(element: PomlElement, place: Place): Box {
  const inner = innerPlace(element, place);
  const caption = captionOf(element, 'caption', place);
  const introducer = introducerOf(element, place);
  if (caption.style === 'hidden') return paragraph(element, renderContent(element, inner, introducer), place);
  if (caption.style === 'header') {
    const header = headerBox(caption, element, place);
    const section = renderContent(element, { ...inner, headerLevel: place.headerLevel + 1 }, introducer);
    return paragraph(element, sequence([header, paragraph(element, section, place)], element, place), place);
  }
  const first: Item[] = [{ box: inlineCaption(caption, element, place) }, afterCaption(caption, element, place)];
  return paragraph(element, renderContent(element, inner, first), place);
}

/** `<qa>`: the question, and the word after which the answer is to come. */
export function renderQuestion(element: PomlElement, place: Place): Box {
  const question = captionOf(element, 'questioncaption', place);
  const first: Item[] = [{ box: inlineCaption(question, element, place) }, afterCaption(question, element, place)];
  const asked = paragraph(element, renderContent(element, place, first), place);
  const answer = inlineCaption(captionOf(element, 'answercaption', place), element, place);
  return paragraph(element, sequence([asked, answer], element, place), place);
}

function innerPlace(element: PomlElement, place: Place): Place {
  if (element.component !== 'example' && element.component !== 'examples') return place;
  const chat = booleanAttribute(attributeOf(element, 'chat'), place);
  return { ...place, isChat: chat ?? place.isChat };
}

function introducerOf(element: PomlElement, place: Place): Item[] {
  const attribute = element.component === 'examples' ? attributeOf(element, 'introducer') : undefined;
  if (attribute === undefined) return [];
  return [{ box: { said: renderPieces(attribute.pieces, place), before: 2, after: 2, isText: false } }];
}

function captionOf(element: PomlElement, attributeName: string, place: Place): Caption {
  const [standard, usual] = usualCaption(element, attributeName, place);
  const style = styleOf(textAttribute(attributeOf(element, 'captionstyle'), place)) ?? usual;
  const attribute = attributeOf(element, attributeName);
  const words =
    attribute === undefined ? [decoration(place, standard, element.nameSpan)] : renderPieces(attribute.pieces, place);
  const change = textAttribute(attributeOf(element, 'captiontexttransform'), place);
  const isInline = style === 'bold' || style === 'plain';
  const ending = textAttribute(attributeOf(element, 'captionending'), place) ?? (isInline ? 'colon' : 'none');
  const colon = ending.includes('colon') ? [decoration(place, ':', element.nameSpan)] : [];
  return { said: [...words.map((one) => changed(one, change)), ...colon], style, endsLine: ending.includes('newline') };
}

function usualCaption(
  { component }: PomlElement,
  attributeName: string,
  place: Place,
): readonly [string, CaptionStyle] {
  if (attributeName === 'questioncaption') return ['Question', 'bold'];
  if (attributeName === 'answercaption') return ['Answer', 'bold'];
  const [caption, style] = (component === undefined ? undefined : captions[component]) ?? ['', 'header'];
  const isTurn = component === 'input' || component === 'output';
  return [caption, isTurn && place.isChat ? 'hidden' : style];
}

function styleOf(written: string | undefined): CaptionStyle | undefined {
  return styles.find((style) => style === written);
}

function changed(one: Said, change: string | undefined): Said {
  const { segment, speaker } = one;
  if (!('text' in segment) || change === undefined) return one;
  const { text } = segment;
  if (change === 'upper') return { segment: { ...segment, text: text.toUpperCase() }, speaker };
  if (change === 'lower') return { segment: { ...segment, text: text.toLowerCase() }, speaker };
  if (change !== 'capitalize') return one;
  return { segment: { ...segment, text: text.charAt(0).toUpperCase() + text.slice(1) }, speaker };
}

function headerBox({ said }: Caption, element: PomlElement, place: Place): Box {
  const level = `${'#'.repeat(place.headerLevel)} `;
  const box = withLineMarks(inlineBox(said), [level, level], (text) => decoration(place, text, element.nameSpan));
  return { ...box, before: 2, after: 2 };
}

function inlineCaption({ said, style }: Caption, element: PomlElement, place: Place): Box {
  if (style !== 'bold') return inlineBox(said);
  const mark = decoration(place, '**', element.nameSpan);
  return wrapped(inlineBox(said), mark, mark);
}

function afterCaption({ endsLine }: Caption, element: PomlElement, place: Place): Item {
  if (endsLine) return { box: inlineBox([decoration(place, '\n', element.nameSpan)]) };
  return { text: [{ ...gap(place, ' ', element.nameSpan), speaker: place.speaker }] };
}
