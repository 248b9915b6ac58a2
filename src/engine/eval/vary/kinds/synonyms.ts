import type { Random } from '../../../random/seeded.js';
import type { Perturbation } from '../contracts.js';
import { change, edited, findIn } from '../region-edits.js';

/** Words that stand for each other in the sentences of instructions. English; names of what is looked at are not in it. */
const groups: readonly (readonly string[])[] = [
  ['classify', 'categorize'],
  ['choose', 'select', 'pick'],
  ['identify', 'recognize'],
  ['write', 'compose'],
  ['provide', 'supply'],
  ['explain', 'clarify'],
  ['create', 'produce', 'generate'],
  ['remove', 'delete'],
  ['verify', 'check'],
  ['show', 'display'],
  ['use', 'employ'],
  ['ensure', 'guarantee'],
  ['determine', 'establish'],
  ['describe', 'depict'],
  ['begin', 'start'],
  ['help', 'assist'],
  ['important', 'essential'],
  ['correct', 'right', 'proper'],
  ['accurate', 'exact', 'precise'],
  ['short', 'brief'],
  ['detailed', 'thorough'],
  ['clear', 'plain', 'unambiguous'],
  ['relevant', 'pertinent'],
  ['appropriate', 'suitable', 'fitting'],
  ['helpful', 'useful'],
  ['entire', 'whole', 'complete'],
  ['several', 'multiple', 'various'],
  ['additional', 'further', 'extra'],
  ['expert', 'specialist'],
  ['task', 'job', 'assignment'],
  ['error', 'mistake'],
  ['errors', 'mistakes'],
  ['example', 'sample'],
  ['examples', 'samples'],
  ['goal', 'aim', 'objective'],
  ['guidelines', 'rules'],
  ['question', 'query'],
  ['carefully', 'attentively', 'closely'],
  ['concisely', 'briefly', 'succinctly'],
  ['clearly', 'plainly'],
  ['only', 'solely'],
  ['each', 'every'],
  ['very', 'highly'],
  ['following', 'subsequent'],
];
const groupOf = new Map(groups.flatMap((group) => group.map((word) => [word, group] as const)));
const word = /(?<![\p{L}\d\uE000'’-])(?:(an?)( ))?(\p{L}{3,})(?![\p{L}\d\uE000'’-])/giu;
const chance = 0.5;

/** Half of the words that have one, each draw. */
export const synonymsKind: Perturbation = {
  id: 'synonyms',
  summary: 'Exchanges words for others of a short list that mean the same.',
  touches: 'text',
  language: 'English',
  source: 'After Leidinger, van Rooij and Shutova, arXiv 2311.01967; the list is our own.',
  nothing: 'none of its words is in the list of English synonyms',
  *vary(prompt, random) {
    const found = findIn(prompt, 'words', word).filter(({ match }) => groupOf.has((match[3] ?? '').toLowerCase()));
    if (found.length === 0) return;
    for (;;) {
      const chosen = found.filter(() => random.next() < chance);
      yield edited(
        prompt,
        chosen.map(({ match: [whole, article, blank = '', written = ''], start }) =>
          change(start, whole.length, withArticle(article, blank, another(written, random))),
        ),
      );
    }
  },
};

function another(written: string, random: Random): string {
  const others = (groupOf.get(written.toLowerCase()) ?? []).filter((one) => one !== written.toLowerCase());
  const chosen = others[random.below(others.length)] ?? written;
  if (written.length > 1 && written === written.toUpperCase()) return chosen.toUpperCase();
  return /^\p{Lu}/u.test(written) ? chosen.charAt(0).toUpperCase() + chosen.slice(1) : chosen;
}

/** `useful`, `unambiguous`: no word of the list needs more than its first letter; `use` takes no article. */
function withArticle(article: string | undefined, blank: string, noun: string): string {
  if (article === undefined) return noun;
  const isOpen = /^(?!useful)[aeiou]/i.test(noun);
  return `${article.charAt(0)}${isOpen ? 'n' : ''}${blank}${noun}`;
}
