/** A line of a data file without its LF; a CR before it stays. */
export interface DataLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Characters a block, so that whoever reads on can let other work in between. */
const blockSize = 256 * 1024;

/** The lines of a text, in blocks of whole lines. */
// eslint-disable-next-line @typescript-eslint/require-await -- it stands where a file's lines do, which are waited for.
export async function* textLines(text: string): AsyncGenerator<readonly DataLine[]> {
  let line = 1;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start + blockSize);
    const end = newline < 0 ? text.length : newline;
    const lines = splitLines(text.slice(start, end), line);
    line += lines.length;
    yield lines;
    start = end + 1;
  }
}

/** The lines of a block that starts at `first`; a byte order mark at the start of the file is left off. */
export function splitLines(block: string, first: number): DataLine[] {
  const plain = first === 1 && block.startsWith('\uFEFF') ? block.slice(1) : block;
  return plain.split('\n').map((text, i) => ({ line: first + i, text }));
}
