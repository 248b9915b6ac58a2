/**
 * How the numbers of a data row were written, where JavaScript's number does not say it: `1.0` is no `1` to Python, and
 * a number of more than 15 digits is rounded. The row itself stays plain JSON; the note is under a symbol, which JSON,
 * `Object.keys` and every engine but Jinja pass over, and which a copy by spread takes along.
 */
const written: unique symbol = Symbol('numbers as written');

type Noted = object & { [written]?: Record<string, string> };

/** Notes a number of `holder`, an object or a list of a row. */
export function noteNumber(holder: object, key: string, source: string): void {
  const notes = (holder as Noted)[written];
  if (notes === undefined) (holder as Noted)[written] = { [key]: source };
  else notes[key] = source;
}

/** How the number was written; undefined without a note, and where another value has taken its place since. */
export function writtenNumber(holder: object, key: string | number, value: number): string | undefined {
  const notes = (holder as Noted)[written];
  if (notes === undefined) return undefined;
  const source = Object.hasOwn(notes, key) ? notes[key] : undefined;
  return source !== undefined && Number(source) === value ? source : undefined;
}

/** Takes the notes of fields along under other names: `names` are pairs of the new name and the old one. */
export function renameNumbers(holder: object, names: readonly (readonly [name: string, from: string])[]): void {
  const notes = (holder as Noted)[written];
  if (notes === undefined) return;
  const renamed = names.flatMap(([name, from]) => (Object.hasOwn(notes, from) ? [[name, notes[from]] as const] : []));
  (holder as Noted)[written] = { ...notes, ...(Object.fromEntries(renamed) as Record<string, string>) };
}
