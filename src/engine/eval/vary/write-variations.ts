import type { LintErrors } from '../../lint/lint-errors.js';
import { parsePrompt } from '../../prompt/parse-prompt.js';
import { sliceOf } from '../../text/span.js';
import type { Region, VariedPrompt, Variation, WrittenPerturbation } from './contracts.js';
import { change, edited } from './region-edits.js';
import { variationScreen } from './screen-variation.js';

/** What is asked of a writer: a region's source, and what to do with it. */
export interface VariantAsk {
  readonly task: string;
  readonly prompt: string;
  readonly labels: readonly string[];
  /** From 0: the same question again is a new sample. */
  readonly sample: number;
}

/** @returns what the writer wrote in the form asked for, or why there is nothing of it, in a sentence */
export type AskWriter = (ask: VariantAsk) => Promise<{ readonly text: string } | { readonly missing: string }>;

export interface WritingPlan {
  readonly n: number;
  readonly languages: readonly string[];
  readonly lintErrors: LintErrors;
  readonly ask: AskWriter;
}

export interface WrittenVariations {
  readonly variations: readonly Variation[];
  readonly notes: readonly string[];
}

/** The regions a writer is asked for. */
export function writableRegions({ regions }: VariedPrompt): Region[] {
  return regions.filter(({ words }) => /\p{L}{2}/u.test(words));
}

/** A model's texts, each held against the same screens as any other: what breaks the prompt is left out and said. */
export async function writeVariations(
  kind: WrittenPerturbation,
  prompt: VariedPrompt,
  plan: WritingPlan,
): Promise<WrittenVariations> {
  const regions = writableRegions(prompt);
  if (regions.length === 0) return { variations: [], notes: [`${kind.id}: nothing to vary, since ${kind.nothing}.`] };
  const tasks = kind.tasks(plan.languages);
  const texts = await Promise.all(
    Array.from({ length: plan.n }, (_, i) => {
      const task = tasks[i % tasks.length] ?? '';
      return written(prompt, regions, { ...plan, task, sample: Math.floor(i / tasks.length) });
    }),
  );
  return screened(kind, prompt, { texts, lintErrors: plan.lintErrors });
}

type Written = { readonly text: string } | { readonly missing: string };

async function written(
  prompt: VariedPrompt,
  regions: readonly Region[],
  { task, sample, ask }: WritingPlan & Pick<VariantAsk, 'task' | 'sample'>,
): Promise<Written> {
  const sources = regions.map(({ start, text }) => sliceOf(prompt.doc.text, { start, end: start + text.length }));
  const replies = await Promise.all(
    sources.map((source) =>
      ask({ task, sample, prompt: source, labels: prompt.labels.filter((one) => source.includes(one)) }),
    ),
  );
  const missing = replies.find((reply) => 'missing' in reply);
  if (missing !== undefined) return missing;
  const edits = replies.flatMap((reply, i) => {
    const region = regions[i];
    return region === undefined || !('text' in reply)
      ? []
      : [change(region.start, region.text.length, reply.text.trim())];
  });
  return { text: edited(prompt, edits) };
}

function screened(
  { id, touches }: WrittenPerturbation,
  { doc, labels }: VariedPrompt,
  { texts, lintErrors }: { readonly texts: readonly Written[]; readonly lintErrors: LintErrors },
): WrittenVariations {
  const variations: Variation[] = [];
  const faults: string[] = [];
  const seen = new Set([doc.text]);
  const screen = variationScreen(doc, lintErrors);
  for (const one of texts) {
    if ('missing' in one) {
      faults.push(one.missing);
      continue;
    }
    const after = parsePrompt(one.text, doc.path);
    const fault = seen.has(one.text)
      ? 'It is a text that is there already.'
      : (lostLabel(labels, doc.text, one.text) ?? screen(after, touches));
    seen.add(one.text);
    if (fault === undefined) variations.push({ name: `${id}-${variations.length + 1}`, kind: id, text: one.text });
    else faults.push(fault);
  }
  const note = `${id}: ${faults.length} of ${texts.length} texts of the writer are not used. The first: ${faults[0] ?? ''}`;
  return { variations, notes: faults.length === 0 ? [] : [note] };
}

function lostLabel(labels: readonly string[], before: string, after: string): string | undefined {
  const count = (text: string, label: string): number => text.split(label).length;
  const lost = labels.find((label) => label !== '' && count(after, label) < count(before, label));
  return lost === undefined ? undefined : `The label \`${lost}\` is missing.`;
}
