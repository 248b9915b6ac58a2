import type { LoadPartial } from '../../template/template.js';
import { canonicalJson } from '../../text/hash.js';
import { createLineIndex } from '../../text/line-index.js';
import type { Problem } from '../../text/problem.js';
import { TemplateError } from '../../template/template.js';
import type { PromptDoc } from '../prompt-doc.js';
import { expectedAnswer } from '../expected-answer.js';
import { renderPrompt } from '../render-prompt.js';
import type { RowValues } from '../row-values.js';

interface Check {
  readonly doc: PromptDoc;
  readonly imported: PromptDoc;
  readonly renamed: ReadonlyMap<string, string>;
  readonly load: LoadPartial;
}

interface Checked {
  readonly faults: readonly Problem[];
  readonly lost: readonly Problem[];
}

/** What is wrong with an imported prompt: problems of its own, or messages or answers that are not those of the source. */
export function checkImport({ doc, imported, renamed, load }: Check): Checked {
  const [problem] = imported.problems;
  if (problem !== undefined) {
    const { line } = createLineIndex(imported.text).positionAt(problem.span.start);
    const message = `Hone's own format cannot say this prompt (its line ${line}: ${problem.message})`;
    return { faults: [{ code: 'not-expressible', message, span: doc.body }], lost: [] };
  }
  const hasSamples = doc.samples.length > 0;
  const compared = (hasSamples ? doc.samples : trialRows(doc)).map(({ values, span }) => {
    const trims = doc.joined !== undefined;
    const wanted = outcomeOf(doc, values, { load, trims });
    const made = outcomeOf(imported, renamedRow(values, renamed), { load, trims });
    return { wanted, made, span };
  });
  const rendered = compared.filter(({ wanted }) => wanted !== undefined);
  // Of values made up here, some may be of a kind the prompt cannot take.
  const counted = hasSamples ? rendered : rendered.filter(({ made }) => made !== undefined);
  const unequal = counted.find(({ wanted, made }) => wanted?.text !== made?.text);
  const fault = unequal ?? (counted.length === 0 ? rendered[0] : undefined);
  if (fault !== undefined) {
    const message = 'This prompt would render to other messages in the format of Hone, so it was not written.';
    return { faults: [{ code: 'not-equal', message, span: fault.span }], lost: [] };
  }
  const drops = counted.some(({ wanted, made }) => wanted?.count !== made?.count);
  const message = 'A message that renders to nothing is sent empty here; Hone leaves it out.';
  return { faults: [], lost: drops ? [{ code: 'empty-message', message, span: doc.body }] : [] };
}

interface TrialRow {
  readonly values: RowValues;
  readonly span: Problem['span'];
}

/** Values that tell the inputs apart, for a prompt that brings no rows along: texts, then numbers. */
function trialRows(doc: PromptDoc): TrialRow[] {
  const used = doc.template.facts.uses.map(({ name }) => name).filter((name) => name !== doc.joined?.choicesName);
  const names = [...new Set([...doc.config.inputs.map(({ name }) => name), ...used])];
  const defaults = doc.config.inputs.flatMap(({ name, default: given }): [string, unknown][] =>
    given === undefined ? [] : [[name, given]],
  );
  const rowOf = (valueOf: (name: string, i: number) => unknown): TrialRow => ({
    values: {
      ...Object.fromEntries(names.map((name, i) => [name, valueOf(name, i)])),
      ...Object.fromEntries(defaults),
    },
    span: doc.body,
  });
  return [rowOf((name) => `the ${name}`), rowOf((_name, i) => i + 2)];
}

export function renamedRow(values: RowValues, renamed: ReadonlyMap<string, string>): RowValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [renamed.get(name) ?? name, value]));
}

interface Outcome {
  /** The messages that say something and the expected answer, as one text to compare. */
  readonly text: string;
  /** Of all messages. */
  readonly count: number;
}

interface Comparison {
  readonly load: LoadPartial;
  /** Where the source trims what it renders, values and all. */
  readonly trims: boolean;
}

/** Undefined where these values cannot be rendered. */
function outcomeOf(doc: PromptDoc, values: RowValues, { load, trims }: Comparison): Outcome | undefined {
  try {
    const { messages } = renderPrompt(doc, values, { load });
    const said = messages.filter(({ content, parts }) => content !== '' || parts !== undefined);
    const shown = said.map(({ role, content, parts }) => ({ role, content: trims ? content.trim() : content, parts }));
    return { text: canonicalJson([shown, answerOf(doc, values, load)]), count: messages.length };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return undefined;
  }
}

/** A row without the columns of an answer has none. */
function answerOf(doc: PromptDoc, values: RowValues, load: LoadPartial): string | undefined {
  try {
    return expectedAnswer(doc, values, load);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return undefined;
  }
}
