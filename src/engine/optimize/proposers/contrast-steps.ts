import type { Row } from '../../dataset/row.js';
import type { Random } from '../../random/seeded.js';
import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Proposal, SearchContext, WriterRequest } from '../parts.js';
import { adviseRequest } from '../requests/advise.js';
import type { Bucket } from '../searchers/trajectories.js';
import { pickPart } from './pick-part.js';
import { labelsOf } from './quote-example.js';
import { replacePart } from './replace-part.js';
import { likeness, textVectors } from './text-likeness.js';
import { joinUnits, splitUnits } from './units.js';
import { shownPart } from './written-parts.js';

/** A row that is to teach a prompt something, and what is too bad or too good in this batch to be of use. */
export interface Lesson {
  readonly source: Candidate;
  /** The demonstrations of the source that stay. */
  readonly kept: readonly Row[] | undefined;
  readonly bucket: Bucket;
  readonly low: number;
  readonly high: number;
}

/** The pool's row that is most like the one that was answered well, as a demonstration; nothing where all are there. */
export function demoStep({ source, kept, bucket, low }: Lesson, context: SearchContext): Proposal[] {
  if ((bucket.attempts[0]?.score ?? 0) < low) return [];
  const present = kept ?? source.genome.demos ?? [];
  const fresh = context.rows.pool.filter(({ id }) => present.every((row) => row.id !== id));
  const [wanted, ...vectors] = textVectors([bucket.row, ...fresh].map((row) => context.inputText(row)));
  if (wanted === undefined || vectors.length === 0) return [];
  const alike = vectors.map((vector) => likeness(wanted, vector));
  const nearest = fresh[alike.indexOf(Math.max(...alike))];
  if (nearest === undefined) return [];
  const genome = { ...source.genome, demos: [...present, nearest] };
  return [{ genome, parents: [source.id], operator: 'similar-demo' }];
}

export interface RuleDraft {
  readonly lesson: Lesson;
  readonly part: string;
  readonly request: WriterRequest;
}

/** Asks for a rule where the best attempt was not too bad and the worst not too good to say anything. */
export function draftRule(lesson: Lesson, random: Random, context: SearchContext): RuleDraft[] {
  const { source, bucket, low, high } = lesson;
  const [good, bad] = [bucket.attempts[0], bucket.attempts.at(-1)];
  const part = pickPart(source.genome, random);
  if (good === undefined || bad === undefined || part === undefined) return [];
  if (good.score < low || bad.score > high) return [];
  const answerOf = (id: string): string => context.table.cell(id, bucket.row)?.answer ?? '';
  const contrast = good.score > bad.score;
  const example = {
    input: context.inputText(bucket.row),
    expected: context.expectedText(bucket.row) ?? '',
    answer: answerOf(bad.id),
  };
  const better = contrast ? answerOf(good.id) : '';
  const prompt = shownPart(source.genome, part);
  const quoted = [prompt, example.input, example.expected, example.answer, better];
  const tags = ['prompt', 'example', 'input', 'expected', 'answer', 'better'];
  const values = { prompt, better, examples: [example], labels: labelsOf(source), mark: clearMark(quoted, tags) };
  return [{ lesson, part, request: { prompt: adviseRequest, values } }];
}

/** The rule before what holds a placeholder, else at the end. */
export function ruleStep({ lesson: { source, kept }, part }: RuleDraft, rule: string): Proposal {
  const { lead, units } = splitUnits(source.genome.parts[part] ?? '', 'sentence');
  const fixed = units.findIndex((unit) => unit.fixed);
  const at = fixed < 0 ? units.length : fixed;
  const before = units.slice(0, at).map((unit, i) => (i === at - 1 ? { ...unit, gap: '\n' } : unit));
  const added = { text: rule.trim(), gap: units[at - 1]?.gap ?? '\n', fixed: false };
  const text = joinUnits({ lead, units: [...before, added, ...units.slice(at)] });
  const genome = { ...source.genome, demos: kept ?? source.genome.demos };
  return { genome: replacePart(genome, part, text), parents: [source.id], operator: 'contrast-rule' };
}
