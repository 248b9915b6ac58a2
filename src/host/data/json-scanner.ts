import { type JsonPlace, keyName } from './json-outline.js';
import { isClosing, isOpening, type JsonWalk, startOfJson, walkJson } from './json-walk.js';

/** The text of one row. */
export interface JsonPiece {
  readonly line: number;
  readonly text: string;
  /** True where the file ends inside it. */
  readonly isCut?: true;
}

export interface JsonScanner {
  /** The rows that end in this further part of the file. */
  add(text: string): JsonPiece[];
  /** Characters kept of a row that has not ended. */
  readonly waiting: number;
  /** What is left when the file has ended. */
  end(): JsonPiece[];
}

const comma = 44;
const colon = 58;
const list = 91;

interface Scan {
  readonly place: JsonPlace;
  /** Brackets around a row. */
  readonly depth: number;
  pieces: JsonPiece[];
  /** The line of the row that has begun. */
  line: number;
  /** The bracket the rows stand in; 0 before it and behind its end. */
  container: number;
  /** Whether a row may begin here. */
  mayBegin: boolean;
}

/** Cuts a JSON file into its rows as it comes, so that one of any size takes the memory of its largest row. */
export function createJsonScanner(place: JsonPlace): JsonScanner {
  const walk = startOfJson();
  const depth = place === 'lines' ? 0 : place === 'list' ? 1 : 2;
  const scan: Scan = { place, depth, pieces: [], line: 1, container: 0, mayBegin: place === 'lines' };
  const visit = (_walk: JsonWalk, code: number, at: number): void => {
    if (walk.depth === depth - 1) outside(scan, walk, code, at);
    else if (walk.depth === depth && (depth === 0 || scan.container !== 0)) among(scan, walk, code, at);
  };
  return {
    add(text) {
      scan.pieces = [];
      walkJson(walk, text, visit);
      return scan.pieces;
    },
    get waiting() {
      return walk.mark < 0 ? 0 : walk.buffer.length - walk.mark;
    },
    end() {
      if (walk.mark >= 0) return [{ line: scan.line, text: walk.buffer.slice(walk.mark), isCut: true }];
      return scan.container === 0 ? [] : [{ line: walk.line, text: '', isCut: true }];
    },
  };
}

/** Around the rows: where they begin and end. */
function outside(scan: Scan, walk: JsonWalk, code: number, at: number): void {
  if (isClosing(code) && scan.container !== 0) {
    finish(scan, walk, at);
    scan.container = 0;
  } else if (isOpening(code) && isPlace(scan.place, walk.key)) {
    scan.container = code;
    scan.mayBegin = code === list;
  }
}

function isPlace(place: JsonPlace, key: string): boolean {
  return typeof place === 'object' ? keyName(key) === place.key : place === 'list';
}

/** Between the rows of a list, or the keys and rows of an object, or values one behind the other. */
function among(scan: Scan, walk: JsonWalk, code: number, at: number): void {
  const isOpen = walk.mark >= 0;
  if (code === comma && scan.depth > 0) {
    finish(scan, walk, at);
    scan.mayBegin = scan.container === list;
  } else if (code === colon && !isOpen) scan.mayBegin = scan.depth > 0;
  else if (scan.mayBegin && !isOpen) {
    walk.mark = at;
    scan.line = walk.line;
    scan.mayBegin = scan.depth === 0;
  } else if (scan.depth === 0 && isClosing(code)) finish(scan, walk, at + 1);
}

function finish(scan: Scan, walk: JsonWalk, end: number): void {
  if (walk.mark >= 0) scan.pieces.push({ line: scan.line, text: walk.buffer.slice(walk.mark, end).trimEnd() });
  walk.mark = -1;
}
