import type { Random } from '../../../engine/random/seeded.js';
import { answerLikeShown, makeUpCases } from './made-up.js';
import { paraphrase } from './paraphrase.js';
import { formSentence, proposeFrom, sentenceFor } from './propose-rule.js';
import type { QuotedFailure, WritingRequest } from './read-writing-request.js';
import { isBranchTag, writeBranch } from './write-branch.js';

/** The reply to an optimizer's request, in the tag it asked for. */
export function writePrompt(request: WritingRequest, random: Random): string {
  return `<${request.tag}>\n${body(request, random)}\n</${request.tag}>`;
}

function body(request: WritingRequest, random: Random): string {
  const [prompt = '', ...others] = request.prompts;
  switch (request.kind) {
    case 'critique':
      return critique(request, prompt, random);
    case 'advise':
      return advise(request, prompt, random);
    case 'rewrite':
      return rewrite(request, prompt, random);
    case 'paraphrase':
      return paraphrase(prompt, random);
    case 'combine':
      return others.reduce(combine, prompt);
    case 'history':
      return learn(request, random);
    case 'cases':
      return makeUpCases(request.failures, random);
    case 'annotate':
      return answerLikeShown(request.input, request.failures);
    case 'induce':
      return induce(request.failures, random);
    case 'branch':
      return branch(request);
  }
}

function branch({ tag, critiques }: WritingRequest): string {
  return isBranchTag(tag) ? writeBranch(tag, critiques) : '';
}

function critique({ failures }: WritingRequest, prompt: string, random: Random): string {
  const proposal = proposeFrom(failures, prompt, random);
  if (proposal === undefined) return 'The prompt says nothing that tells these inputs apart.';
  return `The prompt lacks this instruction: ${sentenceFor(proposal)}`;
}

/** The rule alone, for somebody else to add. */
function advise({ failures }: WritingRequest, prompt: string, random: Random): string {
  const proposal = proposeFrom(failures, prompt, random);
  return proposal === undefined ? 'Read the input with care.' : sentenceFor(proposal);
}

/** Follows the critique when it holds a sentence to add, else finds one in the failures. */
function rewrite({ failures, critique: given }: WritingRequest, prompt: string, random: Random): string {
  const advised = /lacks this instruction: (.+)$/m.exec(given ?? '')?.[1];
  const proposal = advised === undefined ? proposeFrom(failures, prompt, random) : undefined;
  const sentence = advised ?? (proposal === undefined ? undefined : sentenceFor(proposal));
  return sentence === undefined || prompt.includes(sentence) ? paraphrase(prompt, random) : withLine(prompt, sentence);
}

/** Goes on from the best: by a critique, by a rule that the examples shown suggest, or by what another one has. */
function learn(request: WritingRequest, random: Random): string {
  const [best = '', ...others] = request.prompts;
  if (request.critique !== undefined) return rewrite(request, best, random);
  if (request.failures.length > 0 && random.next() < 0.5) return rewrite(request, best, random);
  return paraphrase(combine(best, others[random.below(others.length)] ?? ''), random);
}

/** From a handful of examples a rule or two can be guessed. */
const guessedRules = 3;

/** Names the labels it sees and the form, and adds rules that hold on the examples. */
function induce(examples: readonly QuotedFailure[], random: Random): string {
  const labels = [...new Set(examples.map(({ expected }) => expected))];
  const start = `Classify the input. The labels are: ${labels.join(', ')}.\n${formSentence}`;
  return Array.from({ length: guessedRules }).reduce<string>((prompt) => {
    const proposal = proposeFrom(examples, prompt, random);
    return proposal === undefined ? prompt : withLine(prompt, sentenceFor(proposal));
  }, start);
}

function combine(prompt: string, other: string): string {
  const known = new Set(linesOf(prompt));
  const rules = linesOf(other).filter((line) => /^(?:If|When|Answer)\b/.test(line) && !known.has(line));
  return rules.reduce(withLine, prompt);
}

/** Adds a line before the first line that holds a placeholder and nothing of the instruction, else at the end. */
function withLine(prompt: string, line: string): string {
  const lines = prompt.split('\n');
  const slot = lines.findIndex((text) => /^\s*(?:[\w -]{1,24}:)?\s*(?:\{\{.*\}\}|<\w+>)\s*$/.test(text));
  if (slot < 0) return prompt === '' ? line : `${prompt.trimEnd()}\n${line}`;
  return [...lines.slice(0, slot), line, ...lines.slice(slot)].join('\n');
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
