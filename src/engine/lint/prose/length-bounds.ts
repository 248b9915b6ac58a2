import type { Span } from '../../text/span.js';
import { type Instruction, instructions } from './instructions.js';
import { oncePerPrompt } from './once-per-prompt.js';

/** How long something must or may be, as a sentence says it without a condition. */
export interface LengthBound {
  readonly instruction: Instruction;
  readonly span: Span;
  readonly text: string;
  readonly unit: string;
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** What it is the length of: the words of the sentence that say so, sorted; empty where it is the answer itself. */
  readonly subject: string;
}

/** `not less than` is no upper bound. */
const plainly = String.raw`(?<!\b(?:no|not|never|nor) )`;
const count = String.raw`(\d[\d,]{0,8}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`;
const unit = String.raw`(?:\s+(?:short|full|complete|single))?[\s-]+(words?|sentences?|characters?|chars?|paragraphs?|bullet points?|bullets?|tokens?|lines?|pages?)\b`;

interface Form {
  readonly pattern: RegExp;
  readonly bounds: (first: number, second: number) => Pick<LengthBound, 'least' | 'most'>;
}

const least = (by: number) => (value: number) => ({ least: value + by, most: undefined });
const most = (by: number) => (value: number) => ({ least: undefined, most: value + by });

const forms: readonly Form[] = [
  {
    pattern: form(String.raw`\bbetween\s+${count}\s+and\s+${count}${unit}`),
    bounds: (a, b) => ({ least: a, most: b }),
  },
  {
    pattern: form(
      String.raw`\b(?:at least|no fewer than|no less than|not less than|minimum(?: of)?)\s+${count}()${unit}`,
    ),
    bounds: least(0),
  },
  { pattern: form(String.raw`${plainly}\bmore than\s+${count}()${unit}`), bounds: least(1) },
  { pattern: form(String.raw`${count}()\s+or more${unit}`), bounds: least(0) },
  { pattern: form(String.raw`${count}()${unit}\s+or more\b`), bounds: least(0) },
  {
    pattern: form(
      String.raw`\b(?:at most|no more than|not more than|up to|maximum(?: of)?|within|(?:not|never) exceed(?:ing)?|limited to)\s+${count}()${unit}`,
    ),
    bounds: most(0),
  },
  { pattern: form(String.raw`${plainly}\b(?:under|fewer than|less than|below)\s+${count}()${unit}`), bounds: most(-1) },
  { pattern: form(String.raw`${count}()\s+or (?:fewer|less)${unit}`), bounds: most(0) },
  { pattern: form(String.raw`${count}()${unit}\s+or (?:fewer|less)\b`), bounds: most(0) },
  { pattern: form(String.raw`\bexactly\s+${count}()${unit}`), bounds: (value) => ({ least: value, most: value }) },
];

function form(source: string): RegExp {
  return new RegExp(source, 'gi');
}

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', '', 'twelve'];
/** What makes a number a wish, or turns its meaning round. */
const soft =
  /\b(?:ideally|preferably|aim|try|about|around|roughly|approximately|usually|typically|can|may|could|don't|do not)\b/i;
const cheap = /\b(?:word|sentence|character|char|paragraph|bullet|token|line|page)/i;

/** In the order of the text; wishes and what holds in some cases only are left out. */
export const lengthBounds = oncePerPrompt((doc): readonly LengthBound[] =>
  instructions(doc)
    .filter(({ text, isConditional }) => !isConditional && text.length < 2000 && cheap.test(text) && !soft.test(text))
    .flatMap(boundsIn),
);

function boundsIn(instruction: Instruction): LengthBound[] {
  const { text, span } = instruction;
  const taken: boolean[] = [];
  const found = forms.flatMap(({ pattern, bounds }) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: phrase, 1: first = '', 2: second = '', 3: name = '', index }) => {
      if (taken[index] === true || taken[index + phrase.length - 1] === true) return [];
      for (let at = index; at < index + phrase.length; at++) taken[at] = true;
      const start = span.start + index;
      const place = { start, end: start + phrase.length };
      return [{ span: place, text: phrase, unit: unitOf(name), ...bounds(numberOf(first), numberOf(second)) }];
    }),
  );
  const subject = subjectOf(text, taken);
  return found.sort((a, b) => a.span.start - b.span.start).map((bound) => ({ ...bound, instruction, subject }));
}

function numberOf(written: string): number {
  const named = numbers.indexOf(written.toLowerCase());
  return named > 0 ? named : Number(written.replaceAll(',', ''));
}

function unitOf(name: string): string {
  const singular = name.toLowerCase().replace(/s$/, '');
  if (singular === 'char') return 'character';
  return singular === 'bullet point' ? 'bullet' : singular;
}

/** Words that say nothing about what is measured. */
const empty: ReadonlySet<string> = new Set(
  `a an and answer answers always as at be but clear clearly compose concise concisely contain contains count create detailed do draft
  ensure entire exactly final for full generate give has have i in include is it its keep length limit long make makes must never not
  of only on or output please produce provide reply respond response responses result return shall should sure that the then there
  this to total use using very want whole will with word words write you your text limited hard strict strictly stay overall`.split(
    /\s+/,
  ),
);

function subjectOf(text: string, taken: readonly boolean[]): string {
  const rest = text
    .split('')
    .map((unitOfText, at) => (taken[at] === true ? ' ' : unitOfText))
    .join('');
  const words = rest.toLowerCase().match(/[\p{L}\uFFFC]+/gu) ?? [];
  return [...new Set(words.filter((word) => !empty.has(word)))].sort().join(' ');
}
