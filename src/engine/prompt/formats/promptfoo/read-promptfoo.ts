import { roles } from '../../../model/chat-model.js';
import type { Problem } from '../../../text/problem.js';
import { parseEmbedded, parseTemplate, type Template } from '../../../template/engines.js';
import type { MarkerFinder } from '../../../template/template.js';
import { emptyConfig } from '../../empty-config.js';
import { createFieldReader, type FieldReader } from '../../field-reader.js';
import type { EmbeddedTemplate, MessageOutline, MessageStyle, PromptDoc } from '../../prompt-doc.js';
import { embeddedProblems } from '../../read-embedded.js';
import { readYaml } from '../../read-yaml.js';
import { wholeFile } from '../../whole-file.js';
import { type ChatText, readChat } from './chat-prompt.js';
import { fileNotes } from './file-notes.js';
import { readTestMetrics } from './read-metrics-of-tests.js';
import { readParameters } from './read-parameters.js';
import { type InlinePrompt, readPromptList } from './read-prompt-list.js';
import { readProviders } from './read-providers.js';
import { readTests } from './read-tests.js';
import { inTextOrder } from '../../../text/span.js';

/** promptfoo renders with Nunjucks. */
const environment = 'nunjucks';

/** Nothing is trimmed, and an empty message is a message. */
const messageStyle: MessageStyle = { trim: false, roleBefore: 'user', roleWithout: 'user', keepEmpty: true };

/**
 * Reads a promptfoo configuration: one prompt for each that is written in it, all with the same models, rows and metrics.
 * Nothing it names is run or fetched; what is not carried over is in `unsupported`. What is wrong with the file is a
 * problem of its first prompt.
 */
export function readPromptfoo(text: string, path: string): readonly PromptDoc[] {
  const { frontMatter, problems } = readYaml(
    text,
    { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length },
    'The file',
  );
  const found: Problem[] = [...problems];
  const fields = createFieldReader(frontMatter, found);
  const prompts = readPromptList(fields);
  if (found.length === 0 && fields.value(['prompts']) === undefined && fields.value(['redteam']) === undefined)
    fields.complain(
      'prompt-missing',
      'This configuration has no prompt; add one under `prompts`.',
      fields.keySpan(['prompts']),
    );
  const file = readFile(fields, { text, path });
  const unsupported = [...prompts.unsupported, ...file.unsupported];
  const docs = prompts.inline.map((prompt, i) =>
    readInline(fields, { ...file, references: prompts.references, unsupported }, { prompt, name: `prompt-${i + 1}` }),
  );
  const [first = elsewhere(file, prompts.references, unsupported), ...others] = docs;
  const whole = [...found, ...embeddedProblems(first.embedded), ...first.problems];
  return [{ ...first, problems: whole.sort(inTextOrder) }, ...others];
}

/** What all prompts of the file share. */
function readFile(fields: FieldReader, { text, path }: { text: string; path: string }): PromptDoc {
  const providers = readProviders(fields);
  const tests = readTests(fields);
  const { metrics, rows, expect, unsupported } = readTestMetrics(fields, tests.cases);
  const embedded = metrics.flatMap(({ template }): EmbeddedTemplate[] =>
    template === undefined ? [] : [{ purpose: 'assertion', template }],
  );
  const end = { start: text.length, end: text.length };
  return wholeFile({
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
    unsupported: [...providers.unsupported, ...tests.unsupported, ...unsupported, ...fileNotes(fields)],
    problems: [],
  });
}

function elsewhere(file: PromptDoc, references: PromptDoc['references'], unsupported: readonly Problem[]): PromptDoc {
  const names = references.map(({ path }) => path).join(', ');
  const message = `The prompts of this configuration are in other files: ${names}. Open those.`;
  const [first] = references;
  const note: Problem[] = first === undefined ? [] : [{ code: 'prompts-elsewhere', message, span: first.span }];
  return { ...file, references, unsupported: [...note, ...unsupported] };
}

function readInline(
  fields: FieldReader,
  file: PromptDoc,
  { prompt, name }: { prompt: InlinePrompt; name: string },
): PromptDoc {
  const chat = readChat(prompt.map);
  const { parameters, unsupported } =
    prompt.config === undefined ? { parameters: {}, unsupported: [] } : readParameters(fields, prompt.config);
  const map = chat?.map ?? prompt.map;
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
    ],
    problems: [...(chat?.problems ?? []), ...template.facts.problems],
  };
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
