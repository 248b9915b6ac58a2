const delimiter = /\{[{%#]/g;

/** A text as a Jinja template that renders to it. */
export function asJinjaText(text: string): string {
  const places = [...text.matchAll(delimiter)];
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return text;
  if (places.length < 3 || /\{%[-+]?\s*endraw/.test(text))
    return text.replaceAll(delimiter, (open) => `{{ ${jinjaString(open)} }}`);
  const end = last.index + last[0].length;
  return `${text.slice(0, first.index)}{% raw %}${text.slice(first.index, end)}{% endraw %}${text.slice(end)}`;
}

/** A text as a string in a Jinja expression. */
export function jinjaString(text: string): string {
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${inner}"`;
}
