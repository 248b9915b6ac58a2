import { roles } from '../model/chat-model.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Completion } from './completion.js';
import type { LanguageRequest } from './language-request.js';

const reach = 200;

/** In literal text: roles at the beginning of a line, label words where an example answers. */
export function completeText({ doc, offset }: LanguageRequest): Completion[] {
  const line = lineBefore(doc, offset);
  if (hasRoleLines(doc) && /^(?:#[ \t]*)?[A-Za-z]*$/.test(line) && endsLine(doc.text, offset))
    return [...roleLines(line, doc, offset), ...answers(doc, line, offset)];
  return answers(doc, line, offset);
}

/** Whether a word and a colon alone on a line start a message; in dotprompt's files only where lines already do. */
function hasRoleLines({ format, template, messageStyle }: PromptDoc): boolean {
  if (format === 'dotprompt') return messageStyle.trim === true;
  return (
    (format === 'hone' || format === 'prompty') && (template.engine === 'jinja2' || template.engine === 'mustache')
  );
}

function lineBefore({ text, body }: PromptDoc, offset: number): string {
  const from = Math.max(body.start, offset - reach);
  const before = text.slice(from, offset);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function endsLine(text: string, offset: number): boolean {
  return /^[A-Za-z]*:?[ \t]*(?:\r|\n|$)/.test(text.slice(offset, offset + reach));
}

function roleLines(line: string, { format }: PromptDoc, offset: number): Completion[] {
  const span = { start: offset - (/[A-Za-z]*$/.exec(line)?.[0].length ?? 0), end: offset };
  // Prompty has no messages of tools.
  const offered = roles.filter((role) => format !== 'prompty' || role !== 'tool');
  return offered.map((role) => ({ label: `${role}:`, kind: 'role', documentation: `Starts a ${role} message.`, span }));
}

/** After `Label: `, and at the start of an assistant message. */
function answers({ config, messages }: PromptDoc, line: string, offset: number): Completion[] {
  const typed =
    /^[ \t]*(?:[-*][ \t]+)?label:[ \t]*(.*)$/i.exec(line)?.[1] ??
    (isAssistantStart(messages, offset, line) ? line : undefined);
  if (typed === undefined) return [];
  const span = { start: offset - typed.length, end: offset };
  return config.output.labels.map(({ word, value }) => ({
    label: word,
    kind: 'label',
    span,
    ...(word === value ? {} : { detail: `for '${value}' in the data` }),
  }));
}

function isAssistantStart(messages: PromptDoc['messages'], offset: number, line: string): boolean {
  const message = messages.find(({ body }) => body.start <= offset && offset <= body.end);
  return message?.role === 'assistant' && message.roleSpan !== undefined && offset - line.length === message.body.start;
}
