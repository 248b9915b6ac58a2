import type { PromptDoc } from '../../../src/engine/prompt/prompt-doc.js';

/** Formatting that means nothing: the new text, or undefined where a prompt has nothing it could change. */
export type Noise = (text: string, doc: PromptDoc) => string | undefined;

const frontMatter = /^(\uFEFF?---\n)([^]*?)(\n---(?:\n|$))/;

export const noises: Readonly<Record<string, Noise>> = {
  CRLF: (text) => (text.includes('\r') ? undefined : text.replaceAll('\n', '\r\n')),
  'a byte order mark': (text) => (text.startsWith('\uFEFF') ? undefined : `\uFEFF${text}`),
  'another line at the end': (text) => `${text}\n`,
  'no line break at the end': (text) => (text.endsWith('\n') ? text.replace(/\n+$/, '') : undefined),
  'blank lines between messages': (text, { messages }) => {
    const starts = messages.flatMap(({ roleSpan }, i) => (i === 0 || roleSpan === undefined ? [] : [roleSpan.start]));
    const lines = starts.map((start) => text.lastIndexOf('\n', start - 1) + 1).filter((at) => at > 0);
    return lines.length === 0
      ? undefined
      : lines.reduceRight((now, at) => `${now.slice(0, at)}\n\n${now.slice(at)}`, text);
  },
  'more blanks inside placeholders': (text, { template }) =>
    template.facts.holes.length === 0 ? undefined : text.replace(/\{\{ ?(\w+) ?\}\}/g, '{{   $1   }}'),
  'keys in another order': (text) => {
    const [whole, open = '', yaml = '', close = ''] = frontMatter.exec(text) ?? [];
    const keys = yaml.split(/\n(?=[A-Za-z"'])/);
    // A comment belongs to what follows it, and an anchor must stand before its alias.
    if (whole === undefined || keys.length < 2 || /^\s*#|[&*]\w|^\S+\s*$/m.test(yaml)) return undefined;
    return open + [...keys.slice(1), keys[0] ?? ''].join('\n') + close + text.slice(whole.length);
  },
  'quotes around keys': (text) => {
    const [whole, open = '', yaml = '', close = ''] = frontMatter.exec(text) ?? [];
    // Cursor writes `globs: *.ts`, which is no YAML, and is read in these words only.
    if (whole === undefined || !/^[a-z]+: /m.test(yaml) || /[|>][-+]?$|: \*/m.test(yaml)) return undefined;
    return open + yaml.replace(/^([a-z]+):(?= |$)/gm, '"$1":') + close + text.slice(whole.length);
  },
  'a comment in another place': (text) => {
    const [whole, open = '', yaml = '', close = ''] = frontMatter.exec(text) ?? [];
    if (whole === undefined) return undefined;
    return `${open}# A note\n# in two lines.\n${yaml}\n# and one more${close}${text.slice(whole.length)}`;
  },
};
