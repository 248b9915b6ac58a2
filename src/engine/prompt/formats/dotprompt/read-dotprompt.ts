import { type HandlebarsTemplate, parseHandlebars } from '../../../template/handlebars/parse-handlebars.js';
import { unknownHelpers } from '../../../template/handlebars/walk-names.js';
import { roles } from '../../../model/chat-model.js';
import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';
import type { FieldReader } from '../../field-reader.js';
import type { FrontMatterPlace } from '../../find-front-matter.js';
import type { MessageStyle, PromptDoc } from '../../prompt-doc.js';
import { misspeltRoles, roleFinder } from '../../role-lines.js';
import { roleLineStyle } from '../hone/read-hone.js';
import { readPromptFile, type TemplateReading } from '../hone/read-prompt-file.js';

/** What is written is sent, to the letter; only text that is blank from one marker to the next is dropped. */
const exactStyle: MessageStyle = {
  trim: 'blank pieces',
  roleBefore: 'user',
  roleWithout: 'user',
  keepEmpty: false,
  historyUnplaced: 'before the last user message',
  historyMetadata: { purpose: 'history' },
  metadataOf: roleMetadata,
};

/** Reads dotprompt's own files: Handlebars, with `{{role "system"}}` where a message starts. */
export function readDotprompt(text: string, path: string): PromptDoc {
  return readPromptFile(text, path, { format: 'dotprompt', bodyOf, readTemplate });
}

/** Behind front matter dotprompt takes the blanks off a template's ends, and nowhere else. */
function bodyOf(text: string, place: FrontMatterPlace | undefined): Span {
  if (place === undefined) return { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
  const body = text.slice(place.bodyStart);
  const start = place.bodyStart + body.length - body.trimStart().length;
  return { start: Math.min(start, text.length), end: Math.max(start, place.bodyStart + body.trimEnd().length) };
}

function readTemplate(text: string, body: Span, reader: FieldReader): TemplateReading {
  const isNamed = reader.value(['template']) === 'handlebars';
  const template = parseHandlebars(text, { range: body, messages: true });
  const unsupported = unknownHelperProblems(template);
  if (isNamed && template.facts.markers.length === 0) {
    const lined = parseHandlebars(text, { range: body, messages: true, markers: roleFinder(text, body) });
    const problems = misspeltRoles(text, body, lined.facts.literals);
    if (lined.facts.markers.length > 0 || problems.length > 0)
      return { template: lined, messageStyle: roleLineStyle, problems, unsupported };
  }
  return { template, messageStyle: exactStyle, problems: unknownRoles(template), unsupported };
}

/** A role that no model knows would silently become the user's. */
function unknownRoles({ facts, source }: HandlebarsTemplate): Problem[] {
  return facts.markers.flatMap(({ name, span }): Problem[] => {
    if (name === 'history' || roles.some((role) => role === name)) return [];
    const start = source.indexOf(name, source.indexOf('role', span.start) + 4);
    const message = `\`${name}\` is not a role: write \`system\`, \`user\`, \`model\` or \`tool\`.`;
    return [
      { code: 'role-unknown', message, span: name === '' || start < 0 ? span : { start, end: start + name.length } },
    ];
  });
}

function unknownHelperProblems(template: HandlebarsTemplate): Problem[] {
  return unknownHelpers(template.body).map(({ name, span }) => ({
    code: 'unknown-helper',
    message: `Hone does not have the helper \`${name}\`: write what it makes into the data, and use it as a variable.`,
    span,
  }));
}

/** `{{role "user" purpose="preamble"}}`. */
function roleMetadata(tag: string): Readonly<Record<string, string>> | undefined {
  const pairs = Array.from(
    tag.matchAll(/\s([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))/g),
    (match): [string, string] => [match[1] ?? '', match[2] ?? match[3] ?? match[4] ?? ''],
  );
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
