import type { ComparedRun, MovedRows, RunComparison, VariantPair } from '../jobs/compare/run-comparison.js';
import { counted } from './wording.js';
import { variantNames } from './variant-names.js';

/** `20261126-… of 2026-11-26 12:30: p.prompt on 250 rows of rows.jsonl, answered by openai/gpt-4.1-mini`. */
export function runLine({ run, started, prompts, models, data, rows, stop }: ComparedRun): string {
  const end = stop === 'finished' ? '' : ' (not complete)';
  return `${run} of ${moment(started)}: ${few(prompts)} on ${counted(rows, 'row')} of ${data}, answered by ${few(models)}${end}`;
}

/** To the minute, UTC. */
export function moment(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** What the two runs are called. */
export interface RunNames {
  readonly a: string;
  readonly b: string;
}

/** What was different for the second run, a line each. */
export function changeLines(
  { changes, rows, a, b, unpaired }: RunComparison,
  names: RunNames = { a: 'A', b: 'B' },
): string[] {
  const { prompts, data, parts, models, settings } = changes;
  const lines = [
    ...prompts.filter(({ changed }) => changed).map((prompt) => promptLine(prompt, names)),
    ...parts.map((path) => `${path}: changed`),
    ...(models.onlyA.length + models.onlyB.length > 0
      ? [`models: ${few(models.onlyA) || 'none less'} → ${few(models.onlyB) || 'none more'}`]
      : []),
    ...(data === null ? [] : [`data: ${data.a === data.b ? `${data.a} changed` : `${data.a} → ${data.b}`}`]),
    ...settings.map((setting) => `${setting.name}: ${setting.a ?? 'none'} → ${setting.b ?? 'none'}`),
    ...rowLines(rows, names),
    ...unpaired.a.map((id) => `only in ${names.a}: ${id}`),
    ...unpaired.b.map((id) => `only in ${names.b}: ${id}`),
  ];
  if (lines.length > 0) return lines;
  return [`Nothing: the same prompts, models and data${a.run === b.run ? ', and the same run' : ''}.`];
}

function promptLine({ a, b, diff }: RunComparison['changes']['prompts'][number], names: RunNames): string {
  if (a === null) return `${b ?? ''}: only in ${names.b}`;
  if (b === null) return `${a}: only in ${names.a}`;
  const what = diff === null ? ' (its text then was not kept)' : '';
  return a === b ? `${a}: changed${what}` : `${a} → ${b}${what}`;
}

function rowLines({ common, onlyA, onlyB }: RunComparison['rows'], names: RunNames): string[] {
  if (onlyA + onlyB === 0) return [];
  return [
    `rows: ${counted(common, 'row')} in both, ${onlyA} only in ${names.a}, ${onlyB} only in ${names.b}; the common ones are compared`,
  ];
}

/** What a pair is called beside the others. */
export function pairName(pair: VariantPair, pairs: readonly VariantPair[]): string {
  const nameOf = (side: 'a' | 'b'): string =>
    variantNames(pairs.map((other) => other[side])).get(pair[side]) ?? pair[side];
  const [a, b] = [nameOf('a'), nameOf('b')];
  return a === b ? a : `${a} → ${b}`;
}

export interface MoveHeading {
  readonly title: string;
  readonly moved: MovedRows;
}

/** Lost rows first: they are what a reader has to look at. */
export function moveHeadings({ lost, won, changed, judge }: VariantPair): MoveHeading[] {
  const by = judge === null ? '' : ` by ${judge}`;
  return [
    { title: `${counted(lost.count, 'row')} lost${by}`, moved: lost },
    { title: `${counted(won.count, 'row')} won${by}`, moved: won },
    { title: `${counted(changed.count, 'row')} answered otherwise with the same score`, moved: changed },
  ];
}

/** Three of the names, and how many more there are. */
export function few(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
