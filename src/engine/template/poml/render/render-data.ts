import { RenderFault } from '../../render-budget.js';
import { attributeOf, type PomlAttribute, type PomlElement, staticText } from '../nodes.js';
import { apart, type Box, inlineBox, type Said, type Speaker, wrapped } from './box.js';
import { sequence } from './paragraph.js';
import { renderPieces, textAttribute, valueAttribute, variableOf } from './render-text.js';
import { decoration, type Place } from './run.js';
import { tableText } from './table-text.js';
import { toXml } from './to-xml.js';

/** `<obj data="{{ x }}"/>`: the data as a block of JSON, or of XML. */
export function renderObject(element: PomlElement, place: Place): Box {
  const attribute = attributeOf(element, 'data');
  const data = valueAttribute(attribute, place);
  const syntax = staticText(attributeOf(element, 'syntax')) ?? 'json';
  const text = syntax === 'xml' ? toXml(data) : ((JSON.stringify(data, null, 2) as string | undefined) ?? '');
  const decorate = (mark: string): Said => decoration(place, mark, element.nameSpan);
  const box = inlineBox(dataSaid(text, attribute, element, place));
  return apart(wrapped(box, decorate(`\`\`\`${syntax}\n`), decorate('\n```')), 2);
}

/** `<table records="{{ rows }}"/>`. */
export function renderTable(element: PomlElement, place: Place): Box {
  const attribute = attributeOf(element, 'records');
  const records = valueAttribute(attribute, place);
  if (records === undefined) return apart(inlineBox([]), 2);
  const columns = valueAttribute(attributeOf(element, 'columns'), place);
  const text = tableText(records, columns, staticText(attributeOf(element, 'syntax')) ?? 'markdown');
  if (text === undefined) throw new RenderFault('A table needs a list of rows: this is none.');
  return apart(inlineBox(dataSaid(text, attribute, element, place)), 2);
}

/** Data as one piece: it comes from the variable its expression names, or from the file itself. */
function dataSaid(text: string, attribute: PomlAttribute | undefined, element: PomlElement, place: Place): Said[] {
  place.run.budget.write(text.length);
  if (text === '') return [];
  const span = attribute?.valueSpan ?? element.nameSpan;
  const variable = attribute?.expression === undefined ? undefined : variableOf(attribute.expression, place);
  return [{ segment: { kind: 'value', text, span, template: place.file.name, variable }, speaker: place.speaker }];
}

/** The words for an image, or the image itself by its address. */
export function renderImage(element: PomlElement, place: Place): Box {
  const alt = attributeOf(element, 'alt');
  const isShown = staticText(attributeOf(element, 'syntax')) === 'multimedia' || alt === undefined;
  if (!isShown) return inlineBox(renderPieces(alt.pieces, place));
  const src = attributeOf(element, 'src');
  const url = textAttribute(src, place) ?? '';
  const contentType = textAttribute(attributeOf(element, 'type'), place);
  const span = src?.valueSpan ?? element.nameSpan;
  const template = place.file.name;
  return inlineBox([
    { segment: { kind: 'media', url, contentType, span, template, variable: undefined }, speaker: place.speaker },
  ]);
}

/** `<conversation messages="{{ history }}"/>`: each message by whoever it says. */
export function renderConversation(element: PomlElement, place: Place): Box {
  const attribute = attributeOf(element, 'messages');
  const messages = valueAttribute(attribute, place);
  if (messages === undefined) return inlineBox([]);
  if (!Array.isArray(messages)) throw new RenderFault('A conversation needs a list of messages: this is none.');
  const boxes = messages.map((message: unknown) => {
    const { speaker, content } = message as { speaker?: unknown; content?: unknown };
    const said = dataSaid(typeof content === 'string' ? content : JSON.stringify(content), attribute, element, place);
    return apart(inlineBox(said.map((one) => ({ ...one, speaker: speakerOf(speaker, place) }))), 1);
  });
  return apart(sequence(boxes, element, place), 1);
}

function speakerOf(written: unknown, { run }: Place): Speaker {
  if (written === 'system') run.isSystemNamed = true;
  if (written === 'system' || written === 'ai' || written === 'tool') return written;
  if (written === 'assistant') return 'ai';
  if (run.unnamed === 'system') run.unnamed = 'human';
  return 'human';
}
