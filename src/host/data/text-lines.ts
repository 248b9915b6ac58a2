/** A line of a data file without its LF; a CR before it stays. */
export interface DataLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** The text of a data file. Each call reads it from its start. */
export interface DataText {
  /** In blocks of whole lines. */
  readonly lines: () => AsyncIterable<readonly DataLine[]>;
  /** In pieces that end anywhere, a byte order mark at the start left off. */
  readonly pieces: () => AsyncIterable<string>;
}

/** Characters a block, so that whoever reads on can let other work in between. */
const blockSize = 256 * 1024;

/** A text that is already read, such as one that an editor holds. */
export function wholeText(text: string): DataText {
  return { lines: () => textLines(text), pieces: () => textPieces(text) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- as below.
async function* textPieces(text: string): AsyncGenerator<string> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let start = 0; start < plain.length; start += blockSize) yield plain.slice(start, start + blockSize);
}

/** The lines of a text, in blocks of whole lines. */
// eslint-disable-next-line @typescript-eslint/require-await -- it stands where a file's lines do, which are waited for.
async function* textLines(text: string): AsyncGenerator<readonly DataLine[]> {
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
