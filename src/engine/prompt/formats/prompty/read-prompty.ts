import { parseTemplate } from '../../../template/engines.js';
import type { Problem } from '../../../text/problem.js';
import { createFieldReader } from '../../field-reader.js';
import type { FrontMatterPlace } from '../../find-front-matter.js';
import { outlineMessages } from '../../outline-messages.js';
import type { FrontMatter, MessageStyle, PromptDoc } from '../../prompt-doc.js';
import { embeddedProblems, readEmbedded } from '../../read-embedded.js';
import { emptyFrontMatter, readFrontMatter } from '../../read-front-matter.js';
import type { KeyPath } from '../../read-yaml.js';
import { misspeltRoles } from '../../role-lines.js';
import { wholeFile } from '../../whole-file.js';
import { computedRoles } from './computed-roles.js';
import { readPromptyConfig, unsupportedKeys } from './read-prompty-config.js';
import { readTemplate } from './read-template.js';
import { createReferenceReader } from './reference-reader.js';
import { listReferences } from './references.js';
import { type ReferenceSource, resolveReferences } from './resolve-references.js';
import { promptyRoles, roleMetadata } from './role-lines.js';
import { splitPrompty } from './split-front-matter.js';

/** Prompty cuts messages from rendered text and takes line breaks off their ends (specification §6.4, §6.6). */
const messageStyle: MessageStyle = {
  trim: 'line breaks',
  roleBefore: 'system',
  roleWithout: 'system',
  keepEmpty: true,
  roleAfterHistory: 'same',
  metadataOf: roleMetadata,
};

/**
 * Reads a `.prompty` file of the second version or the first, by its specification:
 * https://github.com/microsoft/prompty/blob/main/spec/spec.md, read 2026-11-26.
 * Values that stand elsewhere stay as written unless a source for them is given; those of a connection always do.
 */
export function readPrompty(text: string, path: string, source?: ReferenceSource): PromptDoc {
  const place = splitPrompty(text);
  const { written, frontMatter, problems: matterProblems } = readMatter(text, place, source);
  const body = { start: place?.bodyStart ?? (text.startsWith('\uFEFF') ? 1 : 0), end: text.length };

  const fieldProblems: Problem[] = [];
  const reader = createReferenceReader(createFieldReader(frontMatter ?? emptyFrontMatter(body), fieldProblems));
  const engine = readTemplate(reader);
  const { config, samples, unsupported } = readPromptyConfig(reader, {
    fileName: fileName(path),
    strict: engine.strict,
  });
  const embedded = readEmbedded(reader, config);
  const template = parseTemplate(text, engine.engine, { range: body, markers: promptyRoles(text, body) });
  const problems = [
    ...matterProblems,
    ...fieldProblems,
    ...embeddedProblems(embedded),
    ...engine.problems,
    ...template.facts.problems,
    ...computedRoles(text, template.facts.holes),
    ...misspeltRoles(text, body, template.facts.literals).filter(
      ({ span }) => !isTool(text.slice(span.start, span.end)),
    ),
  ];
  return wholeFile({
    text,
    path,
    format: 'prompty',
    frontMatter,
    config,
    body,
    template,
    embedded,
    messageStyle,
    messages: outlineMessages(text, body, template.facts, messageStyle),
    ...(written && listReferences(written)),
    samples,
    openInputs: !declaresInputs(frontMatter?.data['inputs']),
    unsupported: [...unsupported, ...unsupportedKeys(reader)],
    problems,
  });
}

interface Matter {
  /** As the file has it. */
  readonly written: FrontMatter | undefined;
  /** With the values of its references, where there is a source for them. */
  readonly frontMatter: FrontMatter | undefined;
  readonly problems: readonly Problem[];
}

function readMatter(text: string, place: FrontMatterPlace | undefined, source: ReferenceSource | undefined): Matter {
  const { frontMatter: written, problems } = readFrontMatter(text, place);
  if (written === undefined || source === undefined) return { written, frontMatter: written, problems };
  const resolved = resolveReferences(written, withoutSecrets(source), isUsed);
  return { written, frontMatter: { ...written, data: resolved.data }, problems: [...problems, ...resolved.problems] };
}

/** What Hone makes no use of, so that nothing of it is asked for: the parts that name secrets are among them. */
function isUsed([top, second, third]: KeyPath): boolean {
  if (top === 'metadata') return false;
  if (top !== 'model' || (second !== 'connection' && second !== 'configuration')) return true;
  return second === 'configuration' && (third === 'azure_deployment' || third === 'name' || third === 'type');
}

/**
 * Names of variables that hold secrets (specification §3.4, and `key` at the end of a name). Their values are for whoever
 * calls the model, and never become a part of a prompt.
 */
const secretName = /secret|password|api_?key|token|auth|credential|cookie|(?:^|_)key$/i;

function withoutSecrets(source: ReferenceSource): ReferenceSource {
  return { ...source, keepsBack: (name) => secretName.test(name) || source.keepsBack?.(name) === true };
}

/** A file without `inputs` may be given any; so may one whose inputs stand elsewhere, until they are read. */
function declaresInputs(inputs: unknown): boolean {
  return typeof inputs === 'object' && inputs !== null;
}

/** `tool` is a role elsewhere, and no misspelling here. */
function isTool(line: string): boolean {
  return /^[#\s]*tool\b/i.test(line);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.prompty$/, '');
}
