import { readDirective } from '../../lint/directive.js';
import type { RuleId } from '../../lint/rule.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { contains, type Span } from '../../text/span.js';
import { links } from '../links.js';
import type { Occurrence, Place, Role } from './contracts.js';
import type { LinkedWorkspace } from './link-workspace.js';
import { folderOf, resolvePath } from './paths.js';
import type { Unit } from './unit.js';

/** Where what stands at a place is defined. */
export interface Definitions {
  /** What leads there. */
  readonly from: Span;
  readonly places: readonly Place[];
  /** The linter's rule whose page tells of it. */
  readonly rule: RuleId | undefined;
}

/**
 * A variable leads to where it is declared, or to the column that gives it; a name of the template to its definition,
 * in another file too; a path to its file, a label word to its declaration, a rule's id to its page.
 */
export function definitions(workspace: LinkedWorkspace, path: string, offset: number): Definitions | undefined {
  return ofPath(workspace, path, offset) ?? ofName(workspace, path, offset) ?? ofWord(workspace, path, offset);
}

function ofPath({ prompts, units }: LinkedWorkspace, path: string, offset: number): Definitions | undefined {
  for (const { doc } of prompts) {
    const link = doc.path === path ? links(doc).find(({ span }) => holds(span, offset)) : undefined;
    if (link !== undefined) return toFile(link.span, resolvePath(folderOf(path), link.path));
  }
  for (const unit of units) {
    const include =
      unit.path === path ? unit.template.facts.includes.find(({ span }) => holds(span, offset)) : undefined;
    if (include?.name !== undefined) return toFile(include.span, resolvePath(folderOf(path), include.name));
  }
  return undefined;
}

function toFile(from: Span, path: string | undefined): Definitions | undefined {
  return path === undefined ? undefined : { from, places: [{ path, span: { start: 0, end: 0 } }], rule: undefined };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** What is looked for first; from a place of one kind the next kind is shown. */
const order: readonly (readonly Role[])[] = [['definition'], ['declaration'], ['column'], ['row-key', 'column-use']];

function ofName({ graph, units }: LinkedWorkspace, path: string, offset: number): Definitions | undefined {
  const key = graph.keyAt(path, offset);
  const occurrence = graph.occurrenceAt(path, offset);
  if (key === undefined || occurrence === undefined) return undefined;
  const own = ownDefinition(units, occurrence);
  if (own !== undefined) return { from: occurrence.span, places: [{ path, span: own }], rule: undefined };
  const { occurrences } = graph.group(key);
  const others = occurrences.filter((each) => each.path !== path || each.span.start !== occurrence.span.start);
  const kinds = order.filter((roles) => !roles.includes(occurrence.role) || occurrence.role === 'row-key');
  for (const roles of kinds) {
    const places = others.filter(({ role }) => roles.includes(role));
    if (places.length > 0) return { from: occurrence.span, places: firstOfData(places), rule: undefined };
  }
  return undefined;
}

/** Within its own template a name leads to its own definition, whatever is known of others. */
function ownDefinition(units: ReadonlySet<Unit>, { path, span }: Occurrence): Span | undefined {
  for (const unit of units) {
    const name = unit.path === path ? unit.nameAt.get(span.start) : undefined;
    if (name?.definition !== undefined && name.definition.start !== span.start) return name.definition;
  }
  return undefined;
}

/** A file that names its columns in every row is shown once. */
function firstOfData(places: readonly Occurrence[]): Occurrence[] {
  return places.filter(
    ({ role, path }, at) => role !== 'column' || places.findIndex((each) => each.path === path) === at,
  );
}

function ofWord({ prompts }: LinkedWorkspace, path: string, offset: number): Definitions | undefined {
  for (const { doc } of prompts) {
    if (doc.path !== path || !holds(doc.range, offset)) continue;
    const found = ruleAt(doc, offset) ?? labelAt(doc, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ruleAt(doc: PromptDoc, offset: number): Definitions | undefined {
  const named = doc.template.facts.comments.flatMap((comment) => readDirective(doc.text, comment)?.rules ?? []);
  const rule = [...named, ...doc.config.ignoredRules].find(({ span }) => holds(span, offset));
  return rule && { from: rule.span, places: [], rule: rule.id as RuleId };
}

/** A label word in the template's own text, with no letter or digit at its ends. */
function labelAt({ text, template, config, path }: PromptDoc, offset: number): Definitions | undefined {
  const literal = template.facts.literals.find((span) => holds(span, offset));
  if (literal === undefined) return undefined;
  for (const { word, span } of config.output.labels) {
    const first = Math.max(literal.start, offset - word.length);
    for (let start = text.indexOf(word, first); start >= 0 && start <= offset; start = text.indexOf(word, start + 1)) {
      const from = { start, end: start + word.length };
      if (contains(literal, from) && isWord(text, from)) return { from, places: [{ path, span }], rule: undefined };
    }
  }
  return undefined;
}

function isWord(text: string, { start, end }: Span): boolean {
  const letter = /[\p{L}\p{N}_]/u;
  return !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
}
