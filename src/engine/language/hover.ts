import { readDirective } from '../lint/directive.js';
import { ruleWithId } from '../lint/rules/index.js';
import { namesIn } from '../template/engines.js';
import { sliceOf, type Span } from '../text/span.js';
import { yamlOf } from './yaml-of.js';
import type { Hover } from './hovered.js';
import { hoverName } from './hover-name.js';
import { hoverPoml } from './hover-poml.js';
import { hoverYaml } from './hover-yaml.js';
import { labelMentions } from './label-words.js';
import type { LanguageRequest } from './language-request.js';

/** What stands at an offset: a name, a key of the front matter, a model, a file, a label word, a rule in a suppression. */
export function hover(request: LanguageRequest): Hover | undefined {
  const { doc, offset } = request;
  const { frontMatter } = doc;
  const ignored = hoverRule(request);
  if (ignored !== undefined) return ignored;
  const embedded = hoverEmbedded(request);
  if (embedded !== undefined) return embedded;
  if (frontMatter !== undefined && offset >= frontMatter.span.start && offset < frontMatter.span.end)
    return request.headerIsForeign === true ? undefined : hoverYaml(request, frontMatter.span);
  const name = namesIn(doc.template).find(({ span }) => holds(span, offset));
  if (name !== undefined) return hoverName(request, name);
  if (doc.template.engine === 'poml') return hoverPoml(doc.template, offset);
  return hoverInclude(request) ?? hoverLabel(request) ?? hoverConfiguration(request);
}

/** A key of a file that is YAML throughout. */
function hoverConfiguration(request: LanguageRequest): Hover | undefined {
  const { doc, offset } = request;
  const yaml = doc.frontMatter === undefined ? yamlOf(doc) : undefined;
  const inTemplate = doc.body.start <= offset && offset < doc.body.end;
  return yaml === undefined || inTemplate ? undefined : hoverYaml(request, yaml);
}

/** A name in a template inside the front matter or a test. */
function hoverEmbedded(request: LanguageRequest): Hover | undefined {
  const { doc, offset } = request;
  for (const { template } of doc.embedded) {
    const name = namesIn(template).find(({ span }) => holds(span, offset));
    if (name !== undefined) return hoverName({ ...request, doc: { ...doc, template } }, name);
  }
  return undefined;
}

function hoverRule({ doc, offset }: LanguageRequest): Hover | undefined {
  const inComments = doc.template.facts.comments.flatMap((comment) => readDirective(doc.text, comment)?.rules ?? []);
  const rule = [...inComments, ...doc.config.ignoredRules].find(({ span }) => holds(span, offset));
  const meta = rule && ruleWithId(rule.id);
  return meta && { markdown: `**${meta.id}** (${meta.severity}): ${meta.summary}`, span: rule.span };
}

const mostLines = 12;

/** The beginning of the included file. */
function hoverInclude({ doc, offset, workspace }: LanguageRequest): Hover | undefined {
  const include = doc.template.facts.includes.find(({ span }) => holds(span, offset));
  if (include?.name === undefined) return undefined;
  const { name, span } = include;
  const text = workspace.readPartial(name);
  if (text === undefined) return { markdown: `**${name}**: there is no such file in the workspace`, span };
  const lines = text.trim().split(/\r\n|\r|\n/);
  const shown = [...lines.slice(0, mostLines), ...(lines.length > mostLines ? ['…'] : [])].join('\n');
  const fence = '`'.repeat(Math.max(3, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length + 1)));
  return { markdown: `**${name}**\n\n${fence}\n${shown}\n${fence}`, span };
}

function hoverLabel({ doc, offset }: LanguageRequest): Hover | undefined {
  const label = labelMentions(doc).find(({ span }) => holds(span, offset));
  if (label === undefined) return undefined;
  const means = label.value === label.word ? '' : `, for \`${label.value}\` in the data`;
  return { markdown: `**${sliceOf(doc.text, label.span)}**: a label of the output${means}`, span: label.span };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
