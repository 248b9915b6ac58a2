import { captions, type ComponentName, silent } from '../components.js';
import { isAddress, isWholeUnsupported, hasAltText } from '../find-unsupported.js';
import { attributeOf, type Expression, type PomlElement, staticText } from '../nodes.js';
import { type Box, inlineBox, type Said, textOfBox, withLineMarks, wrapped } from './box.js';
import { renderCaptioned, renderQuestion } from './render-captioned.js';
import { renderConversation, renderImage, renderObject, renderTable } from './render-data.js';
import { paragraph } from './paragraph.js';
import { renderContent, sourceBox } from './render-nodes.js';
import { booleanAttribute, isOpen, textAttribute } from './render-text.js';
import { decoration, type Place } from './run.js';
import { specifiedSpeaker } from './specified-speaker.js';

const bullets: Readonly<Record<string, string>> = { star: '* ', dash: '- ', plus: '+ ' };

/** An element as Markdown; nothing for those that make no text. */
export function renderComponent(element: PomlElement, place: Place): Box[] {
  const { component } = element;
  if (component !== undefined && silent.has(component)) return [];
  const entered = enter(element, place);
  if (isWholeUnsupported(element) || refusesData(element, entered)) return [sourceBox(element.span, entered)];
  if (component === 'table' || component === 'img') return [renderExternal(element, entered)];
  if (entered.isFree) return [component === 'br' ? lineBreaks(element, entered) : renderContent(element, entered)];
  return [renderMarkup(element, entered)];
}

/** Data that only a row can tell are written by POML in ways of its own. */
function refusesData(element: PomlElement, place: Place): boolean {
  const data = dataOf(element);
  if (data === undefined || !isOpen(data, place)) return false;
  place.run.writer?.refuse(element.nameSpan, 'Jinja cannot write these data as POML does.');
  return true;
}

function dataOf(element: PomlElement): Expression | undefined {
  const names: Readonly<Record<string, string>> = { table: 'records', obj: 'data', conversation: 'messages' };
  return attributeOf(element, names[element.component ?? ''] ?? '')?.expression;
}

/** The place inside the element, once it is settled who speaks there. */
function enter(element: PomlElement, place: Place): Place {
  const { run } = place;
  const specified = specifiedSpeaker(element, place);
  if (specified === 'system') run.isSystemNamed = true;
  if (specified === 'human' && run.unnamed === 'system') run.unnamed = 'human';
  const named = specified ?? place.named;
  const isFree = place.isFree || staticText(attributeOf(element, 'syntax')) === 'text';
  return { ...place, named, speaker: named ?? run.unnamed, isFree };
}

function renderExternal(element: PomlElement, place: Place): Box {
  if (element.component === 'table')
    return attributeOf(element, 'records') === undefined ? sourceBox(element.span, place) : renderTable(element, place);
  if (hasAltText(element) || isAddress(element)) return renderImage(element, place);
  return sourceBox(element.span, place);
}

type Renderer = (element: PomlElement, place: Place) => Box;

const renderers: Readonly<Partial<Record<ComponentName, Renderer>>> = {
  br: lineBreaks,
  code: renderCode,
  list: renderList,
  item: renderItem,
  qa: renderQuestion,
  obj: renderObject,
  conversation: renderConversation,
  h: renderHeader,
  b: (element, place) => marked(element, place, '**'),
  i: (element, place) => marked(element, place, '*'),
  s: (element, place) => marked(element, place, '~~'),
  u: (element, place) => marked(element, place, '__'),
  span: (element, place) => ({ ...renderContent(element, place), isText: false }),
  p: (element, place) => paragraph(element, renderContent(element, place), place),
  section: (element, place) =>
    paragraph(element, renderContent(element, { ...place, headerLevel: place.headerLevel + 1 }), place),
};

function renderMarkup(element: PomlElement, place: Place): Box {
  const { component = 'text' } = element;
  if (captions[component] !== undefined) return renderCaptioned(element, place);
  const render = renderers[component];
  return render === undefined ? paragraph(element, renderContent(element, place), place, 1) : render(element, place);
}

function marked(element: PomlElement, place: Place, mark: string): Box {
  const said = decoration(place, mark, element.nameSpan);
  return wrapped(renderContent(element, place), said, said);
}

function renderHeader(element: PomlElement, place: Place): Box {
  const level = `${'#'.repeat(place.headerLevel)} `;
  const decorate = (text: string): Said => decoration(place, text, element.nameSpan);
  return paragraph(element, withLineMarks(renderContent(element, place), [level, level], decorate), place);
}

function lineBreaks(element: PomlElement, place: Place): Box {
  const count = Number(textAttribute(attributeOf(element, 'newlinecount'), place) ?? 1);
  const breaks = Number.isInteger(count) && count > 0 ? Math.min(count, 100) : 1;
  return inlineBox([decoration(place, '\n'.repeat(breaks), element.nameSpan)]);
}

function renderCode(element: PomlElement, place: Place): Box {
  const decorate = (text: string): Said => decoration(place, text, element.nameSpan);
  const content = renderContent(element, place);
  if (booleanAttribute(attributeOf(element, 'inline'), place) !== false)
    return wrapped(content, decorate('`'), decorate('`'));
  const language = textAttribute(attributeOf(element, 'lang'), place) ?? '';
  return paragraph(element, wrapped(content, decorate(`\`\`\`${language}\n`), decorate('\n```')), place);
}

function renderList(element: PomlElement, place: Place): Box {
  const style = textAttribute(attributeOf(element, 'liststyle'), place) ?? 'dash';
  return paragraph(element, renderContent(element, { ...place, list: { style, count: 0 } }), place);
}

function renderItem(element: PomlElement, place: Place): Box {
  const list = place.list ?? { style: 'dash', count: 0 };
  list.count++;
  const bullet = bulletOf(list, place);
  const content = renderContent(element, { ...place, list: undefined, isRepeated: false });
  const indent = ' '.repeat(list.style === 'decimal' ? `${list.count}. `.length : bullet.length);
  const box = withLineMarks(content, [bullet, indent], (text) => decoration(place, text, element.nameSpan));
  return paragraph(element, box, place, textOfBox(box).includes('\n\n') ? 2 : 1);
}

function bulletOf({ style, count }: { style: string; count: number }, { run, isRepeated }: Place): string {
  if (style === 'decimal') return `${isRepeated && run.writer !== undefined ? run.writer.count(count) : count}. `;
  if (style === 'latin') return `${String.fromCharCode(0x60 + ((count - 1) % 26) + 1)}. `;
  return bullets[style] ?? '- ';
}
