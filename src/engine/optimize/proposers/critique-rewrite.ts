import type { Random } from '../../random/seeded.js';
import type { Candidate, Genome, Proposal, Proposer, SearchContext } from '../parts.js';
import { clearMark } from '../../text/clear-mark.js';
import { critiqueRequest } from '../requests/critique.js';
import { rewriteRequest } from '../requests/rewrite.js';
import { pickPart } from './pick-part.js';
import { labelsOf, quoteExample, type QuotedExample, quotedTexts } from './quote-example.js';
import { replacePart } from './replace-part.js';

export interface CritiqueOptions {
  /** Critiques of each parent, each followed by one rewrite. */
  readonly critiques: number;
  /** Failures a critique is shown. */
  readonly examples: number;
}

/** One part of one parent with failures to show. */
interface Assignment {
  readonly parent: Candidate;
  readonly part: string;
  readonly examples: readonly QuotedExample[];
}

/**
 * Textual gradients (ProTeGi, Pryzant et al. 2023): why did it fail on these rows, then a rewrite that answers the
 * critique.
 */
export function critiqueRewrite(options: CritiqueOptions): Proposer {
  return {
    id: 'critique-rewrite',
    async propose({ parents }, context) {
      const random = context.random.fork('critiques');
      const assignments = parents.flatMap((parent) => assign(parent, options, random, context));
      const critiques = await context.ask(
        assignments.map((assignment) => ({ prompt: critiqueRequest, values: valuesOf(assignment) })),
      );
      const criticised = assignments.flatMap((assignment, index) => {
        const critique = critiques[index];
        return critique === undefined ? [] : [{ ...assignment, critique }];
      });
      const rewrites = await context.ask(
        criticised.map((item) => ({ prompt: rewriteRequest, values: valuesOf(item, item.critique) })),
      );
      return criticised.flatMap(({ parent, part }, index) => proposalOf(parent, part, rewrites[index]));
    },
  };
}

function assign(parent: Candidate, options: CritiqueOptions, random: Random, context: SearchContext): Assignment[] {
  const failures = context.rows.train.filter((row) => (context.table.cell(parent.id, row)?.score ?? 1) < 1);
  if (failures.length === 0) return [];
  return Array.from({ length: options.critiques }).flatMap(() => {
    const part = pickPart(parent.genome, random);
    const rows = random.sample(failures, options.examples);
    return part === undefined ? [] : { parent, part, examples: rows.map((row) => quoteExample(parent, row, context)) };
  });
}

function valuesOf({ parent, part, examples }: Assignment, critique = ''): Record<string, unknown> {
  const prompt = textOf(parent.genome, part).trim();
  const mark = clearMark([prompt, critique, ...quotedTexts(examples)]);
  return { prompt, critique, examples, labels: labelsOf(parent), mark };
}

function textOf(genome: Genome, part: string): string {
  return genome.parts[part] ?? '';
}

function proposalOf(parent: Candidate, part: string, text: string | undefined): Proposal[] {
  if (text === undefined) return [];
  return [{ genome: replacePart(parent.genome, part, text), parents: [parent.id], operator: 'critique-rewrite' }];
}
