import { jinjaGlobals } from '../../template/jinja/builtins.js';
import type { EngineName } from '../../template/template.js';

/** Names that Hone itself gives to templates and rows. */
const given: ReadonlySet<string> = new Set(['demos', 'expected', 'answer_choices']);

/** Words that a template language, YAML or JSON reads as something else than a name. */
const constants = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'none', 'None', 'null', 'Null', 'NULL'];
const jinjaWords = ['and', 'or', 'not', 'in', 'is', 'if', 'else', 'for', 'recursive', 'import', 'include', 'with'];
const jinjaGiven = ['loop', 'self', 'super', 'caller', 'varargs', 'kwargs'];
const handlebarsWords = ['this', 'if', 'unless', 'each', 'with', 'else', 'as', 'lookup', 'log', 'undefined'];
const dotpromptHelpers = ['role', 'history', 'media', 'section', 'json', 'ifEquals', 'unlessEquals'];
const reserved: Readonly<Partial<Record<string, ReadonlySet<string>>>> = {
  jinja2: new Set([...jinjaWords, ...jinjaGiven, ...jinjaGlobals.keys()]),
  handlebars: new Set([...handlebarsWords, ...dotpromptHelpers]),
};

/** Why a name cannot be used; undefined when it can. */
export function faultOfName(name: string, engines: Iterable<EngineName>): string | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
    return `\`${name}\` is not a name: use letters, digits and underscores, and begin with a letter.`;
  if (isGiven(name)) return `Hone itself gives \`${name}\` to templates: choose another name.`;
  const word = constants.includes(name) || [...engines].some((engine) => reserved[engine]?.has(name) === true);
  return word ? `\`${name}\` is a word of the template language: choose another name.` : undefined;
}

export function isGiven(name: string): boolean {
  return given.has(name);
}
