import { isBranchTag } from './write-branch.js';

/** A failure that a request quotes. */
export interface QuotedFailure {
  readonly input: string;
  readonly expected: string;
  readonly answer: string;
}

/** What an optimizer asks its writer for. */
export interface WritingRequest {
  readonly prompts: readonly string[];
  readonly failures: readonly QuotedFailure[];
  readonly critique: string | undefined;
  /** All of them, where several are quoted. */
  readonly critiques: readonly string[];
  /** The tag the reply is to be written in. */
  readonly tag: string;
  readonly kind:
    | 'critique'
    | 'rewrite'
    | 'advise'
    | 'paraphrase'
    | 'combine'
    | 'induce'
    | 'history'
    | 'branch'
    | 'cases'
    | 'annotate';
  /** The last input that is quoted; empty where none is. */
  readonly input: string;
}

const promptNames = ['prompt', 'current_prompt', 'prompt_a', 'prompt_b', 'parent'];
const critiqueNames = ['critique', 'reason', 'feedback', 'gradient'];
const inputNames = ['input', 'question', 'text', 'sentence'];
const expectedNames = ['expected', 'correct', 'gold', 'label', 'target', 'expected_output'];
const answerNames = ['answer', 'got', 'output', 'actual', 'predicted', 'prediction', 'response'];

/** Tells a request to write about a prompt from a task: it quotes a prompt in a tag and names a tag for the reply. */
export function readWritingRequest(text: string): WritingRequest | undefined {
  // Texts that hold the plain tags are quoted in marked ones, all of them alike: `<input-1>`.
  const mark = /<(?:(?:current_)?prompt|example)(-\d+)>/i.exec(text)?.[1] ?? '';
  const prompts = blocks(text, promptNames, mark);
  const tag = replyTag(text);
  if (tag === undefined) return undefined;
  const failures = failuresOf(text, mark);
  if (prompts.length === 0) return inductionOf(tag, failures);
  const critiques = blocks(text, critiqueNames, mark);
  const [critique] = critiques;
  const input = blocks(text, ['input'], mark).at(-1)?.trim() ?? '';
  // Earlier prompts with their scores come the best last.
  if (blocks(text, ['score'], mark).length > 0)
    return { prompts: prompts.reverse(), failures, critique, critiques, tag, kind: 'history', input };
  return {
    prompts,
    failures,
    critique,
    critiques,
    tag,
    input,
    kind: kindOf(tag, prompts.length, failures.length > 0 || critique !== undefined),
  };
}

/** Asks for an instruction without quoting one: it has to follow from worked examples. */
function inductionOf(tag: string, examples: readonly QuotedFailure[]): WritingRequest | undefined {
  if (tag !== 'instruction' || examples.length === 0) return undefined;
  return { prompts: [], failures: examples, critique: undefined, critiques: [], tag, kind: 'induce', input: '' };
}

function kindOf(tag: string, prompts: number, hasFailures: boolean): WritingRequest['kind'] {
  if (isBranchTag(tag)) return 'branch';
  if (tag === 'cases') return 'cases';
  if (tag === 'right_answer') return 'annotate';
  if (/critique|reason|feedback|gradient|analysis/.test(tag)) return 'critique';
  if (/paraphras|variant|order/.test(tag)) return 'paraphrase';
  if (tag === 'rule') return 'advise';
  if (prompts > 1) return 'combine';
  return hasFailures ? 'rewrite' : 'paraphrase';
}

/** The last tag that is named with its closing tag and has only a few words, such as `and`, between the two. */
function replyTag(text: string): string | undefined {
  return [...text.matchAll(/<(\w+)>(?:\s*(?:and|to|…|\.\.\.|,)?\s*)<\/\1>/gi)].at(-1)?.[1]?.toLowerCase();
}

function failuresOf(text: string, mark: string): QuotedFailure[] {
  const tagged = blocks(text, ['example', 'failure', 'error', 'case'], mark).map((block) => ({
    input: first(block, inputNames, mark),
    expected: first(block, expectedNames, mark),
    answer: first(block, answerNames, mark),
  }));
  const usable = tagged.filter(({ input, expected }) => input !== '' && expected !== '');
  return usable.length > 0 ? usable : failureLines(text);
}

/** Failures as lines: `Input: …`, `Expected: …`, `Got: …`. */
function failureLines(text: string): QuotedFailure[] {
  const line = (names: readonly string[]): string => `(?:${names.join('|')})\\s*:\\s*(.*?)\\s*`;
  const pattern = new RegExp(
    `^\\W*${line(inputNames)}\\n\\W*${line(expectedNames)}\\n\\W*${line(answerNames)}$`,
    'gim',
  );
  return [...text.matchAll(pattern)].map(([, input = '', expected = '', answer = '']) => ({ input, expected, answer }));
}

function first(text: string, names: readonly string[], mark: string): string {
  return blocks(text, names, mark)[0]?.trim() ?? '';
}

/** The contents of tags, without the line breaks next to them. A tag named in passing (`<a> and </a>`) is none. */
function blocks(text: string, names: readonly string[], mark: string): string[] {
  const pattern = new RegExp(`<((?:${names.join('|')})${mark})>([\\s\\S]*?)</\\1>`, 'gi');
  return [...text.matchAll(pattern)]
    .map((match) => (match[2] ?? '').replace(/^\n|\n$/g, ''))
    .filter((content) => !/^\s*(?:and|to|…|\.\.\.|,)?\s*$/.test(content));
}
