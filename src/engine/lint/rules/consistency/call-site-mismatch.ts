import type { CodeCall, CodeFileCall, CodeName, CodePrompt } from '../../../prompt/code-prompt.js';
import { parsePrompt } from '../../../prompt/parse-prompt.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { namesFilled } from '../../code-fields.js';
import { defineRule, type LintWorkspace, type Report } from '../../rule.js';

/** A name without a value stops the call that fills the prompt, and a value without a name reaches no model. */
export const callSiteMismatch = defineRule({
  meta: {
    id: 'consistency/call-site-mismatch',
    summary: 'Code that fills a prompt gives a value to each of its names and to no other.',
    kind: 'objective',
    severity: 'error',
    formats: ['code'],
    fix: 'suggest',
    sources: [
      {
        title: 'LangChain: INVALID_PROMPT_INPUT, a template without the value of a variable',
        url: 'https://docs.langchain.com/oss/python/langchain/errors/INVALID_PROMPT_INPUT',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'LangChain: PromptTemplate sets `input_variables` anew from the template',
        url: 'https://github.com/langchain-ai/langchain/blob/03aab0503db9276017f9c37c4f71c71b5fc0519f/libs/core/langchain_core/prompts/prompt.py',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, workspace }) {
    for (const prompt of doc.code?.prompts ?? []) yield* declarations(prompt);
    for (const call of doc.code?.calls ?? []) yield* calls(call);
    for (const call of doc.code?.fileCalls ?? []) yield* fileCalls(call, workspace);
  },
});

/** What `input_variables` says besides the template; LangChain goes by the template alone. */
function* declarations(prompt: CodePrompt): Generator<Report> {
  const filled = namesFilled(prompt);
  if (prompt.declared === undefined || filled === undefined) return;
  const elsewhere = new Set(prompt.filledElsewhere.map(({ name }) => name));
  const missing = [...filled].filter(
    (name) => !prompt.declared?.some((one) => one.name === name) && !elsewhere.has(name),
  );
  for (const { name, span } of prompt.declared) {
    if (filled.has(name) || elsewhere.has(name)) continue;
    const guess = closest(name, missing);
    const message =
      guess === undefined
        ? `The template has no '${name}': remove it here, or use it there.`
        : `The template has no '${name}': change it to '${guess}'.`;
    yield { span, message, severity: 'warning', ...changing(span, guess) };
  }
}

function changing(span: Span, guess: string | undefined): Pick<Report, 'suggestions'> {
  return guess === undefined ? {} : { suggestions: [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }] };
}

interface Names {
  /** Those without which filling fails. */
  readonly needed: readonly string[];
  readonly known: ReadonlySet<string>;
  /** What the names belong to, as a message calls it. */
  readonly owner: string;
}

function* calls({ prompt, given, span }: CodeCall): Generator<Report> {
  const filled = namesFilled(prompt);
  if (filled === undefined) return;
  const elsewhere = prompt.filledElsewhere.map(({ name }) => name);
  // What is filled elsewhere may be given here too, or be optional.
  const needed = [...filled].filter((name) => !elsewhere.includes(name));
  const owner = prompt.name === undefined ? 'The template' : `The template '${prompt.name}'`;
  yield* compare({ needed, known: new Set([...filled, ...elsewhere]), owner }, given, span);
}

function* fileCalls({ path, given, span }: CodeFileCall, workspace: LintWorkspace): Generator<Report> {
  const text = workspace.readPartial(path);
  if (text === undefined) return;
  const { config, problems, openInputs } = parsePrompt(text, path);
  if (problems.length > 0 || openInputs || config.inputs.length === 0) return;
  const needed = config.inputs.filter(
    (input) => input.required && input.default === undefined && input.enforced === true,
  );
  const known = new Set(config.inputs.map(({ name }) => name));
  yield* compare({ needed: needed.map(({ name }) => name), known, owner: `The prompt '${path}'` }, given, span);
}

function* compare({ needed, known, owner }: Names, given: readonly CodeName[], span: Span): Generator<Report> {
  const left = new Set(needed.filter((name) => !given.some((one) => one.name === name)));
  for (const { name, span: place } of given) {
    if (known.has(name)) continue;
    const guess = closest(name, left);
    if (guess === undefined) {
      const message = `${owner} has no '${name}', so that its value reaches no model: remove it, or use it in the prompt.`;
      yield { span: place, message, severity: 'warning' };
      continue;
    }
    left.delete(guess);
    yield { span: place, message: `${owner} has no '${name}': change it to '${guess}'.`, ...changing(place, guess) };
  }
  if (left.size === 0) return;
  const names = [...left].map((name) => `'${name}'`).join(', ');
  yield {
    span,
    message: `${owner} is filled without ${names}: give ${left.size === 1 ? 'it a value' : 'them values'} here.`,
  };
}
