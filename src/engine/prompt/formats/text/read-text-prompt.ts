import type { Role } from '../../../model/chat-model.js';
import { parseTemplate, type Template } from '../../../template/engines.js';
import type { Span } from '../../../text/span.js';
import { emptyConfig } from '../../empty-config.js';
import type { PromptDoc } from '../../prompt-doc.js';
import { wholeFile } from '../../whole-file.js';
import { fileName, nameBeforeDot } from '../markdown/file-name.js';
import { findReferences } from '../markdown/find-references.js';

const jinjaName = /\.(?:j2|jinja2?)$/;
const mustacheName = /\.mustache$/;
const handlebarsName = /\.(?:hbs|handlebars)$/;
const plainName = /\.(?:txt|md)$/;

export function isTextPrompt(path: string): boolean {
  return [jinjaName, mustacheName, handlebarsName, plainName].some((name) => name.test(path));
}

/** Reads a file that is nothing but a prompt: one message, and no front matter. Fabric names its role by the file. */
export function readTextPrompt(text: string, path: string): PromptDoc {
  const body = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
  const template = templateOf(text, path, body);
  const role: Role = fileName(path).toLowerCase() === 'system.md' ? 'system' : 'user';
  return wholeFile({
    text,
    path,
    format: 'text',
    frontMatter: undefined,
    config: emptyConfig(nameOf(path)),
    body,
    template,
    messageStyle: { trim: true, roleBefore: role, roleWithout: role, keepEmpty: false },
    messages: text.slice(body.start).trim() === '' ? [] : [{ role, roleSpan: undefined, body }],
    references: path.endsWith('.md') ? findReferences(text, body).files : [],
    openInputs: template.engine !== 'text',
    problems: template.facts.problems,
  });
}

function templateOf(text: string, path: string, range: Span): Template {
  if (jinjaName.test(path)) return parseTemplate(text, 'jinja2', { range });
  if (mustacheName.test(path)) return parseTemplate(text, 'mustache', { range });
  if (handlebarsName.test(path)) return parseTemplate(text, 'handlebars', { range });
  const jinja = parseTemplate(text, 'jinja2', { range });
  return isMeantAsJinja(jinja, text) ? jinja : parseTemplate(text, 'text', { range });
}

/** Other notations use the same braces, such as `${{ … }}` of GitHub's workflows: what does not fit Jinja is text. */
function isMeantAsJinja({ facts: { problems, holes, literals } }: Template, text: string): boolean {
  if (problems.length > 0 || holes.some(({ span }) => text[span.start - 1] === '$')) return false;
  const printed = literals.reduce((length, { start, end }) => length + end - start, 0);
  return holes.length > 0 || (printed < text.length && /\{%/.test(text));
}

/** Fabric names a pattern by its folder. */
function nameOf(path: string): string {
  const isPart = /^(?:system|user)\.md$/i.test(fileName(path));
  return (isPart ? path.split('/').at(-2) : undefined) ?? nameBeforeDot(path);
}
