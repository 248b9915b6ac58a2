import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Proposal, RequestPrompt, SearchContext } from '../parts.js';
import { rewriteRequest } from '../requests/rewrite.js';
import { labelsOf, type QuotedExample, quotedTexts } from './quote-example.js';
import { replacePart } from './replace-part.js';

/** One part of one parent, with answers to study. */
export interface Assignment {
  readonly parent: Candidate;
  readonly part: string;
  readonly examples: readonly QuotedExample[];
  /** How they are studied. */
  readonly critique: RequestPrompt;
  /** What else the requests are told. */
  readonly more?: RewriteSettings;
}

export interface RewriteSettings {
  /** Words a rewrite may have. */
  readonly words?: number;
  /** Words it may change. */
  readonly changes?: number;
  /** The texts the part has come from, the oldest first. */
  readonly earlier?: readonly string[];
  /** The examples were answered rightly. */
  readonly right?: boolean;
  /** Which answers were given for which others how often, a line each. */
  readonly confusion?: readonly string[];
}

type Criticised = Assignment & { readonly findings: string };

const tags = ['prompt', 'frame', 'earlier_prompt', 'example', 'input', 'expected', 'answer', 'critique'];

/** A critique for each, and a rewrite by each critique; what has no answer that can be used is left out. */
export async function criticisedRewrites(
  assignments: readonly Assignment[],
  operator: string,
  context: SearchContext,
): Promise<readonly Proposal[]> {
  const findings = await findingsOn(assignments, context);
  const criticised = assignments.flatMap((assignment, at) => {
    const found = findings[at];
    return found === undefined ? [] : [{ ...assignment, findings: found }];
  });
  return rewritesOf(criticised, operator, context);
}

/** What the writer finds; undefined where its answer cannot be used. */
export function findingsOn(
  assignments: readonly Assignment[],
  context: SearchContext,
): Promise<readonly (string | undefined)[]> {
  return context.ask(assignments.map((assignment) => ({ prompt: assignment.critique, values: valuesOf(assignment) })));
}

/** A rewrite by each of the findings. */
export async function rewritesOf(
  criticised: readonly Criticised[],
  operator: string,
  context: SearchContext,
): Promise<readonly Proposal[]> {
  const rewrites = await context.ask(
    criticised.map((item) => ({ prompt: rewriteRequest, values: valuesOf(item, item.findings) })),
  );
  return criticised.flatMap(({ parent, part }, at) => {
    const text = rewrites[at];
    if (text === undefined) return [];
    return [{ genome: replacePart(parent.genome, part, text), parents: [parent.id], operator }];
  });
}

function valuesOf({ parent, part, examples, more = {} }: Assignment, critique = ''): Record<string, unknown> {
  const prompt = (parent.genome.parts[part] ?? '').trim();
  const frame = frameOf(parent, part);
  const mark = clearMark([prompt, frame, critique, ...(more.earlier ?? []), ...quotedTexts(examples)], tags);
  return { ...more, prompt, frame, critique, examples, labels: labelsOf(parent), mark };
}

/** What stands around the part in the file, as far as it may be changed; empty where it is all there is. */
function frameOf({ genome }: Candidate, part: string): string {
  const parts = Object.entries(genome.parts);
  if (parts.length < 2) return '';
  return parts.map(([id, text]) => (id === part ? '(the instruction)' : text.trim())).join('\n\n');
}
