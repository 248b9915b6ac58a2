import { isMapping, isText, type Mapping } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { isCode } from './code.js';
import { parseData } from './parse-data.js';
import { type Inclusion, isGlob } from './inclusion.js';

interface At {
  /** Where the value will be. */
  readonly at: KeyPath;
  /** The value in the configuration by which it came there. */
  readonly reference: KeyPath;
}

/** Files that hold no text, or none that promptfoo takes as it is. */
const noText = /\.(?:jpe?g|png|gif|bmp|webp|svg|mp4|webm|ogg|mov|avi|wmv|mkv|m4v|mp3|wav|pdf|docx?|xlsx?(?:#.*)?)$/i;

/** Whether a value names a text file that is read in its place. */
export function isTextFile(value: string): boolean {
  return value.startsWith('file://') && !isCode(value) && !noText.test(value);
}

/** A test whose variables and expected values are read from the files they name. */
export function includeValues(inclusion: Inclusion, test: unknown, place: At): unknown {
  if (!isMapping(test)) return test;
  const vars = includeVars(inclusion, test['vars'], below(place, 'vars'));
  const assert = includeAssertions(inclusion, test['assert'], below(place, 'assert'));
  return { ...test, ...(vars !== undefined && { vars }), ...(assert !== undefined && { assert }) };
}

function includeVars(inclusion: Inclusion, vars: unknown, place: At): unknown {
  if (isMapping(vars)) {
    return Object.fromEntries(
      Object.entries(vars).map(([name, value]) => [name, includeVar(inclusion, value, below(place, name))]),
    );
  }
  const named = isText(vars) ? [vars] : Array.isArray(vars) ? vars.filter(isText) : [];
  if (named.length === 0 || named.some(isCode)) return vars;
  const files = named.flatMap((name) => inclusion.find(name.replace(/^file:\/\//, ''), place.reference));
  const read = files.flatMap((file): Mapping[] => {
    const value = dataOf(inclusion, file, place);
    return isMapping(value) ? [value] : [];
  });
  return Object.fromEntries(read.flatMap((mapping) => Object.entries(mapping)));
}

/** A text, or a list of them; a glob stands for the texts of all its files. */
function includeVar(inclusion: Inclusion, value: unknown, place: At): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (isText(item) ? includeVar(inclusion, item, below(place, i)) : item));
  if (!isText(value) || !isTextFile(value)) return value;
  const reference = value.slice('file://'.length);
  const texts = inclusion.find(reference, place.reference).map((file) => textOf(inclusion, file, place) ?? value);
  return isGlob(reference) ? texts : texts[0];
}

/** promptfoo takes YAML as the JSON of what it says, all else without the blanks at its ends. */
function textOf(inclusion: Inclusion, file: string, place: At): string | undefined {
  if (/\.ya?ml$/i.test(file)) return JSON.stringify(dataOf(inclusion, file, place));
  const text = inclusion.textOf(file, place.reference)?.trim();
  if (text !== undefined) putAt(inclusion, file, place);
  return text;
}

function dataOf(inclusion: Inclusion, file: string, place: At): unknown {
  const text = inclusion.textOf(file, place.reference);
  if (text === undefined) return undefined;
  const parsed = parseData(text, file);
  const { fields } = inclusion;
  if ('fault' in parsed) {
    fields.complain('file-unread', `${file}: ${parsed.fault}`, fields.valueSpan(place.reference));
    return undefined;
  }
  putAt(inclusion, file, place);
  return parsed.value;
}

function putAt({ fields, places }: Inclusion, file: string, { at, reference }: At): void {
  places.put(at, { file, line: undefined, span: fields.valueSpan(reference) });
}

function includeAssertions(inclusion: Inclusion, list: unknown, place: At): unknown {
  if (!Array.isArray(list)) return undefined;
  return list.map((assertion: unknown, i) => {
    if (!isMapping(assertion)) return assertion;
    const own = below(place, i);
    const nested = includeAssertions(inclusion, assertion['assert'], below(own, 'assert'));
    const { value } = assertion;
    const read =
      isText(value) && isTextFile(value)
        ? expectedOf(inclusion, value.slice('file://'.length), below(own, 'value'))
        : value;
    return {
      ...assertion,
      ...(read !== undefined && { value: read }),
      ...(nested !== undefined && { assert: nested }),
    };
  });
}

function expectedOf(inclusion: Inclusion, file: string, place: At): unknown {
  return /\.(?:json|ya?ml)$/i.test(file) ? dataOf(inclusion, file, place) : textOf(inclusion, file, place);
}

/** What is below a value of the configuration has a place of its own there; what is below one of a file has not. */
function below({ at, reference }: At, key: string | number): At {
  return { at: [...at, key], reference: [...reference, key] };
}
