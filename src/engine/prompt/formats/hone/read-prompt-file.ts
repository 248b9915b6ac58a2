import type { Template } from '../../../template/engines.js';
import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';
import { createFieldReader, type FieldReader } from '../../field-reader.js';
import { findFrontMatter, type FrontMatterPlace } from '../../find-front-matter.js';
import { outlineMessages } from '../../outline-messages.js';
import { readMarks } from '../../part-marks.js';
import type { MessageStyle, PromptDoc } from '../../prompt-doc.js';
import { embeddedProblems, readEmbedded } from '../../read-embedded.js';
import { readConfig } from '../../read-config.js';
import { emptyFrontMatter, readFrontMatter } from '../../read-front-matter.js';
import { undefinedTools } from '../../read-tools.js';
import { wholeFile } from '../../whole-file.js';

/** What differs between the formats that share Hone's front matter. */
export interface PromptFileKind {
  readonly format: 'hone' | 'dotprompt';
  /** The template's part of a file. */
  readonly bodyOf: (text: string, place: FrontMatterPlace | undefined) => Span;
  readonly readTemplate: (text: string, body: Span, reader: FieldReader) => TemplateReading;
}

export interface TemplateReading {
  readonly template: Template;
  readonly messageStyle: MessageStyle;
  /** Besides the template's own. */
  readonly problems: readonly Problem[];
  readonly unsupported: readonly Problem[];
}

/** Reads a file of front matter and a template. */
export function readPromptFile(text: string, path: string, kind: PromptFileKind): PromptDoc {
  const place = findFrontMatter(text);
  const { frontMatter, problems: yamlProblems } = readFrontMatter(text, place);
  const body = kind.bodyOf(text, place);
  const fieldProblems: Problem[] = [];
  const reader = createFieldReader(frontMatter ?? emptyFrontMatter(body), fieldProblems);
  const { template, messageStyle, problems: ownProblems, unsupported } = kind.readTemplate(text, body, reader);
  const { facts } = template;
  const config = readConfig(reader, nameFromPath(path));
  const embedded = readEmbedded(reader, config);
  const problems = [
    ...yamlProblems,
    ...fieldProblems,
    ...embeddedProblems(embedded),
    ...facts.problems,
    ...readMarks(text, facts).problems,
    ...ownProblems,
  ];
  return wholeFile({
    text,
    path,
    format: kind.format,
    frontMatter,
    config,
    body,
    template,
    embedded,
    messageStyle,
    messages: outlineMessages(text, body, facts, messageStyle),
    // A schema that is only named is kept elsewhere, with all its fields.
    openInputs: typeof reader.value(['input', 'schema']) === 'string',
    unsupported: [...unsupported, ...undefinedTools(reader, config)],
    problems,
  });
}

function nameFromPath(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.replace(/\.prompt$/, '');
}
