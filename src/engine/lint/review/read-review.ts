import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { readTag, readTags } from '../../text/read-tag.js';
import type { Span } from '../../text/span.js';
import { findQuote } from './find-quote.js';
import { mostOpinions, opinionKinds, type Opinion, type OpinionKind, type Review } from './opinion.js';

/**
 * The opinions in a model's reply, with their places found anew: a model's own idea of where something stands is never
 * used, and what it does not quote word for word is dropped and counted. Undefined when the reply has not the form that
 * was asked for: that is no review, and no empty one either.
 */
export function readReview(reply: string, doc: PromptDoc, mark = ''): Review | undefined {
  const blocks = readTags(reply, `opinion${mark}`);
  if (blocks.length === 0) return saysNone(reply, mark) ? { opinions: [], dropped: count([]) } : undefined;
  const read = blocks.map((block) => readOpinion(block, doc, mark));
  const kept = read.flatMap((opinion) => (typeof opinion === 'string' ? [] : [opinion]));
  const reasons = read.flatMap((opinion) => (typeof opinion === 'string' ? [opinion] : []));
  const surplus = kept.slice(mostOpinions).map(() => 'surplus' as const);
  return {
    opinions: kept.slice(0, mostOpinions).sort((a, b) => a.quotes[0].start - b.quotes[0].start),
    dropped: count([...reasons, ...surplus]),
  };
}

type Reason = keyof Review['dropped'];

function count(reasons: readonly Reason[]): Review['dropped'] {
  const of = (reason: Reason): number => reasons.filter((one) => one === reason).length;
  return { notQuoted: of('notQuoted'), incomplete: of('incomplete'), surplus: of('surplus') };
}

/** The word that was asked for, or tags with nothing between them. */
function saysNone(reply: string, mark: string): boolean {
  const inside = readTag(reply, `review${mark}`);
  if (inside !== undefined) return /^\W*none\W*$/i.test(inside);
  return new RegExp(`<\\s*review${mark}\\s*>\\s*<\\s*/\\s*review${mark}\\s*>`, 'i').test(reply);
}

function readOpinion(block: string, doc: PromptDoc, mark: string): Opinion | Reason {
  const message = oneLine(readTag(block, `why${mark}`) ?? '');
  const kind = kindOf(readTag(block, `kind${mark}`) ?? '');
  const given = readTags(block, `quote${mark}`).slice(0, 2);
  const readings = kind === 'ambiguity' ? readTags(block, `reading${mark}`).slice(0, 2).map(oneLine) : [];
  if (message === '' || kind === undefined || given.length < quotesOf(kind)) return 'incomplete';
  if (kind === 'ambiguity' && readings.length < 2) return 'incomplete';
  const quotes = findQuotes(given.slice(0, quotesOf(kind)), doc);
  return quotes === undefined ? 'notQuoted' : { kind, message, quotes, readings };
}

function kindOf(text: string): OpinionKind | undefined {
  const name = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  return opinionKinds.find((kind) => kind === name);
}

/** How many places an opinion of a kind has to show. */
function quotesOf(kind: OpinionKind): 1 | 2 {
  return kind === 'ambiguity' || kind === 'missing-requirement' ? 1 : 2;
}

/** All of them, at places of their own; undefined when one is nowhere. */
function findQuotes([one = '', other]: readonly string[], doc: PromptDoc): Opinion['quotes'] | undefined {
  const first = findQuote(doc, one);
  if (first === undefined || other === undefined) return first && [first];
  const second: Span | undefined = findQuote(doc, other, first);
  return second && [first, second];
}

/** Long enough for a sentence; a model that writes an essay is cut. */
const longest = 400;

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
