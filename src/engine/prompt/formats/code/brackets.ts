import { type CodeFault, type Token, textAt } from './token.js';

export interface Brackets {
  /** By the place of a bracket's token the place of its partner; -1 for other tokens. */
  readonly partner: Int32Array;
  /** By token, the place of the bracket around it; -1 where there is none. */
  readonly around: Int32Array;
  readonly fault: CodeFault | undefined;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Pairs the brackets. One that has no partner makes the whole file doubtful. */
export function pairBrackets(tokens: readonly Token[]): Brackets {
  const partner = new Int32Array(tokens.length).fill(-1);
  const around = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  for (const [i, token] of tokens.entries()) {
    const isClosing = token.kind === 'sign' && /^[)\]}]$/.test(token.text);
    const from = isClosing ? (open.pop() ?? -1) : -1;
    around[i] = open.at(-1) ?? -1;
    if (!isClosing) {
      if (isOpening(token)) open.push(i);
      continue;
    }
    if (closing[textAt(tokens, from)] !== token.text) return { partner, around, fault: faultAt(tokens[from] ?? token) };
    partner[from] = i;
    partner[i] = from;
  }
  const left = tokens[open.at(-1) ?? -1];
  return { partner, around, fault: left && faultAt(left) };
}

function isOpening({ kind, text }: Token): boolean {
  return kind === 'sign' && closing[text] !== undefined;
}

function faultAt({ start, end, text }: Token): CodeFault {
  return { message: `A bracket \`${text}\` has no partner.`, span: { start, end } };
}

/** The place of a bracket's partner; -1 for other tokens. */
export function partnerOf({ partner }: Brackets, at: number): number {
  return partner[at] ?? -1;
}

/** The place of the bracket around a token; -1 where there is none. */
export function bracketAround({ around }: Brackets, at: number): number {
  return around[at] ?? -1;
}
