import { relative, resolve } from 'node:path';
import type { RowItem, RowProblem } from '../../engine/dataset/row.js';
import { type Selection, selectionOf, selectRows } from '../../engine/dataset/select-rows.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { renderPrompt, type RenderedPrompt } from '../../engine/prompt/render-prompt.js';
import { unsupportedSentences } from '../../engine/prompt/unsupported-sentences.js';
import type { RowValues } from '../../engine/prompt/row-values.js';
import { placedMessage } from '../../engine/template/placed-message.js';
import { TemplateError } from '../../engine/template/template.js';
import { createLineIndex } from '../../engine/text/line-index.js';
import { HostError } from '../../host/host-error.js';
import type { Host } from '../../host/host.js';
import { countTokens } from '../count-tokens.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { renderedJson, renderedText } from '../reporters/rendered.js';
import type { Terminal } from '../terminal.js';
import { type DataArguments, givenData } from '../given-data.js';
import { openWorkspaces } from '../workspaces.js';

export interface RenderArguments extends DataArguments {
  readonly row?: number;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly strict?: true;
  readonly format: 'text' | 'json';
}

export async function render(file: string, options: RenderArguments, terminal: Terminal): Promise<ExitCode> {
  const path = resolve(terminal.cwd, file);
  const host = await openWorkspaces(terminal).of(path);
  const doc = await host.readPrompt(path);
  const row = await chosenRow(doc, options, { host, path, terminal });
  const rendered = renderOrExplain(
    doc,
    { ...firstChoices(doc), ...row, ...options.set },
    { file, strict: options.strict ?? false, host, path },
  );
  noteProblems(doc, file, terminal);
  for (const sentence of unsupportedSentences(doc)) terminal.note(`${sentence}\n`);
  noteGaps(rendered, terminal);
  const tokens = await countTokens(rendered.messages, doc.config.models[0] ?? host.config.model);
  terminal.print(
    options.format === 'json' ? renderedJson(rendered, tokens) : renderedText(rendered, tokens, terminal.color),
  );
  return exitCodes.fine;
}

function noteProblems({ problems, text }: PromptDoc, file: string, terminal: Terminal): void {
  const [first] = problems;
  if (first === undefined) return;
  const { line, column } = createLineIndex(text).positionAt(first.span.start);
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  terminal.note(`${file}:${line}:${column}: ${first.message}${more} Run 'hone lint ${file}' for all of it.\n`);
}

/** Of several variants the first is shown; --set chooses another. */
function firstChoices({ config }: PromptDoc): RowValues {
  return Object.fromEntries(
    Object.entries(config.matrix).flatMap(([name, [first]]) => (name === 'model' ? [] : [[name, first]])),
  );
}

interface RowPlace {
  readonly host: Host;
  readonly path: string;
  readonly terminal: Terminal;
}

async function chosenRow(doc: PromptDoc, options: RenderArguments, place: RowPlace): Promise<RowValues> {
  if (options.row === undefined && options.data === undefined) return {};
  const number = options.row ?? 1;
  const { host, terminal } = place;
  if (options.data === undefined && doc.config.data === undefined && doc.samples.length > 0)
    return sampleRow(doc, number);
  const path = await dataPath(doc, options, place);
  const shown = relative(terminal.cwd, path);
  let seen = 0;
  for await (const item of rowsAt(doc, path, host)) {
    if (item.type === 'problem') terminal.note(`${shown}: ${problemText(item.problem)}\n`);
    else if (++seen === number) return item.row.values;
  }
  throw new HostError(
    'bad-argument',
    `There is no row ${number}: ${shown} has ${seen} that this prompt selects. Give --row 1 to ${seen}.`,
  );
}

/** Row 1 is the first that a run asks about: of a sample, the first of the sample. */
function rowsAt({ config: { data } }: PromptDoc, path: string, host: Host): AsyncIterable<RowItem> {
  const selection: Selection = data === undefined ? { columns: {}, where: {}, limit: undefined } : selectionOf(data);
  const items = selectRows(host.openRows(path), { ...selection, limit: undefined });
  return selection.kinds === undefined ? items : host.attachFiles(items, selection.kinds, path);
}

function problemText({ file, line, message }: RowProblem): string {
  return `${file === undefined ? '' : `${file}: `}line ${line}: ${message}`;
}

/** A row that the prompt's own file brings along. */
function sampleRow({ samples }: PromptDoc, number: number): RowValues {
  const sample = samples[number - 1];
  if (sample !== undefined) return sample.values;
  throw new HostError(
    'bad-argument',
    `There is no row ${number}: the prompt's own file has ${samples.length}. Give --row 1 to ${samples.length}, or --data FILE.`,
  );
}

async function dataPath(
  { config }: PromptDoc,
  options: RenderArguments,
  { host, path, terminal }: RowPlace,
): Promise<string> {
  const given = await givenData(options, host, terminal);
  if (given !== undefined) return given;
  if (config.data !== undefined) return host.resolve(path, config.data.path);
  throw new HostError(
    'bad-argument',
    'This prompt names no data to take a row from. Give --data FILE, or add `data:` to its front matter.',
  );
}

interface RenderPlace {
  readonly file: string;
  readonly path: string;
  readonly strict: boolean;
  readonly host: Host;
}

function renderOrExplain(doc: PromptDoc, values: RowValues, { file, path, strict, host }: RenderPlace): RenderedPrompt {
  try {
    return renderPrompt(doc, values, { load: host.partialsOf(path), strict });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const advice = strict && error.message.endsWith('is undefined') ? '. Give it a value with --row or --set.' : '';
    throw new HostError('bad-argument', `${placedMessage(error, file)}${advice}`, error);
  }
}

function noteGaps({ messages, undefined: gaps }: RenderedPrompt, terminal: Terminal): void {
  const names = [...new Set(gaps.map(({ name }) => name))];
  if (names.length > 0) {
    terminal.note(
      `Without a value, so rendered as nothing: ${names.join(', ')}. Give --row or --set, or fail with --strict.\n`,
    );
  }
  if (messages.length === 0)
    terminal.note('The prompt renders to nothing with these values, and nothing cannot be sent.\n');
}
