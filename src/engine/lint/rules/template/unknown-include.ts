import { parsePartial, type Template } from '../../../template/engines.js';
import { partialNamed } from '../../../template/handlebars/partial-files.js';
import type { IncludeUse } from '../../../template/template.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule, type LintWorkspace, type Report, type Suggestion } from '../../rule.js';

/** A partial that is not there, or that includes itself, stops the rendering. */
export const unknownInclude = defineRule({
  meta: {
    id: 'template/unknown-include',
    summary: 'Every included file exists and none includes itself.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Jinja: include',
        url: 'https://jinja.palletsprojects.com/en/stable/templates/#include',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'dotprompt: circular-partial, in its examples of errors',
        url: 'https://github.com/google/dotprompt/tree/main/examples',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, workspace }) {
    const own = doc.path.slice(doc.path.lastIndexOf('/') + 1);
    const search: Search = { workspace, template: doc.template, sound: new Set() };
    for (const use of doc.template.facts.includes) {
      if (use.name !== undefined) yield* reportOf(use, search, normal(use.name) === own ? [own] : []);
    }
  },
});

interface Search {
  readonly workspace: LintWorkspace;
  readonly template: Template;
  /** Partials below which everything is in order. */
  readonly sound: Set<string>;
}

function reportOf(use: IncludeUse, search: Search, trail: readonly string[]): Report[] {
  const fault = faultOf(use, search, trail);
  if (fault === undefined) return [];
  const { name = '', span } = use;
  return [{ span, message: fault, suggestions: renames(name, use, search) }];
}

/** What is wrong with an include or, first come, with those of the file it includes. */
function faultOf({ name, optional }: IncludeUse, search: Search, trail: readonly string[]): string | undefined {
  const key = name === undefined ? undefined : normal(name);
  if (name === undefined || key === undefined || search.sound.has(key)) return undefined;
  if (trail.includes(key)) return `${chain([...trail, key])} includes itself: break the circle.`;
  const text = search.workspace.readPartial(name);
  if (text === undefined) return optional ? undefined : missing(name, trail);
  for (const inner of parsePartial(text, search.template).facts.includes) {
    const fault = faultOf(inner, search, [...trail, key]);
    if (fault !== undefined) return fault;
  }
  search.sound.add(key);
  return undefined;
}

function missing(name: string, trail: readonly string[]): string {
  const advice = 'correct the name, or create the file';
  const from = trail.at(-1);
  return from === undefined
    ? `There is no file '${name}': ${advice}.`
    : `'${from}' includes '${name}', which does not exist: ${advice}.`;
}

function chain(trail: readonly string[]): string {
  const names = trail.slice(trail.indexOf(trail.at(-1) ?? '')).map((name) => `'${name}'`);
  return names.length > 2 ? `The chain ${names.join(' → ')}` : (names[0] ?? '');
}

function renames(name: string, { span }: IncludeUse, { workspace, template }: Search): Suggestion[] {
  if (workspace.readPartial(name) !== undefined) return [];
  const path = nearest(name, workspace.listPartials());
  if (path === undefined) return [];
  const guess = template.engine === 'handlebars' ? partialNamed(path) : path;
  return [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }];
}

/** The nearest path, or the path of a file with the same or the nearest name. */
function nearest(name: string, partials: readonly string[]): string | undefined {
  const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const near = closest(name, partials);
  if (near !== undefined) return near;
  const wanted = base(name);
  const meant = partials.some((path) => base(path) === wanted) ? wanted : closest(wanted, partials.map(base));
  return partials.find((path) => base(path) === meant);
}

function normal(name: string): string {
  return name.replace(/^(?:\.\/)+/, '');
}
