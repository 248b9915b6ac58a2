import type { Role } from '../../../model/chat-model.js';
import { parseTemplate, type Template } from '../../../template/engines.js';
import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';
import { emptyConfig } from '../../empty-config.js';
import { createFieldReader, type FieldReader, isMapping } from '../../field-reader.js';
import type {
  FrontMatter,
  InputDeclaration,
  MessageStyle,
  PromptConfig,
  PromptDoc,
  PromptFormat,
} from '../../prompt-doc.js';
import { readIgnoredRules } from '../../read-config.js';
import { findHeader, type Header } from './find-header.js';
import { findReferences } from './find-references.js';
import type { KnownKey } from '../../known-key.js';
import { wholeFile } from '../../whole-file.js';
import { checkKeys } from './check-keys.js';
import { readLenientYaml } from './lenient-yaml.js';

/** What tells one Markdown format from another. */
export interface MarkdownFormat {
  readonly format: PromptFormat;
  /** Who speaks the body: instructions are the system's, a prompt is the user's. */
  readonly role: Role;
  readonly engine: 'placeholders' | 'text';
  /** Undefined where the whole file is text, whatever its first line. */
  readonly keys: readonly KnownKey[] | undefined;
  /** Names a prompt that does not name itself. */
  readonly nameFromPath: (path: string) => string;
}

/** Reads Markdown with front matter: one message, and what the file says of itself. */
export function readMarkdown(text: string, path: string, kind: MarkdownFormat): PromptDoc {
  const header = kind.keys === undefined ? undefined : findHeader(text);
  const { frontMatter, problems: yamlProblems } = readHeader(text, header);
  const body = { start: header?.bodyStart ?? (text.startsWith('\uFEFF') ? 1 : 0), end: text.length };
  const template = parseTemplate(text, kind.engine, { range: body });
  const problems: Problem[] = [...yamlProblems];
  const config = readConfig(kind, { frontMatter, template, path }, problems);
  const { files, tools } = findReferences(text, body);
  return wholeFile({
    text,
    path,
    format: kind.format,
    frontMatter,
    config,
    body,
    template,
    messageStyle: styleOf(kind.role),
    messages: isBlank(text, body) ? [] : [{ role: kind.role, roleSpan: undefined, body }],
    references: files,
    tools,
    unsupported: frontMatter === undefined ? [] : notActedOn(frontMatter),
    problems,
  });
}

function styleOf(role: Role): MessageStyle {
  return { trim: true, roleBefore: role, roleWithout: role, keepEmpty: false };
}

function isBlank(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === '';
}

interface Reading {
  readonly frontMatter: FrontMatter | undefined;
  readonly problems: readonly Problem[];
}

function readHeader(text: string, header: Header | undefined): Reading {
  if (header === undefined) return { frontMatter: undefined, problems: [] };
  const reading = readLenientYaml(text, header.yaml);
  if (header.closed) return reading;
  const message = 'The front matter is not closed, so all of the file is taken for it; write a second line `---`.';
  return { ...reading, problems: [{ code: 'front-matter-unclosed', message, span: header.opening }] };
}

interface Parts {
  readonly frontMatter: FrontMatter | undefined;
  readonly template: Template;
  readonly path: string;
}

function readConfig(kind: MarkdownFormat, { frontMatter, template, path }: Parts, problems: Problem[]): PromptConfig {
  const config = { ...emptyConfig(kind.nameFromPath(path)), inputs: askedInputs(template) };
  if (frontMatter === undefined) return config;
  const reader = createFieldReader(frontMatter, problems);
  checkKeys(reader, kind.keys ?? []);
  return {
    ...config,
    name: textAt(reader, 'name') ?? config.name,
    description: textAt(reader, 'description'),
    ignoredRules: isMapping(reader.value(['hone'])) ? readIgnoredRules(reader) : [],
  };
}

/** Wrong types were complained about once already. */
function textAt(reader: FieldReader, key: string): string | undefined {
  const value = reader.value([key]);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An input is declared where it is first asked for; its hint says what it is. */
function askedInputs(template: Template): readonly InputDeclaration[] {
  if (template.engine !== 'placeholders') return [];
  const inputs = new Map<string, InputDeclaration>();
  for (const { name, nameSpan, isInput, hint } of template.placeholders) {
    if (!isInput || inputs.has(name)) continue;
    const shape = { name, span: nameSpan, type: 'string', description: hint === '' ? undefined : hint };
    inputs.set(name, { ...shape, required: true, trust: 'dev', default: undefined });
  }
  return [...inputs.values()];
}

const actedOn: ReadonlySet<string> = new Set(['name', 'description', 'hone']);

function notActedOn(frontMatter: FrontMatter): Problem[] {
  return Object.keys(frontMatter.data)
    .filter((key) => !actedOn.has(key))
    .map((key) => {
      const message = `\`${key}\` is for the editor or agent that runs this file; Hone sends the text alone.`;
      return { code: 'not-acted-on', message, span: frontMatter.keySpan([key]) ?? frontMatter.span };
    });
}
