import type { Random } from '../../../engine/random/seeded.js';
import { wordsOf } from './features.js';
import type { QuotedFailure } from './read-writing-request.js';

/** A change the writer believes in; it has seen only the failures quoted to it, so it may be wrong. */
export type Proposal =
  | { readonly kind: 'form' }
  | { readonly kind: 'rule'; readonly word: string; readonly where: 'start' | 'anywhere'; readonly label: string };

/** Words that tell little in any English text. Question words are not among them: they tell a lot. */
const fillers = new Set(
  "a an the is are was were be been of to in on at for and or it its this that with by from as do does did 's s i you he she they we my your not n't t ? !".split(
    ' ',
  ),
);

export const formSentence = 'Answer with the label only.';

/** One of the few best proposals: the best itself most often, another one for the sake of variety. */
export function proposeFrom(failures: readonly QuotedFailure[], prompt: string, random: Random): Proposal | undefined {
  if (failures.some(isWrapped) && !prompt.includes(formSentence)) return { kind: 'form' };
  const telling = tellingWords(failures).filter((proposal) => !prompt.includes(sentenceFor(proposal)));
  const rank = Math.floor(random.next() ** 2 * Math.min(telling.length, 4));
  return telling[rank];
}

export function sentenceFor(proposal: Proposal): string {
  if (proposal.kind === 'form') return formSentence;
  const relation = proposal.where === 'start' ? 'starts with' : 'contains';
  return `If the input ${relation} "${proposal.word}", answer ${proposal.label}.`;
}

/** The right answer is in there, with words around it. */
function isWrapped({ expected, answer }: QuotedFailure): boolean {
  const inside = ` ${wordsOf(answer).join(' ')} `.includes(` ${wordsOf(expected).join(' ')} `);
  return inside && answer.trim() !== expected.trim();
}

type RuleProposal = Extract<Proposal, { kind: 'rule' }>;

/**
 * Words by the log-odds of the label expected beside them, each count smoothed by a half. Among equals the shorter
 * comes first: short words are common ones (Zipf's law of abbreviation), so a rule about them is met more often.
 */
function tellingWords(failures: readonly QuotedFailure[]): RuleProposal[] {
  const counts = new Map<string, { proposal: RuleProposal; hits: number }>();
  const seen = new Map<string, number>();
  for (const { input, expected } of failures) {
    const words = wordsOf(input);
    for (const [key, where, word] of cues(words)) {
      seen.set(key, (seen.get(key) ?? 0) + 1);
      const id = `${key}\u0000${expected}`;
      const entry = counts.get(id) ?? { proposal: { kind: 'rule' as const, word, where, label: expected }, hits: 0 };
      entry.hits += 1;
      counts.set(id, entry);
    }
  }
  const logOdds = ({ proposal: { where, word }, hits }: { proposal: RuleProposal; hits: number }): number =>
    Math.log((hits + 0.5) / ((seen.get(cueKey(where, word)) ?? 0) - hits + 0.5));
  return [...counts.values()]
    .sort((a, b) => logOdds(b) - logOdds(a) || a.proposal.word.length - b.proposal.word.length)
    .map(({ proposal }) => proposal);
}

type Cue = readonly [key: string, where: 'start' | 'anywhere', word: string];

/** What a rule could be about: how the input starts, in one word or two, and each word of substance. */
function cues(words: readonly string[]): Cue[] {
  const starts = [words.slice(0, 1), words.slice(0, 2)].filter((start) => start.length < words.length);
  const telling = new Set(words.filter((word) => word.length > 1 && !fillers.has(word)));
  return [
    ...starts.map((start) => cue('start', start.join(' '))),
    ...[...telling].filter((word) => word !== words[0]).map((word) => cue('anywhere', word)),
  ];
}

function cue(where: 'start' | 'anywhere', word: string): Cue {
  return [cueKey(where, word), where, word];
}

function cueKey(where: string, word: string): string {
  return `${where} ${word}`;
}
