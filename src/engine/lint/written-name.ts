const header = /^\uFEFF?---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const entry = /^name:[ \t]+(?:"([^"\n\\]*)"|'([^'\n]*)'|([^\s"'|>&*!{[#%@`][^\r\n]*?))[ \t]*(?:[ \t]#[^\r\n]*)?\r?$/m;

/** How much of a file to read for it. */
export const headerSize = 8192;

/** The name that a prompt gives itself in its front matter, read without the rest of it: a folder may hold thousands. */
export function writtenName(text: string): string | undefined {
  const [, lines] = header.exec(text.slice(0, headerSize)) ?? [];
  const [, double, single, plain] = (lines === undefined ? null : entry.exec(lines)) ?? [];
  const name = double ?? single ?? plain;
  return name === undefined || name === '' ? undefined : name;
}
