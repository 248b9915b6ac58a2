import type { CodeMessage, CodePrompt } from '../../code-prompt.js';
import { argumentsOf, type Given, plainString } from './arguments.js';
import { bracketAt, itemsOf, type Range, spanOf } from './code-view.js';
import type { Call } from './find-calls.js';
import { nameOfFunction } from './name-of.js';
import { type Program, resolved } from './program.js';
import { readContent } from './read-content.js';

/** Which arguments of a vendor's call hold the prompt. */
interface VendorCall {
  readonly path: RegExp;
  /** Names that are only this call's when they come from one of these modules. */
  readonly from?: RegExp;
  /** An argument without which it is another call of that name. */
  readonly needs: readonly string[];
  readonly messages?: readonly string[];
  readonly system?: readonly string[];
  readonly user?: readonly string[];
}

const vendorCalls: readonly VendorCall[] = [
  {
    path: /(?:^|\.)(?:chat\.completions\.(?:create|parse|stream)|ChatCompletion\.a?create)$/,
    needs: ['messages'],
    messages: ['messages'],
  },
  {
    path: /(?:^|\.)messages\.(?:create|stream)$/,
    needs: ['messages', 'model'],
    messages: ['messages'],
    system: ['system'],
  },
  {
    path: /(?:^|\.)responses\.(?:create|parse|stream)$/,
    needs: ['model', 'input'],
    messages: ['input'],
    system: ['instructions'],
    user: ['input'],
  },
  { path: /^(?:litellm\.)?a?completion$/, from: /^litellm/, needs: ['model', 'messages'], messages: ['messages'] },
  { path: /(?:^|\.)models\.(?:generate_content|generateContent)$/, needs: ['model', 'contents'], user: ['contents'] },
  {
    path: /^(?:generate|stream)(?:Text|Object)$/,
    from: /^ai$/,
    needs: ['model'],
    messages: ['messages'],
    system: ['system'],
    user: ['prompt'],
  },
];

/** The prompt a call sends to a vendor; undefined for any other call. */
export function readVendorCall(program: Program, call: Call): CodePrompt | undefined {
  const kind = vendorCalls.find((one) => isOf(program, call, one));
  if (kind === undefined) return undefined;
  const given = argumentsOf(program.view, call.open);
  if (!kind.needs.every((key) => given.named.has(key))) return undefined;
  const parts = [
    ...textsOf(program, given, { keys: kind.system ?? [], role: 'system' }),
    ...(kind.messages ?? []).flatMap((key) => listOf(program, given.named.get(key))),
    ...textsOf(program, given, { keys: kind.user ?? [], role: 'user' }),
  ];
  const messages = parts.filter((part) => part !== undefined);
  if (messages.length === 0) return undefined;
  return {
    span: spanOf(program.view, { from: call.from, to: call.to }),
    name: nameOfFunction(program.view, program.bindings.scopeOf(call.from)),
    caller: call.path,
    messages,
    isWhole: messages.length === parts.length,
    declared: undefined,
    filledElsewhere: [],
  };
}

function isOf({ imports }: Program, { path }: Call, { path: shape, from }: VendorCall): boolean {
  if (!shape.test(path)) return false;
  return from === undefined || from.test(imports.get(path.split('.')[0] ?? '')?.module ?? '');
}

/** Texts that are a message by themselves. Lists are read as messages, and no text. */
function textsOf(
  program: Program,
  { named }: Given,
  { keys, role }: { readonly keys: readonly string[]; readonly role: string },
): CodeMessage[] {
  return keys.flatMap((key): CodeMessage[] => {
    const value = named.get(key);
    if (value === undefined || bracketAt(program.view, resolved(program, value), '[') !== undefined) return [];
    const content = readContent(program, value, 'sent');
    return content.text === undefined ? [] : [{ role, ...content }];
  });
}

/** Undefined stands for messages that are not written there. */
function listOf(program: Program, value: Range | undefined): (CodeMessage | undefined)[] {
  if (value === undefined) return [];
  const list = resolved(program, value);
  const open = bracketAt(program.view, list, '[');
  // An `input` may be a text as well as a list.
  if (open === undefined) return readContent(program, value, 'sent').text === undefined ? [undefined] : [];
  const messages = itemsOf(program.view, open).map((item) =>
    item.isSpread || item.key !== undefined ? undefined : readMessageObject(program, item.value),
  );
  // Code may add to a list that has a name.
  return list === value ? messages : [...messages, undefined];
}

const roles = /^(?:system|user|assistant|developer|tool)$/;

/** `{ role: "user", content: "…" }`, and nothing else of weight in it. */
function readMessageObject(program: Program, range: Range): CodeMessage | undefined {
  const { view } = program;
  const open = bracketAt(view, range, '{');
  if (open === undefined) return undefined;
  const values = new Map(itemsOf(view, open).map(({ key, value }) => [key, value]));
  const [role, content] = [values.get('role'), values.get('content')];
  const named = role && plainString(view, role)?.name;
  if (named === undefined || content === undefined || !roles.test(named)) return undefined;
  return { role: named, ...readContent(program, content, 'sent') };
}
