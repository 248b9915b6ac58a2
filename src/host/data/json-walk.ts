/** How far a JSON file has been read, and the part of its text that is still needed. */
export interface JsonWalk {
  /** Brackets that are open; while a bracket is told of, those around it. */
  depth: number;
  /** From 1. */
  line: number;
  /** True from the quote that opens a string on. */
  inString: boolean;
  escaped: boolean;
  buffer: string;
  /** Text from here on is kept when the next part comes; -1 for none. */
  mark: number;
  keyStart: number;
  /** The last string directly inside the outermost bracket, as it is written. */
  key: string;
}

/** Told of a character outside strings, or of a quote. */
export type Visit = (walk: JsonWalk, code: number, at: number) => void;

/** Rows stand at most two brackets deep, so nobody asks what is inside them. */
const shallow = 2;

const blank = 32;
const quote = 34;
const backslash = 92;

export const isOpening = (code: number): boolean => code === 123 || code === 91;
export const isClosing = (code: number): boolean => code === 125 || code === 93;

export function startOfJson(): JsonWalk {
  return { depth: 0, line: 1, inString: false, escaped: false, buffer: '', mark: -1, keyStart: -1, key: '' };
}

/** Reads a further part of a file, and tells of every character that stands at most two brackets deep, blanks left out. */
export function walkJson(walk: JsonWalk, text: string, visit: Visit): void {
  const start = takeIn(walk, text);
  const { buffer } = walk;
  for (let at = start; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (code === 10) walk.line++;
    if (walk.inString) {
      if (endsString(walk, code)) tell(walk, code, at, visit);
      continue;
    }
    if (code <= blank) continue;
    if (isClosing(code)) walk.depth--;
    walk.inString = code === quote;
    if (walk.depth <= shallow) tell(walk, code, at, visit);
    if (isOpening(code)) walk.depth++;
  }
}

/** @returns where the new text starts in the buffer */
function takeIn(walk: JsonWalk, text: string): number {
  const from = walk.mark >= 0 ? walk.mark : walk.keyStart >= 0 ? walk.keyStart : walk.buffer.length;
  const kept = walk.buffer.slice(from);
  if (walk.mark >= 0) walk.mark = 0;
  if (walk.keyStart >= 0) walk.keyStart = 0;
  walk.buffer = kept + text;
  return kept.length;
}

function endsString(walk: JsonWalk, code: number): boolean {
  if (walk.escaped) walk.escaped = false;
  else if (code === backslash) walk.escaped = true;
  else if (code === quote) walk.inString = false;
  return !walk.inString && walk.depth <= shallow;
}

function tell(walk: JsonWalk, code: number, at: number, visit: Visit): void {
  if (walk.depth === 1 && code === quote) followKey(walk, at);
  visit(walk, code, at);
}

function followKey(walk: JsonWalk, at: number): void {
  if (walk.inString) {
    walk.keyStart = at;
    return;
  }
  walk.key = walk.buffer.slice(walk.keyStart, at + 1);
  walk.keyStart = -1;
}
