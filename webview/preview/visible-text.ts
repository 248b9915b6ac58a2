/** The text with its blanks made visible; the line breaks stay, so that it is laid out as before. */
export function visibleText(text: string): string {
  return text.replaceAll(' ', '·').replaceAll('\u00A0', '⍽').replaceAll('\t', '→\t').replaceAll('\n', '↵\n');
}
