import { parseTemplate, renderParsed, type Template } from '../template/engines.js';
import { type LoadPartial, TemplateError } from '../template/template.js';
import { createLineIndex } from '../text/line-index.js';
import { segmentsText } from '../template/segments-text.js';
import { trimEnds } from './cut-messages.js';
import { renderJoined } from './joined-answer.js';
import type { JoinedAnswer, PromptDoc } from './prompt-doc.js';
import { rowRandom } from './row-random.js';
import type { RowValues } from './row-values.js';

interface Compiled {
  readonly template: Template;
  readonly words: ReadonlyMap<string, string>;
}

/** A run asks for the same prompt's answers once per row. */
const compiledBy = new WeakMap<PromptDoc, Compiled>();

/**
 * The answer a row expects: `expect` rendered over the row's values, then the label word of that value where labels
 * are declared. Undefined when the prompt has no `expect`.
 * @throws TemplateError placed in `expect` when a column it names is missing or its template is broken.
 */
export function expectedAnswer(doc: PromptDoc, values: RowValues, load?: LoadPartial): string | undefined {
  const { expect } = doc.config;
  if (doc.joined !== undefined) return joinedAnswer(doc, doc.joined, values, load);
  if (expect === undefined) return undefined;
  const compiled = compiledBy.get(doc) ?? compile(doc, expect);
  const text = renderExpect(doc, compiled.template, values, load);
  return compiled.words.get(text) ?? text;
}

function joinedAnswer(
  doc: PromptDoc,
  joined: JoinedAnswer,
  values: RowValues,
  load: LoadPartial | undefined,
): string | undefined {
  const { answer } = renderJoined(doc, joined, values, {
    strict: true,
    random: rowRandom(values),
    ...(load && { load }),
  });
  return answer && segmentsText(answer);
}

function compile(doc: PromptDoc, expect: string): Compiled {
  const words = new Map(doc.config.output.labels.map(({ value, word }) => [value, word]));
  const located = doc.embedded.find(({ purpose }) => purpose === 'expect');
  const compiled = { template: located?.template ?? parseTemplate(expect, 'jinja2'), words };
  compiledBy.set(doc, compiled);
  return compiled;
}

function renderExpect(doc: PromptDoc, template: Template, values: RowValues, load: LoadPartial | undefined): string {
  try {
    const { segments } = renderParsed(template, values, load === undefined ? { strict: true } : { strict: true, load });
    return segmentsText(trimEnds(segments, () => undefined));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const whole = doc.frontMatter?.valueSpan(['expect'])?.start ?? 0;
    const at = template.embedding === undefined ? createLineIndex(doc.text).positionAt(whole) : error;
    throw new TemplateError(`In \`expect\`: ${error.message}`, at);
  }
}
