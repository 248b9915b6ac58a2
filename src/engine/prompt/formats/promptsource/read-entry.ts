import { parseEmbedded, parseTemplate, renderParsed, type Template } from '../../../template/engines.js';
import { TemplateError } from '../../../template/template.js';
import type { OffsetMap } from '../../../text/offset-map.js';
import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';
import { emptyConfig } from '../../empty-config.js';
import { createFieldReader, type FieldReader } from '../../field-reader.js';
import { choiceWords } from '../../joined-answer.js';
import type {
  FrontMatter,
  JoinedAnswer,
  LabelWord,
  MessageStyle,
  OutputDeclaration,
  PromptDoc,
} from '../../prompt-doc.js';
import { embeddedProblems } from '../../read-embedded.js';
import { readMetadata } from './read-metadata.js';

/** PromptSource's own filters and `zip`. */
const environment = 'promptsource';

const joined: JoinedAnswer = { mark: '|||', choicesName: 'answer_choices' };

/** The whole is one user message; its ends are trimmed when it is rendered, values and all. */
const messageStyle: MessageStyle = { trim: false, roleBefore: 'user', roleWithout: 'user', keepEmpty: false };

interface Entry {
  readonly text: string;
  readonly path: string;
  readonly frontMatter: FrontMatter;
  /** Its key under `templates`. */
  readonly id: string;
}

/** One entry as a prompt. The template keeps its target: the two share what it sets, and may stand in one condition. */
export function readEntry({ text, path, frontMatter, id }: Entry): PromptDoc {
  const problems: Problem[] = [];
  const fields = createFieldReader(frontMatter, problems);
  const range = { start: fields.keySpan(['templates', id]).start, end: fields.valueSpan(['templates', id]).end };
  const name = fields.text(['templates', id, 'name']);
  if (name === undefined) problems.push(missing(fields, id, 'name'));
  const own = readTemplate(fields, id) ?? noTemplate(text, range.end);
  const choices = readChoices(fields, id);
  const { metrics, unsupported } = readMetadata(fields, id, choices !== undefined);
  const embedded = choices === undefined ? [] : [{ purpose: 'choices' as const, template: choices }];
  return {
    ...emptyFile(text, path, [...problems, ...own.template.facts.problems, ...embeddedProblems(embedded)]),
    range,
    config: {
      ...emptyConfig(name ?? id),
      description: fields.text(['templates', id, 'reference']),
      output: readOutput(choices),
      expect: own.expect,
      metrics,
    },
    body: own.body,
    template: own.template,
    embedded,
    messages: own.question.start < own.question.end ? [{ role: 'user', roleSpan: undefined, body: own.question }] : [],
    unsupported,
  };
}

/** What a file without any entry reads as. */
export function emptyFile(text: string, path: string, problems: readonly Problem[]): PromptDoc {
  const end = text.length;
  return {
    text,
    path,
    format: 'promptsource',
    range: { start: 0, end },
    frontMatter: undefined,
    config: emptyConfig(path.slice(path.lastIndexOf('/') + 1)),
    body: { start: end, end },
    template: noTemplate(text, end).template,
    embedded: [],
    joined,
    messageStyle,
    messages: [],
    references: [],
    samples: [],
    openInputs: true,
    unsupported: [],
    problems,
  };
}

interface OwnTemplate {
  readonly template: Template;
  readonly body: Span;
  /** Up to the mark. */
  readonly question: Span;
  /** What stands behind the mark. */
  readonly expect: string | undefined;
}

function noTemplate(text: string, at: number): OwnTemplate {
  const nowhere = { start: at, end: at };
  const template = parseTemplate(text, 'jinja2', { range: nowhere });
  return { template, body: nowhere, question: nowhere, expect: undefined };
}

/** The text under `jinja`, which must divide prompt and answer. */
function readTemplate(fields: FieldReader, id: string): OwnTemplate | undefined {
  const path = ['templates', id, 'jinja'];
  const map = fields.text(path) === undefined ? undefined : fields.textMap(path);
  if (map === undefined) {
    if (fields.value(path) === undefined || fields.value(path) === null)
      fields.complain('template-missing', missing(fields, id, 'jinja').message, fields.keySpan(['templates', id]));
    return undefined;
  }
  if (!map.text.includes(joined.mark)) {
    const message = `The template has no \`${joined.mark}\`, behind which the expected answer stands; add it with the answer.`;
    fields.complain('template-mark', message, fields.keySpan(path));
  }
  const template = parseEmbedded(map, 'jinja2', { environment });
  const markAt = findMark(map, template);
  const end = markAt === undefined ? map.range.end : map.toSource(markAt);
  return {
    template,
    body: map.range,
    question: { start: map.range.start, end },
    expect: markAt === undefined ? undefined : map.text.slice(markAt + joined.mark.length),
  };
}

function missing(fields: FieldReader, id: string, key: string): Problem {
  return {
    code: 'template-missing',
    message: `This entry has no \`${key}\`; add it.`,
    span: fields.keySpan(['templates', id]),
  };
}

function readChoices(fields: FieldReader, id: string): Template | undefined {
  const path = ['templates', id, 'answer_choices'];
  const map = fields.text(path) === undefined ? undefined : fields.textMap(path);
  return map && parseEmbedded(map, 'jinja2', { environment });
}

function readOutput(choices: Template | undefined): OutputDeclaration {
  const { output } = emptyConfig('');
  return choices === undefined ? output : { ...output, labels: fixedLabels(choices), choices };
}

/** The first mark in literal text, as an offset of the template's own text. */
function findMark({ text }: OffsetMap, { embedding }: Template): number | undefined {
  for (const { start, end } of embedding?.template.facts.literals ?? []) {
    const at = text.slice(start, end).indexOf(joined.mark);
    if (at >= 0) return start + at;
  }
  return undefined;
}

/** Choices that name no column are the same for every row. A template that does more than that is left to rendering. */
function fixedLabels(choices: Template): LabelWord[] {
  if (choices.facts.uses.length > 0 || choices.facts.problems.length > 0) return [];
  try {
    const { segments } = renderParsed(choices, {}, { limits: { steps: 10_000, output: 100_000 } });
    return choiceWords(segments, joined.mark).map(({ word, segments: own }) => ({
      value: word,
      word,
      span: around(
        own.map(({ span }) => span),
        choices,
      ),
    }));
  } catch (error) {
    if (error instanceof TemplateError) return [];
    throw error;
  }
}

function around(spans: readonly Span[], { embedding }: Template): Span {
  const [first, last] = [spans[0], spans.at(-1)];
  return { start: first?.start ?? embedding?.map.range.start ?? 0, end: last?.end ?? embedding?.map.range.start ?? 0 };
}
