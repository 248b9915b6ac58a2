import type { PromptDoc } from '../prompt/prompt-doc.js';
import { insert } from '../text/edit.js';
import { sections } from './prose/sections.js';
import type { Report, Suggestion } from './rule.js';

/** A section by the names its heading may have; the first is the one to write. */
export type WantedSection = readonly [string, ...string[]];

/** Whether a heading has a name. */
export type Answers = (title: string, name: string) => boolean;

/** To the letter, but for case. */
export const isNamed: Answers = (title, name) => title.toLowerCase() === name.toLowerCase();

/** `Role: Editor` and `OUTPUT INSTRUCTIONS` are `role` and `output`. */
export const beginsWith: Answers = (title, name) => {
  const start = title.replace(/^[^\p{L}]+/u, '').toLowerCase();
  return start.startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(start.slice(name.length));
};

/** A report for each section that no heading of the prompt has the name of, at the prompt's beginning. */
export function missingSections(doc: PromptDoc, wanted: readonly WantedSection[], answers: Answers): Report[] {
  const titles = sections(doc).map(({ title }) => title);
  return wanted
    .filter((names) => !names.some((name) => titles.some((title) => answers(title, name))))
    .map(([name]) => missing(doc, name));
}

function missing(doc: PromptDoc, name: string): Report {
  const { start } = doc.body;
  return {
    span: { start, end: start },
    message: `The section '${name}' is missing: add a heading '# ${name}' with what belongs to it.`,
    suggestions: addition(doc, name),
  };
}

/** At the end of the first message; inside YAML or XML a line of its own would need more than its text. */
function addition({ text, body, messages, template }: PromptDoc, name: string): Suggestion[] {
  if (template.embedding !== undefined || template.engine === 'poml') return [];
  const { start, end } = messages[0]?.body ?? body;
  const at = start + text.slice(start, end).trimEnd().length;
  return [{ title: `Add the section '${name}'`, edits: [insert(at, `${at === start ? '' : '\n\n'}# ${name}\n`)] }];
}
