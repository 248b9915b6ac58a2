import { escapeHtml } from './html.js';
import { iterate } from './iterate.js';
import { toText } from './repr.js';
import { type CallArguments, Markup, Tuple, type Value } from './value.js';

/** The value's text for a place in marked text: as it is when it is marked itself. */
export function escapedText(value: Value): string {
  return value instanceof Markup ? value.text : escapeHtml(toText(value));
}

/** The value without its mark. */
export function unmarked(value: Value): Value {
  return value instanceof Markup ? value.text : value;
}

/** Methods whose result stays marked, and whose text arguments are escaped first. */
const MARKING: ReadonlySet<string> = new Set(
  'capitalize title lower upper replace ljust rjust lstrip rstrip center strip translate expandtabs swapcase zfill'.split(
    ' ',
  ),
);
const SPLITTING: ReadonlySet<string> = new Set(['split', 'rsplit', 'splitlines']);
const PARTING: ReadonlySet<string> = new Set(['partition', 'rpartition']);

type CallMethod = (args: CallArguments) => Value;

/** Calls a method of marked text by way of the same method of the plain one. */
export function callMarkedMethod(name: string, args: CallArguments, call: CallMethod): Value {
  if (MARKING.has(name)) return marked(call(escapedArguments(args)));
  if (SPLITTING.has(name)) return markedItems(call(args));
  if (PARTING.has(name)) return new Tuple(markedItems(call(escapedArguments(args))));
  if (name === 'join') return marked(call({ ...args, positional: args.positional.map(escapedItems) }));
  return call(args);
}

function marked(value: Value): Value {
  return typeof value === 'string' ? new Markup(value) : value;
}

function markedItems(value: Value): Value[] {
  return Array.from(iterate(value), marked);
}

function escapedItems(value: Value): Value {
  return Array.from(iterate(value), escapedText);
}

function escapedArguments({ positional, named }: CallArguments): CallArguments {
  const escaped = (value: Value): Value =>
    typeof value === 'string' || value instanceof Markup ? escapedText(value) : value;
  return {
    positional: positional.map(escaped),
    named: new Map([...named].map(([key, value]) => [key, escaped(value)])),
  };
}
