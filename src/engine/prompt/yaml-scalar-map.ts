import { type CST, isScalar } from 'yaml';
import { createMapBuilder, type MapBuilder, type OffsetMap } from '../text/offset-map.js';
import type { Span } from '../text/span.js';
import { type BlockScalar, decodeBlock } from './yaml-block-scalar.js';
import { decodeDoubleQuoted, decodeFolded } from './yaml-flow-scalar.js';

/**
 * Where the characters of a text in YAML stand in the file, whatever its style. The document must have been parsed with
 * `keepSourceTokens`, from the part of the file that begins at `shift`.
 * Undefined for what is no text, and where the text cannot be decoded to exactly what the parser made of it.
 */
export function scalarMap(node: unknown, file: string, shift: number): OffsetMap | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || node.srcToken === undefined) return undefined;
  const out = createMapBuilder(file);
  const range = decode(node.srcToken, { file, shift }, out);
  const map = range && out.finish(range);
  return map?.text === node.value ? map : undefined;
}

interface Place {
  readonly file: string;
  readonly shift: number;
}

/** Gives the part of the file that was decoded, without quotes and block headers. */
function decode(token: CST.Token, { file, shift }: Place, out: MapBuilder): Span | undefined {
  if (token.type === 'block-scalar') return decodeBlockToken(token, { file, shift }, out);
  const start = shift + token.offset;
  if (token.type === 'scalar') {
    const plain = { start, end: start + token.source.length };
    decodeFolded(file, plain, out, { quoted: false });
    return plain;
  }
  if (token.type !== 'single-quoted-scalar' && token.type !== 'double-quoted-scalar') return undefined;
  const inside = { start: start + 1, end: start + token.source.length - 1 };
  if (inside.end < inside.start) return undefined;
  if (token.type === 'double-quoted-scalar') decodeDoubleQuoted(file, inside, out);
  else decodeFolded(file, inside, out, { quoted: true });
  return inside;
}

function decodeBlockToken(token: CST.BlockScalar, { file, shift }: Place, out: MapBuilder): Span | undefined {
  const [header] = token.props;
  if (header === undefined || !('source' in header)) return undefined;
  const start = token.props.reduce(
    (end, prop) => end + ('source' in prop ? prop.source.length : 0),
    shift + token.offset,
  );
  const lines = { start, end: start + token.source.length };
  decodeBlock(file, { ...readHeader(header.source, token.indent), lines }, out);
  return lines;
}

/** `|2-`: the style, the indent beyond what is around, and what happens to the last line breaks. */
function readHeader(header: string, around: number): Omit<BlockScalar, 'lines'> {
  const digit = /[1-9]/.exec(header)?.[0];
  return {
    folded: header.startsWith('>'),
    chomp: header.includes('-') ? '-' : header.includes('+') ? '+' : '',
    indent: digit === undefined ? undefined : around + Number(digit),
  };
}
