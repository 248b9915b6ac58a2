import { textAt } from './token.js';
import { partnerOf } from './brackets.js';
import { sliceOf } from '../../../text/span.js';
import type { CodeMessage, CodeName, CodePrompt, Filling } from '../../code-prompt.js';
import { argumentsOf, type Given, plainString } from './arguments.js';
import { bracketAt, type CodeView, itemsOf, type Range, spanOf } from './code-view.js';
import type { Call } from './find-calls.js';
import { formatFields } from './format-fields.js';
import { nameOfVariable } from './name-of.js';
import { type Program, resolved } from './program.js';
import { readContent } from './read-content.js';

/** The role of what each of LangChain's classes makes. */
const messageRoles: Readonly<Record<string, string>> = {
  SystemMessage: 'system',
  HumanMessage: 'user',
  AIMessage: 'assistant',
};

/** The class a call is about and its method, where the class is LangChain's. */
function classOf({ imports }: Program, path: string): { readonly name: string; readonly method: string } | undefined {
  const [first = '', ...rest] = path.split('.');
  const from = imports.get(first);
  if (from === undefined || !/^(?:@langchain\/|langchain)/.test(from.module)) return undefined;
  if (from.name !== undefined) return { name: from.name, method: rest.join('.') };
  return { name: rest[0] ?? '', method: rest.slice(1).join('.') };
}

/** The template a call makes; undefined where it makes none, or one that Hone does not know. */
export function readLangchainPrompt(program: Program, call: Call): CodePrompt | undefined {
  const made = classOf(program, call.path);
  if (made === undefined) return undefined;
  const method = made.method.replace('from_template', 'fromTemplate').replace('from_messages', 'fromMessages');
  const given = argumentsOf(program.view, call.open);
  if (made.name === 'ChatPromptTemplate' && (method === 'fromMessages' || method === ''))
    return readChat(program, call, given);
  const isText = made.name === 'PromptTemplate' ? /^(?:fromTemplate)?$/ : /^fromTemplate$/;
  if (!/^(?:Chat)?PromptTemplate$/.test(made.name) || !isText.test(method)) return undefined;
  const value = given.named.get('template') ?? (method === 'fromTemplate' ? given.placed[0] : undefined);
  if (value === undefined) return undefined;
  const message = { role: 'user', ...readContent(program, value, fillingOf(program, given)) };
  return promptOf(program, call, { given, parts: [message] });
}

function readChat(program: Program, call: Call, given: Given): CodePrompt | undefined {
  const value = given.named.get('messages') ?? given.placed[0];
  const open = value && bracketAt(program.view, resolved(program, value), '[');
  if (open === undefined) return undefined;
  const filling = fillingOf(program, given);
  const parts = itemsOf(program.view, open).map(({ isSpread, value: item }) =>
    isSpread ? undefined : readPart(program, item, filling),
  );
  return promptOf(program, call, { given, parts });
}

/** `template_format`: without it, braces are filled by name. */
function fillingOf({ view }: Program, { named }: Given): Filling {
  const format = named.get('template_format') ?? named.get('templateFormat');
  return format === undefined || plainString(view, format)?.name === 'f-string' ? 'format' : 'other';
}

type Part = CodeMessage | CodeName | undefined;

interface Parts {
  readonly given: Given;
  readonly parts: readonly Part[];
}

function promptOf(program: Program, call: Call, { given, parts }: Parts): CodePrompt | undefined {
  const { view } = program;
  const messages = parts.filter((part) => part !== undefined && 'role' in part);
  const placeholders = parts.filter((part) => part !== undefined && 'name' in part);
  if (messages.length === 0) return undefined;
  const partial = partialsOf(view, given);
  return {
    span: spanOf(view, { from: call.from, to: call.to }),
    name: nameOfVariable(view, call.from),
    caller: call.path,
    messages,
    isWhole: !given.isOpen && partial !== undefined && parts.every((part) => part !== undefined),
    declared: declaredIn(view, given.named.get('input_variables') ?? given.named.get('inputVariables')),
    filledElsewhere: [...placeholders, ...(partial ?? [])],
  };
}

/** Names that have their values already; undefined where they are not written there. */
function partialsOf(view: CodeView, { named }: Given): CodeName[] | undefined {
  const value = named.get('partial_variables') ?? named.get('partialVariables');
  if (value === undefined) return [];
  const open = bracketAt(view, value, '{');
  if (open === undefined) return undefined;
  const items = itemsOf(view, open);
  const names = items.flatMap(({ key, keySpan }): CodeName[] => (key && keySpan ? [{ name: key, span: keySpan }] : []));
  return names.length === items.length ? names : undefined;
}

function declaredIn(view: CodeView, value: Range | undefined): CodeName[] | undefined {
  const open = value && bracketAt(view, value, '[');
  if (open === undefined) return undefined;
  const names = itemsOf(view, open).map((item) => (item.isSpread ? undefined : plainString(view, item.value)));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** A message of a chat: a pair of role and text, an object, or a call that makes one. */
function readPart(program: Program, range: Range, filling: Filling): Part {
  const { view } = program;
  const pair = bracketAt(view, range, '(') ?? bracketAt(view, range, '[');
  if (pair !== undefined)
    return readPair(
      program,
      itemsOf(view, pair).map(({ value }) => value),
      filling,
    );
  const object = bracketAt(view, range, '{');
  if (object !== undefined) {
    const values = new Map(itemsOf(view, object).map(({ key, value }) => [key, value]));
    return readPair(program, [values.get('role'), values.get('content')], filling);
  }
  return readConstructor(program, range, filling);
}

const roleNames: Readonly<Record<string, string>> = {
  human: 'user',
  ai: 'assistant',
  user: 'user',
  system: 'system',
  assistant: 'assistant',
};

function readPair(program: Program, [role, content]: readonly (Range | undefined)[], filling: Filling): Part {
  const named = role && plainString(program.view, role)?.name;
  if (named === undefined || content === undefined) return undefined;
  if (named === 'placeholder') return placeholderIn(program.view, content);
  const known = roleNames[named];
  return known === undefined ? undefined : { role: known, ...readContent(program, content, filling) };
}

/** `{history}`, or the name alone. */
function placeholderIn(view: CodeView, range: Range): CodeName | undefined {
  const written = plainString(view, range);
  if (written === undefined) return undefined;
  const [field] = formatFields(written.name).fields;
  return { name: field?.name ?? written.name, span: written.span };
}

function readConstructor(program: Program, { from, to }: Range, filling: Filling): Part {
  const { view } = program;
  const start = textAt(view.tokens, from) === 'new' ? from + 1 : from;
  const open = partnerOf(view.brackets, to - 1);
  if (open <= start) return undefined;
  const made = classOf(program, sliceOf(view.text, spanOf(view, { from: start, to: open })));
  if (made === undefined) return undefined;
  const given = argumentsOf(view, open);
  if (given.isOpen) return undefined;
  if (made.name === 'MessagesPlaceholder') {
    const name = firstOf(given, ['variable_name', 'variableName']);
    return name && plainString(view, name);
  }
  const plain = messageRoles[made.name];
  if (plain === undefined) return readTemplateMessage(program, { ...made, given }, filling);
  const value = firstOf(given, ['content']);
  return value && { role: plain, ...readContent(program, value, 'sent') };
}

/** An argument by one of its names, or the first one without. */
function firstOf({ named, placed }: Given, names: readonly string[]): Range | undefined {
  return names.map((name) => named.get(name)).find((value) => value !== undefined) ?? placed[0];
}

interface MadeMessage {
  readonly name: string;
  readonly method: string;
  readonly given: Given;
}

function readTemplateMessage(program: Program, { name, method, given }: MadeMessage, filling: Filling): Part {
  const role = messageRoles[name.replace('PromptTemplate', '')];
  const template = firstOf(given, ['template']);
  if (role === undefined || !/^from_?[tT]emplate$/.test(method) || template === undefined) return undefined;
  const own = given.named.has('template_format') || given.named.has('templateFormat') ? 'other' : filling;
  return { role, ...readContent(program, template, own) };
}
