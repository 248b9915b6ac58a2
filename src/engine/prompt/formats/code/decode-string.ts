import type { MapBuilder } from '../../../text/offset-map.js';
import type { Span } from '../../../text/span.js';
import type { CodeLanguage, StringToken } from './token.js';

/** A backslash and what belongs to it, a doubled brace, or a line's end that is not `\n`. */
const special =
  /\\(?:(?<joined>\r?\n|\r)|x(?<x>[\da-fA-F]{2})|u(?<u>[\da-fA-F]{4})|u\{(?<braced>[\da-fA-F]{1,6})\}|U(?<U>[\da-fA-F]{8})|(?<octal>[0-7]{1,3})|N\{[^}\n]{1,80}\}|(?<one>[^]))|(?<double>\{\{|\}\})|(?<end>\r\n?)/g;

const escapes: Readonly<Record<CodeLanguage, Readonly<Record<string, string>>>> = {
  python: { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', '\\': '\\', "'": "'", '"': '"' },
  script: { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' },
};

/** What a part of a string stands for: its text between two expressions. */
export function decodeString(
  source: string,
  part: Span,
  token: StringToken & { language: CodeLanguage },
  out: MapBuilder,
): void {
  const { language, prefix } = token;
  const inside = source.slice(part.start, part.end);
  let copied = part.start;
  for (const match of inside.matchAll(special)) {
    const from = part.start + match.index;
    const said = saidBy(match, language, prefix);
    if (said === undefined) continue;
    out.copy(copied, from);
    out.put(said, from, from + match[0].length);
    copied = from + match[0].length;
  }
  out.copy(copied, part.end);
}

/** Undefined where it stands for itself. */
function saidBy({ groups = {} }: RegExpExecArray, language: CodeLanguage, prefix: string): string | undefined {
  const { joined, octal, one, double, end } = groups;
  if (end !== undefined) return '\n';
  if (double !== undefined) return /[ft]/.test(prefix) ? double[0] : undefined;
  if (prefix.includes('r')) return undefined;
  if (joined !== undefined) return '';
  const code = codeIn(groups, language);
  if (code !== undefined) return characterOf(Number.parseInt(code, 16));
  if (octal !== undefined) return characterOf(Number.parseInt(octal, 8));
  return one === undefined ? undefined : (escapes[language][one] ?? (language === 'python' ? undefined : one));
}

/** The number of a character; `\u{…}` is a script's and `\U` Python's. */
function codeIn(
  { x, u, braced, U }: NonNullable<RegExpExecArray['groups']>,
  language: CodeLanguage,
): string | undefined {
  return x ?? u ?? (language === 'python' ? U : braced);
}

function characterOf(point: number): string | undefined {
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
