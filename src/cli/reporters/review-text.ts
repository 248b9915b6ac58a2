import type { Opinion, OpinionKind, Review } from '../../engine/lint/review/opinion.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { createLineIndex } from '../../engine/text/line-index.js';
import type { Span } from '../../engine/text/span.js';
import type { ModelEstimate, ReviewEstimate, ReviewedPrompt } from '../../host/jobs/review-job.js';
import { codeFrame, printable } from '../code-frame.js';
import { counted, dollars } from '../../host/reports/wording.js';
import type { Palette } from '../palette.js';

/** Said before the first call. */
export function reviewEstimateLine(model: string, estimate: ReviewEstimate): string {
  return `hone: asking ${printable(model)} for its opinion: ${takes(estimate)}. What was asked before costs nothing.\n`;
}

/** Printed instead of a review. */
export function reviewEstimateText(estimates: readonly ModelEstimate[]): string {
  const lines = estimates.map(({ model, ...estimate }) => `${printable(model)}: ${takes(estimate)}\n`);
  return `${lines.join('')}No call was made; what was asked before costs nothing.\n`;
}

function takes({ calls, inputTokens, outputTokens, usd }: ReviewEstimate): string {
  const tokens = `about ${counted(inputTokens, 'token')} in and ${outputTokens.toLocaleString('en-US')} out at most`;
  const cost =
    usd === undefined ? 'at a price Hone does not know' : usd === 0 ? 'at no cost' : `${dollars(usd)} at most`;
  return `${counted(calls, 'call')}, ${tokens}, ${cost}`;
}

/** Opinions below the findings, each with the name of the model that holds it. */
export function reviewText(prompts: readonly ReviewedPrompt[], color: Palette): string {
  const reviewed = prompts.flatMap((one) => ('review' in one ? [one] : []));
  const opinions = reviewed.flatMap(({ doc, model, review }) =>
    review.opinions.map((opinion) => opinionText(opinion, { doc, model, color })),
  );
  return `\n${opinions.join('')}${summary(reviewed, color)}`;
}

interface Place {
  readonly doc: PromptDoc;
  readonly model: string;
  readonly color: Palette;
}

const kindWords: Readonly<Record<OpinionKind, string>> = {
  contradiction: 'contradiction',
  ambiguity: 'ambiguity',
  'missing-requirement': 'missing requirement',
  'persona-conflict': 'conflict of personas',
  'format-conflict': 'conflict of formats',
};

function opinionText({ kind, message, quotes, readings }: Opinion, { doc, model, color }: Place): string {
  const { line, column } = createLineIndex(doc.text).positionAt(quotes[0].start);
  const title = `${color.bold(doc.path)}:${line}:${column}  ${color.magenta(`opinion of ${printable(model)}`)}`;
  return [
    `${title}  ${kindWords[kind]}: ${printable(message)}`,
    ...quotes.flatMap((quote) => frameOf(quote, doc, color)),
    ...readings.map((reading) => `    ${color.cyan('reads')}  ${printable(reading)}`),
    '\n',
  ].join('\n');
}

/** The first line of a quote, marked. */
function frameOf(quote: Span, { text }: PromptDoc, color: Palette): string[] {
  const lines = createLineIndex(text);
  const start = lines.positionAt(quote.start);
  const end = lines.positionAt(quote.end);
  const source = text.split(/\r\n|\r|\n/, start.line)[start.line - 1] ?? '';
  const frame = codeFrame(source, start.column, end.line === start.line ? end.column : source.length + 1);
  const gutter = String(start.line);
  return [
    `  ${color.dim(`${gutter} |`)} ${frame.line}`,
    `  ${color.dim(`${' '.repeat(gutter.length)} |`)} ${color.magenta(frame.marks)}`,
  ];
}

function summary(reviewed: readonly { readonly model: string; readonly review: Review }[], color: Palette): string {
  if (reviewed.length === 0) return 'No prompt was reviewed.\n';
  const count = reviewed.reduce((sum, { review }) => sum + review.opinions.length, 0);
  const models = [...new Set(reviewed.map(({ model }) => printable(model)))].join(', ');
  const held = `${counted(count, 'opinion')} of ${models} on ${counted(reviewed.length, 'prompt')}`;
  return `${color.magenta(held)}; no exit code depends on them.${droppedText(reviewed.map(({ review }) => review))}\n`;
}

/** What the model said besides, in the order of how much it says about the model. */
function droppedText(reviews: readonly Review[]): string {
  const sum = (reason: keyof Review['dropped']): number =>
    reviews.reduce((total, { dropped }) => total + dropped[reason], 0);
  const parts = [
    [sum('notQuoted'), 'quoted words that are not in the prompt'],
    [sum('incomplete'), 'incomplete'],
    [sum('surplus'), 'beyond five a prompt'],
  ] as const;
  const left = parts.filter(([count]) => count > 0).map(([count, reason]) => `${count} ${reason}`);
  return left.length === 0 ? '' : ` Left out: ${left.join(', ')}.`;
}
