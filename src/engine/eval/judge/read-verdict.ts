import { readTag } from '../../text/read-tag.js';

export interface VerdictForm {
  /** Names of what is asked for; the first one has to be there, unless one of `instead` is. */
  readonly fields: readonly [string, ...string[]];
  readonly instead?: readonly string[];
  /** What the judge was shown: a verdict that stands in it is a quotation. */
  readonly shown: Readonly<Record<string, unknown>>;
}

export type Verdict = Readonly<Partial<Record<string, string>>>;

/**
 * A judge's reply by fields: from the marked tags that were asked for, else from one JSON object in its prose, else from
 * tags without the mark. What the judged texts themselves hold is no verdict, and neither are two that differ.
 * Undefined when there is none: it is never guessed.
 */
export function readVerdict(reply: string, mark: string, form: VerdictForm): Verdict | undefined {
  const shown = withoutBlanks(Object.values(form.shown).map(textOf).join('\n'));
  return fromTags(reply, mark, form) ?? fromJson(reply, form, shown) ?? fromPlainTags(reply, form, shown);
}

function fromTags(reply: string, mark: string, { fields, instead = [] }: VerdictForm): Verdict | undefined {
  const found = [...fields, ...instead].map((name) => [name, readTag(reply, `${name}${mark}`)] as const);
  const verdict = Object.fromEntries(found.filter(([, text]) => text !== undefined)) as Verdict;
  return [fields[0], ...instead].some((name) => verdict[name] !== undefined) ? verdict : undefined;
}

function fromPlainTags(reply: string, form: VerdictForm, shown: string): Verdict | undefined {
  const isQuoted = form.fields.some((name) => shown.toLowerCase().includes(`<${name.toLowerCase()}>`));
  return isQuoted ? undefined : fromTags(reply, '', form);
}

function fromJson(reply: string, { fields, instead = [] }: VerdictForm, shown: string): Verdict | undefined {
  const deciding = [fields[0], ...instead];
  const verdicts = objectsIn(reply)
    .filter((text) => !shown.includes(withoutBlanks(text)))
    .map(mappingOf)
    .filter((object) => object !== undefined)
    .filter((object) => deciding.some((name) => isScalar(object[name])))
    .map((object) => textsOf(object, [...fields, ...instead]));
  const different = new Set(verdicts.map((verdict) => JSON.stringify(deciding.map((name) => verdict[name]))));
  return different.size === 1 ? verdicts.at(-1) : undefined;
}

/** Objects without another one inside, else all from the first brace to the last. Linear in the reply. */
function objectsIn(reply: string): readonly string[] {
  const flat = reply.match(/\{[^{}]*\}/g) ?? [];
  const parsed = flat.filter((text) => mappingOf(text) !== undefined);
  return parsed.length > 0 ? parsed : [reply.slice(reply.indexOf('{'), reply.lastIndexOf('}') + 1)];
}

function mappingOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMapping ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function textsOf(object: Readonly<Record<string, unknown>>, names: readonly string[]): Verdict {
  return Object.fromEntries(names.flatMap((name) => (isScalar(object[name]) ? [[name, String(object[name])]] : [])));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
