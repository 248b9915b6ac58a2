import { printed } from './render-text.js';

/** Data as XML: a mapping's keys are tags, the items of a list `<item>`. */
export function toXml(data: unknown): string {
  return contents(data, '').join('\n');
}

function contents(data: unknown, indent: string): string[] {
  if (Array.isArray(data)) return data.flatMap((item) => element('item', item, indent));
  if (typeof data !== 'object' || data === null) return [indent + escaped(scalar(data))];
  return Object.entries(data).flatMap(([key, value]) => element(key, value, indent));
}

function element(name: string, value: unknown, indent: string): string[] {
  if (typeof value === 'object' && value !== null) {
    const inner = contents(value, `${indent}  `);
    return inner.length === 0 ? [`${indent}<${name}/>`] : [`${indent}<${name}>`, ...inner, `${indent}</${name}>`];
  }
  const text = scalar(value);
  return [text === '' ? `${indent}<${name}/>` : `${indent}<${name}>${escaped(text)}</${name}>`];
}

function scalar(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : printed(value);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
