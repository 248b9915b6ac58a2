import { clearMark } from '../../text/clear-mark.js';
import type { Genome, Proposal, RequestPrompt, SearchContext, WriterRequest } from '../parts.js';
import { replacePart } from './replace-part.js';

/** A part of a genome that the writer is to put in other words, and what it is asked. */
export interface Assignment extends Pick<Proposal, 'parents' | 'operator'> {
  readonly genome: Genome;
  readonly part: string;
  readonly request: WriterRequest;
}

/** Asks for all of them at once; what has no answer that can be used is no proposal. */
export async function writtenParts(
  assignments: readonly Assignment[],
  context: Pick<SearchContext, 'ask'>,
): Promise<readonly Proposal[]> {
  const texts = await context.ask(assignments.map(({ request }) => request));
  return assignments.flatMap(({ genome, part, parents, operator }, at) => {
    const text = texts[at];
    return text === undefined ? [] : [{ genome: replacePart(genome, part, text), parents, operator }];
  });
}

/** The part as a writer is shown it. */
export function shownPart({ parts }: Genome, part: string): string {
  return (parts[part] ?? '').trim();
}

/** A request that quotes several instructions for the same task. */
export function quotingPrompts(prompt: RequestPrompt, prompts: readonly string[]): WriterRequest {
  return { prompt, values: { prompts, mark: clearMark(prompts) } };
}
