import { parseJinja } from '../../../template/jinja/parse-jinja.js';
import type { Problem } from '../../../text/problem.js';
import { checkEngine } from '../../check-engine.js';
import { createFieldReader } from '../../field-reader.js';
import { findFrontMatter } from '../../find-front-matter.js';
import { outlineMessages } from '../../outline-messages.js';
import { readMarks } from '../../part-marks.js';
import type { MessageStyle, PromptDoc } from '../../prompt-doc.js';
import { embeddedProblems, readEmbedded } from '../../read-embedded.js';
import { readConfig } from '../../read-config.js';
import { emptyFrontMatter, readFrontMatter } from '../../read-front-matter.js';
import { misspeltRoles, roleFinder } from '../../role-lines.js';

/** Blank template text around a message is layout; text before the first role line instructs, as in Prompty. */
const messageStyle: MessageStyle = { trim: true, roleBefore: 'system', roleWithout: 'user', keepEmpty: false };

/** Reads Hone's own format: dotprompt's front matter, Prompty's role lines, Jinja. */
export function readHone(text: string, path: string): PromptDoc {
  const place = findFrontMatter(text);
  const { frontMatter, problems: yamlProblems } = readFrontMatter(text, place);
  const body = { start: place?.bodyStart ?? (text.startsWith('\uFEFF') ? 1 : 0), end: text.length };
  const template = parseJinja(text, { range: body, markers: roleFinder(text, body) });
  const { facts } = template;

  const fieldProblems: Problem[] = [];
  const reader = createFieldReader(frontMatter ?? emptyFrontMatter(body), fieldProblems);
  const config = readConfig(reader, nameFromPath(path));
  const embedded = readEmbedded(reader, config);
  const problems = [
    ...yamlProblems,
    ...fieldProblems,
    ...embeddedProblems(embedded),
    ...checkEngine(reader, text, { body, facts }),
    ...readMarks(text, facts).problems,
    ...misspeltRoles(text, body, facts.literals),
  ].sort((a, b) => a.span.start - b.span.start);

  return {
    text,
    path,
    format: 'hone',
    range: { start: 0, end: text.length },
    frontMatter,
    config,
    body,
    template,
    embedded,
    messageStyle,
    messages: outlineMessages(text, body, facts, messageStyle),
    references: [],
    samples: [],
    openInputs: false,
    unsupported: [],
    problems,
  };
}

function nameFromPath(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.replace(/\.prompt$/, '');
}
