import { parseJson } from './parse-json.js';

/** Starts of objects and lists that are tried: text full of braces that hold no JSON is left after so many. */
const mostTried = 200;

/**
 * The JSON objects and lists in a text, the outermost of each. A start that nothing closes is stepped over, and none is
 * looked at twice, so that the time grows with the text.
 */
export function findJson(text: string): unknown[] {
  const found: unknown[] = [];
  let tried = 0;
  for (let at = nextStart(text, 0); at !== -1 && tried < mostTried; tried++) {
    const end = endOf(text, at);
    const parsed = end === undefined ? undefined : parseJson(text.slice(at, end));
    if (parsed !== undefined) found.push(parsed.value);
    at = nextStart(text, parsed === undefined || end === undefined ? at + 1 : end);
  }
  return found;
}

function nextStart(text: string, from: number): number {
  const [brace, bracket] = [text.indexOf('{', from), text.indexOf('[', from)];
  return brace === -1 || bracket === -1 ? Math.max(brace, bracket) : Math.min(brace, bracket);
}

/** Where the bracket at `start` closes, texts in quotes stepped over. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at = quoteEnd(text, at);
      if (at === -1) return undefined;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
