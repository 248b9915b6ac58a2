import { sliceOf } from '../../../text/span.js';
import type { CodeName } from '../../code-prompt.js';
import { bracketAt, type CodeView, type Item, itemsOf, type Range } from './code-view.js';

/** What a call is given by name, and what by place. */
export interface Given {
  readonly named: ReadonlyMap<string, Range>;
  readonly placed: readonly Range[];
  /** True where more may be given than is written: `**values`, `...values`. */
  readonly isOpen: boolean;
}

/** A script names its arguments in an object, Python in the brackets of the call. */
export function argumentsOf(view: CodeView, open: number): Given {
  const items = itemsOf(view, open);
  const object = view.language === 'script' ? objectOf(view, items) : undefined;
  const namers = object ?? items;
  return {
    named: new Map(namers.flatMap(({ key, value }): [string, Range][] => (key === undefined ? [] : [[key, value]]))),
    placed: items.flatMap(({ key, isSpread, value }) => (key === undefined && !isSpread ? [value] : [])),
    isOpen: [...items, ...namers].some(({ isSpread }) => isSpread),
  };
}

function objectOf(view: CodeView, [first]: readonly Item[]): Item[] | undefined {
  const open = first && bracketAt(view, first.value, '{');
  return open === undefined ? undefined : itemsOf(view, open);
}

/** The keys of an object or the keywords of a call; undefined where some of them are not written. */
export function keysIn(view: CodeView, open: number): CodeName[] | undefined {
  const items = itemsOf(view, open);
  const names = items.flatMap(({ key, keySpan }): CodeName[] =>
    key === undefined || keySpan === undefined ? [] : [{ name: key, span: keySpan }],
  );
  return names.length === items.length ? names : undefined;
}

/** The text of a string without holes, written as it is. */
export function plainString({ text, tokens }: CodeView, { from, to }: Range): CodeName | undefined {
  const token = tokens[from];
  if (to !== from + 1 || token?.kind !== 'string' || token.holes.length > 0) return undefined;
  const name = sliceOf(text, token.body);
  return name.includes('\\') ? undefined : { name, span: token.body };
}
