import { readDirective } from '../lint/directive.js';
import { ruleWithId } from '../lint/rules/index.js';
import type { LintWorkspace } from '../lint/rule.js';
import { jinjaFilters, jinjaGlobals, jinjaTests, type BuiltIn } from '../template/jinja/builtins.js';
import { localNamesAt } from '../template/engines.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import { keyAt } from './front-matter-keys.js';
import { nameAt } from './name-at.js';
import { outsideVariables } from './variables.js';
import { yamlPlace } from './yaml-place.js';

export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

/** What stands at an offset: a variable, a filter, a test, a key of the front matter, a rule in a suppression. */
export function hover(doc: PromptDoc, offset: number, workspace: LintWorkspace): Hover | undefined {
  const { frontMatter } = doc;
  const ignored = ruleAt(doc, offset);
  if (ignored !== undefined) return ignored;
  if (frontMatter !== undefined && offset >= frontMatter.span.start && offset < frontMatter.span.end) {
    return hoverKey(doc, frontMatter.span, offset);
  }
  return hoverName(doc, offset, workspace);
}

function ruleAt(doc: PromptDoc, offset: number): Hover | undefined {
  const inComments = doc.template.facts.comments.flatMap((comment) => readDirective(doc.text, comment)?.rules ?? []);
  const rule = [...inComments, ...doc.config.ignoredRules].find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  const meta = rule && ruleWithId(rule.id);
  return meta && { markdown: `**${meta.id}** (${meta.severity}): ${meta.summary}`, span: rule.span };
}

function hoverKey({ text, config }: PromptDoc, yaml: Span, offset: number): Hover | undefined {
  const lineEnd = /\r|\n|$/.exec(text.slice(offset))?.index ?? 0;
  const colon = text.indexOf(':', offset);
  const place = yamlPlace(text, yaml, colon >= 0 && colon < offset + lineEnd ? colon : offset);
  if (place.at !== 'key' || offset < place.word.start || offset > place.word.end) return undefined;
  const name = text.slice(place.word.start, place.word.end);
  const key = keyAt([...place.path, name]);
  if (key !== undefined) return { markdown: `**${key.name}** (${key.type}): ${key.documentation}`, span: place.word };
  const input = config.inputs.find(({ span }) => span.start === place.word.start);
  return input && { markdown: `**${input.name}**: an input of the template, ${input.type}`, span: place.word };
}

function hoverName(doc: PromptDoc, offset: number, workspace: LintWorkspace): Hover | undefined {
  const found = nameAt(doc, offset);
  if (found === undefined) return undefined;
  const { name, span, kind } = found;
  if (kind === 'filter') return builtIn(jinjaFilters.get(name), kind, span);
  if (kind === 'test') return builtIn(jinjaTests.get(name), kind, span);
  const local = localNamesAt(doc.template, offset).findLast((candidate) => candidate.name === name);
  if (local !== undefined) return { markdown: `**${name}**: a ${local.kind} of the template`, span };
  const outside = outsideVariables(doc, workspace).find((variable) => variable.name === name);
  if (outside !== undefined) {
    return {
      markdown: [`**${name}** (${outside.detail})`, outside.documentation].filter((part) => part !== '').join('\n\n'),
      span,
    };
  }
  return (
    builtIn(jinjaGlobals.get(name), 'Jinja function', span) ?? {
      markdown: `**${name}**: not declared; an undefined variable prints nothing`,
      span,
    }
  );
}

function builtIn(found: BuiltIn | undefined, kind: string, span: Span): Hover | undefined {
  return found && { markdown: `\`${found.signature}\` (${kind}): ${found.documentation}`, span };
}
