import { parseTemplate } from '../../../template/engines.js';
import type { Span } from '../../../text/span.js';
import type { FieldReader } from '../../field-reader.js';
import type { MessageStyle, PromptDoc } from '../../prompt-doc.js';
import { misspeltRoles, roleFinder } from '../../role-lines.js';
import { readPromptFile, type TemplateReading } from './read-prompt-file.js';

/** Blank template text around a message is layout; text before the first role line instructs, as in Prompty. */
export const roleLineStyle: MessageStyle = { trim: true, roleBefore: 'system', roleWithout: 'user', keepEmpty: false };

/** Reads Hone's own format: dotprompt's front matter, Prompty's role lines, Jinja, Nunjucks or Mustache. */
export function readHone(text: string, path: string): PromptDoc {
  return readPromptFile(text, path, {
    format: 'hone',
    bodyOf: (_, place) => ({ start: place?.bodyStart ?? (text.startsWith('\uFEFF') ? 1 : 0), end: text.length }),
    readTemplate,
  });
}

/** `handlebars` is read as dotprompt; it is listed for whoever misspells it. */
const engines = ['jinja2', 'jinja', 'nunjucks', 'handlebars', 'mustache'] as const;

function readTemplate(text: string, body: Span, reader: FieldReader): TemplateReading {
  const named = reader.choice(['template'], engines);
  const template = parseTemplate(text, named === 'mustache' ? 'mustache' : 'jinja2', {
    range: body,
    markers: roleFinder(text, body),
    environment: named === 'nunjucks' ? 'nunjucks' : undefined,
  });
  const problems = misspeltRoles(text, body, template.facts.literals);
  return { template, messageStyle: roleLineStyle, problems, unsupported: [] };
}
