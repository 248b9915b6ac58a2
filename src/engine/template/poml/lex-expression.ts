export interface Token {
  readonly kind: 'name' | 'value' | 'operator';
  readonly text: string;
  /** Of a number or a text. */
  readonly value: string | number | undefined;
  readonly start: number;
  readonly end: number;
}

const shape =
  /\s+|([A-Za-z_$][\w$]*)|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(===|!==|==|!=|<=|>=|&&|\|\||\?\?|\?\.|[-+*/%<>!()[\]{}?:.,])/y;

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** The tokens of an expression; undefined where a character starts none. */
export function lexExpression(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  shape.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    shape.lastIndex = at;
    const match = shape.exec(text);
    if (match === null) return undefined;
    const [whole, name, number, quoted, operator] = match;
    const place = { start: at, end: at + whole.length };
    at = place.end;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, value: undefined, ...place });
    else if (number !== undefined) tokens.push({ kind: 'value', text: number, value: Number(number), ...place });
    else if (quoted !== undefined) tokens.push({ kind: 'value', text: quoted, value: unquoted(quoted), ...place });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator, value: undefined, ...place });
  }
  return tokens;
}

function unquoted(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replaceAll(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/g, (_whole, unicode, hexadecimal, other: string) => {
      const digits = (unicode ?? hexadecimal) as string | undefined;
      return digits === undefined ? (escapes[other] ?? other) : String.fromCharCode(Number.parseInt(digits, 16));
    });
}
