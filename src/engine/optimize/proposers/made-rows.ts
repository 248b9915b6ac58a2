import { clearMark } from '../../text/clear-mark.js';
import { readTags } from '../../text/read-tag.js';
import { hashText } from '../../text/hash.js';
import type { Candidate, SearchContext } from '../parts.js';
import { annotateRequest } from '../requests/annotate.js';
import { boundaryCasesRequest } from '../requests/boundary-cases.js';
import { mainPart } from './pick-part.js';
import { labelsOf, type QuotedExample, quotedTexts } from './quote-example.js';
import { type ShownExample, shownExamples, shownTexts } from './shown-examples.js';
import { shownPart } from './written-parts.js';

/** A row somebody made up, as a checkpoint holds it. It is in none of the splits. */
export type MadeRow = {
  readonly id: string;
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
};

/** What a row has to have: the columns the prompt shows a model, and the one its right answer is read from. */
export interface RowForm {
  readonly columns: readonly string[];
  readonly answer: string;
}

export interface RowOrder {
  readonly form: RowForm;
  /** Made up before. */
  readonly before: readonly MadeRow[];
  readonly count: number;
  /** Real rows that are shown. */
  readonly shown: number;
  /** What the rows are to be hard for, and what it failed on before. */
  readonly candidate: Candidate;
  readonly failures: readonly QuotedExample[];
}

/** Undefined where right answers are not read from one column of text that the model is not shown. */
export function rowForm({ seed: { doc }, rows }: Pick<SearchContext, 'seed' | 'rows'>): RowForm | undefined {
  const values = rows.train[0]?.values ?? {};
  const named = (uses: readonly { readonly name: string }[]): string[] => [
    ...new Set(uses.map(({ name }) => name).filter((name) => Object.hasOwn(values, name))),
  ];
  const columns = named(doc.template.facts.uses);
  const read = named(
    doc.embedded.flatMap(({ purpose, template }) => (purpose === 'expect' ? template.facts.uses : [])),
  );
  const [answer, ...more] = read.filter((name) => !columns.includes(name));
  const isText = columns.every((name) => typeof values[name] === 'string');
  return answer === undefined || more.length > 0 || columns.length === 0 || !isText ? undefined : { columns, answer };
}

/** Hard rows from the writer with the right answers from the writer, as far as both can be used, none of them twice. */
export async function madeRows(order: RowOrder, context: SearchContext): Promise<readonly MadeRow[]> {
  const { form, before, count, shown } = order;
  const examples = shownExamples(context.random.fork('shown').sample(context.rows.train, shown), context);
  const [answer = ''] = await context.ask([casesRequest(order, examples)]);
  const known = new Set([...before, ...context.rows.train, ...context.rows.dev].map((row) => plain(row, context)));
  const made: MadeRow[] = [];
  for (const values of readCases(answer, form.columns)) {
    const number = before.length + made.length + 1;
    const row = { id: `made-${number}-${hashText(JSON.stringify(values)).slice(0, 8)}`, line: number, values };
    if (made.length === count || known.has(plain(row, context))) continue;
    known.add(plain(row, context));
    made.push(row);
  }
  return annotated(made, { form, examples }, context);
}

/** The values of each case by column: all of it for a single one, else what follows its name. What lacks one is left out. */
export function readCases(answer: string, columns: readonly string[]): Record<string, string>[] {
  return readTags(answer, 'case').flatMap((text) => {
    const [first = ''] = columns;
    const values = columns.length === 1 ? { [first]: text } : fieldsOf(text, columns);
    return columns.every((name) => (values[name] ?? '') !== '') ? [values] : [];
  });
}

/** A value goes on until the next line that starts with a name. */
function fieldsOf(text: string, columns: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  let current: string | undefined;
  for (const line of text.split('\n')) {
    const name = columns.find((column) => line.trimStart().startsWith(`${column}:`));
    current = name ?? current;
    if (current === undefined) continue;
    const own = name === undefined ? line : line.trimStart().slice(name.length + 1);
    values[current] = `${values[current] ?? ''}\n${own}`.trim();
  }
  return values;
}

function casesRequest({ form, count, candidate, failures }: RowOrder, examples: readonly ShownExample[]) {
  const prompt = shownPart(candidate.genome, mainPart(candidate.genome) ?? '');
  const mark = clearMark([prompt, ...shownTexts(examples), ...quotedTexts(failures)]);
  const columns = form.columns.length > 1 ? form.columns : [];
  const values = { prompt, count, columns, examples, failures, labels: labelsOf(candidate), mark };
  return { prompt: boundaryCasesRequest, values };
}

/** By the task as the user put it: whether a candidate asks for the same is what is to be found out. */
async function annotated(
  rows: readonly MadeRow[],
  { form, examples }: { readonly form: RowForm; readonly examples: readonly ShownExample[] },
  context: SearchContext,
): Promise<readonly MadeRow[]> {
  const { seed } = context;
  const prompt = shownPart(seed.genome, mainPart(seed.genome) ?? '');
  const labels = labelsOf(seed);
  const answers = await context.ask(
    rows.map((row) => {
      const input = context.inputText(row);
      const mark = clearMark([prompt, input, ...shownTexts(examples)]);
      return { prompt: annotateRequest, values: { prompt, input, examples, labels, mark } };
    }),
  );
  const whole = rows.flatMap((row, at) => {
    const answer = rightAnswer(answers[at], seed);
    if (answer === undefined) return [];
    const filled = { ...row, values: { ...row.values, [form.answer]: answer.value } };
    return context.expectedText(filled) === answer.text ? [filled] : [];
  });
  if (whole.length < rows.length)
    context.tell(`${rows.length - whole.length} of ${rows.length} made-up rows got no answer that can be used.`);
  return whole;
}

/** What the column holds, and what is then expected: where labels are declared, one of them or nothing. */
function rightAnswer(
  text: string | undefined,
  { doc }: Candidate,
): { readonly value: string; readonly text: string } | undefined {
  const { labels } = doc.config.output;
  if (text === undefined || labels.length === 0) return text === undefined ? undefined : { value: text, text };
  const said = text.toLowerCase();
  const label = labels.find(({ word, value }) => [word, value].some((name) => name.toLowerCase() === said));
  return label && { value: label.value, text: label.word };
}

function plain(
  row: Pick<MadeRow, 'id' | 'line'> & { values: Readonly<Record<string, unknown>> },
  context: SearchContext,
) {
  return context.inputText(row).toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
