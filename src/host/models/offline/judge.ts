import { wordsOf } from './features.js';

/** What a judge is shown and asked for, by the names of the marked tags around it. */
export interface JudgeRequest {
  readonly mark: string;
  readonly shown: ReadonlyMap<string, string>;
  /** Names of the tags the verdict has to stand in. */
  readonly asked: ReadonlySet<string>;
}

const tag = /<([a-z][a-z-]*?)(-[0-9a-f]{8})>\n?([\s\S]*?)\n?<\/\1\2>/g;

const verdicts: ReadonlySet<string> = new Set(['better', 'choice', 'held', 'meets', 'reason', 'score', 'statement']);

/** Undefined for a request that asks for no verdict in the form of Hone's own judge prompts. */
export function readJudgeRequest(text: string): JudgeRequest | undefined {
  const found = [...text.matchAll(tag)];
  const mark = found.at(-1)?.[2];
  const own = found.filter(([, , its]) => its === mark);
  const asked = new Set(own.flatMap(([, name = '']) => (verdicts.has(name) ? [name] : [])));
  if (mark === undefined || asked.size === 0) return undefined;
  const shown = own.flatMap(([, name = '', , value = '']) => (verdicts.has(name) ? [] : [[name, value] as const]));
  return { mark, shown: new Map(shown), asked };
}

const who = 'Said by the offline learner, which is no language model and only compares words';

/** Words that say nothing of what an answer is about. */
const empty: ReadonlySet<string> = new Set(
  'a an and answer are as be by does for has have in is it its mentions must not of on or says should states that the this to with'.split(
    ' ',
  ),
);

/**
 * A verdict by the words two texts share, in the form asked for. It lets everything around a judge be tried without a key;
 * of quality it knows nothing, and every reason says so.
 */
export function judgeByWords({ mark, shown, asked }: JudgeRequest): string {
  const text = (name: string): string => shown.get(name) ?? '';
  const say: Say = (name, value) => `<${name}${mark}>${value}</${name}${mark}>`;
  if (asked.has('statement')) return checkStatements(text('text'), text('against'), say);
  if (asked.has('better')) return preferred(text, say);
  const wanted = ['reference', 'rubric', 'criteria', 'criterion'].map(text).find((found) => found !== '') ?? '';
  const share = shareOf(wanted, text('answer'));
  const reason = say('reason', `${who}: ${percent(share)} of the words asked for are in the answer.`);
  if (asked.has('choice')) return `${reason}\n${say('choice', share >= 0.5 ? 'C' : 'D')}`;
  if (asked.has('meets')) return `${reason}\n${say('meets', share >= 0.5 ? 'yes' : 'no')}`;
  // `criteria` are graded up to 10, a rubric up to 1.
  return `${reason}\n${say('score', shown.has('criteria') ? (share * 10).toFixed(1) : share.toFixed(2))}`;
}

type Say = (name: string, value: string) => string;

function checkStatements(text: string, against: string, say: Say): string {
  return statementsOf(text)
    .map((one) => say('statement', one) + say('held', shareOf(one, against) >= 0.5 ? 'yes' : 'no'))
    .join('\n');
}

function preferred(text: (name: string) => string, say: Say): string {
  const a = shareOf(text('criteria'), text('answer-a'));
  const b = shareOf(text('criteria'), text('answer-b'));
  const reason = `${who}: ${percent(a)} of the words of the criteria are in A, ${percent(b)} in B.`;
  return `${say('reason', reason)}\n${say('better', a === b ? 'tie' : a > b ? 'A' : 'B')}`;
}

/** Of the telling words of one text, how many stand in the other; all where it has none. */
function shareOf(wanted: string, text: string): number {
  const words = new Set(wordsOf(wanted).filter((word) => !empty.has(word) && /[\p{L}\p{N}]/u.test(word)));
  if (words.size === 0) return 1;
  const there = new Set(wordsOf(text));
  return [...words].filter((word) => there.has(word)).length / words.size;
}

function statementsOf(text: string): string[] {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
  return sentences.length === 0
    ? ['Nothing is stated.']
    : sentences.slice(0, 50).map((one) => one.replaceAll(/[<>]/g, ''));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
