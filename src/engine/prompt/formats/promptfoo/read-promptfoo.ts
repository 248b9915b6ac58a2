import { roles } from '../../../model/chat-model.js';
import type { Problem } from '../../../text/problem.js';
import { createMapBuilder, type OffsetMap } from '../../../text/offset-map.js';
import { joinMaps, type JoinedPart } from '../../../text/join-maps.js';
import { parseEmbedded, parseTemplate, type Template } from '../../../template/engines.js';
import type { MarkerFinder } from '../../../template/template.js';
import { emptyConfig } from '../../empty-config.js';
import { createFieldReader, type FieldReader } from '../../field-reader.js';
import type { EmbeddedTemplate, MessageOutline, MessageStyle, PromptDoc } from '../../prompt-doc.js';
import { embeddedProblems } from '../../read-embedded.js';
import { readYaml } from '../../read-yaml.js';
import { wholeFile } from '../../whole-file.js';
import { type ChatText, readChat } from './chat-prompt.js';
import type { ConfigurationFiles } from './configuration-files.js';
import { type Included, includeFiles } from './include-files.js';
import { createValues } from './rendered-values.js';
import { type Affixes, withAffixes } from './row-columns.js';
import { fileNotes } from './file-notes.js';
import { readTestMetrics } from './read-metrics-of-tests.js';
import { readParameters } from './read-parameters.js';
import { type InlinePrompt, promptFileNote, readPromptList } from './read-prompt-list.js';
import { readProviders } from './read-providers.js';
import { readTests } from './read-tests.js';
import { inTextOrder } from '../../../text/span.js';

/** promptfoo renders with Nunjucks. */
const environment = 'nunjucks';

/** Nothing is trimmed, and an empty message is a message. */
const messageStyle: MessageStyle = { trim: false, roleBefore: 'user', roleWithout: 'user', keepEmpty: true };

/**
 * Reads a promptfoo configuration: one prompt for each that is written in it, all with the same models, rows and metrics.
 * Files it names are read as data where they can be; nothing is run or fetched. What is not carried over is in `unsupported`. What is wrong with the file is a
 * problem of its first prompt.
 */
export function readPromptfoo(text: string, path: string, files?: ConfigurationFiles): readonly PromptDoc[] {
  const { frontMatter: written, problems } = readYaml(
    text,
    { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length },
    'The file',
  );
  const found: Problem[] = [...problems];
  const included = includeFiles(text, { frontMatter: written, found, files });
  const fields = createFieldReader(included.frontMatter, found);
  const prompts = readPromptList(fields, (at) => included.fileOf(at) !== undefined);
  if (found.length === 0 && fields.value(['prompts']) === undefined && fields.value(['redteam']) === undefined)
    fields.complain(
      'prompt-missing',
      'This configuration has no prompt; add one under `prompts`.',
      fields.keySpan(['prompts']),
    );
  const { file, affixes } = readFile(fields, { text, path, included });
  const unread = included.isRead ? prompts.references.map(promptFileNote) : [];
  const unsupported = [...prompts.unsupported, ...included.unsupported, ...unread, ...file.unsupported];
  const docs = prompts.inline.map((prompt, i) =>
    readInline(
      fields,
      { ...file, references: prompts.references, unsupported },
      {
        prompt,
        name: `prompt-${i + 1}`,
        affixes,
        from: included.fileOf(prompt.path)?.file,
      },
    ),
  );
  const [first = elsewhere(file, { references: prompts.references, unsupported, isRead: included.isRead }), ...others] =
    docs;
  const whole = [...found, ...embeddedProblems(first.embedded), ...first.problems];
  return [{ ...first, problems: whole.sort(inTextOrder) }, ...others];
}

/** What all prompts of the file share. */
function readFile(
  fields: FieldReader,
  { text, path, included }: { text: string; path: string; included: Included },
): { file: PromptDoc; affixes: Affixes } {
  const providers = readProviders(fields);
  const tests = readTests(fields, included);
  const valueFor = createValues(fields);
  const { cases, affixes } = withAffixes(fields, tests.cases, valueFor);
  const { metrics, rows, expect, unsupported } = readTestMetrics(fields, cases, valueFor);
  const embedded = metrics.flatMap(({ template }): EmbeddedTemplate[] =>
    template === undefined ? [] : [{ purpose: 'assertion', template }],
  );
  const end = { start: text.length, end: text.length };
  const file = wholeFile({
    text,
    path,
    format: 'promptfoo',
    frontMatter: undefined,
    config: {
      ...emptyConfig(path.slice(path.lastIndexOf('/') + 1)),
      description: fields.text(['description']),
      models: providers.models,
      parameters: providers.parameters,
      data: tests.data,
      expect,
      metrics,
    },
    body: end,
    template: parseTemplate(text, 'jinja2', { range: end, environment }),
    embedded,
    messageStyle,
    messages: [],
    writtenModels: providers.written,
    samples: rows,
    openInputs: true,
    ...(included.read.length > 0 && { filesRead: included.read }),
    unsupported: [...providers.unsupported, ...tests.unsupported, ...unsupported, ...fileNotes(fields)],
    problems: [],
  });
  return { file, affixes };
}

function elsewhere(
  file: PromptDoc,
  { references, unsupported, isRead }: Pick<PromptDoc, 'references' | 'unsupported'> & Pick<Included, 'isRead'>,
): PromptDoc {
  const names = references.map(({ path }) => path).join(', ');
  const message = `The prompts of this configuration are in other files: ${names}. \`hone eval\`, \`hone render\` and \`hone import\` read them; open them to see them here.`;
  const [first] = references;
  const note: Problem[] =
    first === undefined || isRead ? [] : [{ code: 'prompts-elsewhere', message, span: first.span }];
  return { ...file, references, unsupported: [...note, ...unsupported] };
}

function readInline(fields: FieldReader, file: PromptDoc, { prompt, name, affixes, from }: ReadingPrompt): PromptDoc {
  const chat = readChat(prompt.map);
  const { parameters, unsupported } =
    prompt.config === undefined ? { parameters: {}, unsupported: [] } : readParameters(fields, prompt.config);
  const map = chat?.map ?? withAffixesAround(prompt.map, affixes);
  const template = parseEmbedded(map, 'jinja2', { markers: chat && markersAt(chat), environment });
  return {
    ...file,
    range: prompt.span,
    config: { ...file.config, name: prompt.name ?? name, parameters: { ...file.config.parameters, ...parameters } },
    body: prompt.map.range,
    template,
    messages: outline(prompt, chat),
    unsupported: [
      ...file.unsupported,
      ...unsupported,
      ...(chat?.unsupported ?? []),
      ...templateNotes(prompt, template, chat),
      ...(chat === undefined ? [] : affixNotes(prompt, affixes)),
    ],
    problems: [...(chat?.problems ?? []), ...template.facts.problems].map((problem) => inFile(problem, from)),
  };
}

interface ReadingPrompt {
  readonly prompt: InlinePrompt;
  /** Where it has none of its own. */
  readonly name: string;
  readonly affixes: Affixes;
  /** The file the prompt was read from. */
  readonly from: string | undefined;
}

/** The prompt between what each row puts before it and behind it. */
function withAffixesAround(map: OffsetMap, { prefix, suffix }: Affixes): OffsetMap {
  if (prefix === undefined && suffix === undefined) return map;
  const { source, range } = map;
  const [start, end] = [range.start, range.end].map((at) => ({ start: at, end: at }));
  const parts: JoinedPart[] = [{ lead: tagOf(prefix), leadSpan: start ?? range, map }];
  const behind = createMapBuilder(source);
  behind.put(tagOf(suffix), range.end, range.end);
  return joinMaps(source, range, [...parts, { lead: '', leadSpan: end ?? range, map: behind.finish(range) }]).map;
}

function tagOf(column: string | undefined): string {
  return column === undefined ? '' : `{{ ${column} }}`;
}

function affixNotes({ span }: InlinePrompt, affixes: Affixes): Problem[] {
  if (affixes.prefix === undefined && affixes.suffix === undefined) return [];
  const message =
    'The `prefix` and `suffix` of the tests are not put around a prompt of chat messages; write them in it.';
  return [{ code: 'chat-affix', message, span }];
}

function inFile(problem: Problem, file: string | undefined): Problem {
  return file === undefined ? problem : { ...problem, message: `In ${file}: ${problem.message}` };
}

function markersAt({ markers }: ChatText): MarkerFinder {
  return (run, offset) => markers.filter(({ span }) => span.start >= offset && span.end <= offset + run.length);
}

function outline({ map: { range } }: InlinePrompt, chat: ChatText | undefined): MessageOutline[] {
  if (chat === undefined) return [{ role: 'user', roleSpan: undefined, body: range }];
  return chat.markers.map(({ name, span }, i): MessageOutline => {
    const role = roles.find((one) => one === name) ?? 'user';
    return { role, roleSpan: chat.map.spanToSource(span), body: chat.bodies[i] ?? span };
  });
}

/** Variables that promptfoo gives every prompt. */
const givenVariables: Readonly<Record<string, { readonly code: string; readonly what: string }>> = {
  env: { code: 'environment', what: 'the environment' },
  _conversation: { code: 'conversation', what: 'the earlier turns of a conversation' },
};

function templateNotes({ map, span }: InlinePrompt, { facts }: Template, chat: ChatText | undefined): Problem[] {
  const notes = facts.uses.flatMap((use): Problem[] => {
    const given = givenVariables[use.name];
    if (given === undefined) return [];
    const message = `\`${use.name}\` is ${given.what} to promptfoo; here it is a variable like all others.`;
    return [{ code: given.code, message, span: use.span }];
  });
  if (chat !== undefined || !/^\s*\[/.test(map.text) || !/["']role["']/.test(map.text)) return notes;
  const message = 'This prompt becomes a list of messages only when it is rendered; it is sent as one user message.';
  return [...notes, { code: 'chat-rendered', message, span }];
}
