import type { Call } from './nodes.js';

/** Helpers with a block of text, in the library and in dotprompt. */
const BLOCK_HELPERS = ['if', 'unless', 'each', 'with', 'ifEquals', 'unlessEquals'] as const;
const VALUE_HELPERS = ['lookup', 'log', 'json'] as const;
/** dotprompt's helpers that cut the text instead of printing. */
const MESSAGE_HELPERS = ['role', 'history', 'section', 'media'] as const;

export type BlockHelper = (typeof BLOCK_HELPERS)[number];
export type ValueHelper = (typeof VALUE_HELPERS)[number];
export type MessageHelper = (typeof MESSAGE_HELPERS)[number];
export type Helper = BlockHelper | ValueHelper | MessageHelper;

const helpers: readonly Helper[] = [...BLOCK_HELPERS, ...VALUE_HELPERS, ...MESSAGE_HELPERS];

/** Names that are variables too: dotprompt's helpers mean something only with what they are called with. */
const NEED_ARGUMENTS: ReadonlySet<Helper> = new Set(['json', 'ifEquals', 'unlessEquals', 'role', 'section', 'media']);

/** The helper that a call means; undefined where it looks a name up, or calls a helper that is not here. */
export function helperOf({ callee, args, named }: Call, messages: boolean): Helper | undefined {
  if (callee.data || callee.scoped || callee.depth > 0 || callee.segments.length !== 1) return undefined;
  const helper = helpers.find((name) => name === callee.segments[0]?.name);
  if (helper === undefined || (!messages && isMessageHelper(helper))) return undefined;
  const isBare = args.length === 0 && named.length === 0;
  return isBare && NEED_ARGUMENTS.has(helper) ? undefined : helper;
}

/** Called with arguments, and no helper of that name is here: an application may have registered one. */
export function isUnknownHelper(call: Call, messages: boolean): boolean {
  return (call.args.length > 0 || call.named.length > 0) && helperOf(call, messages) === undefined;
}

export function knownHelpers(messages: boolean): readonly Helper[] {
  return messages ? helpers : helpers.filter((helper) => !isMessageHelper(helper));
}

export function isBlockHelper(helper: Helper): helper is BlockHelper {
  return BLOCK_HELPERS.some((name) => name === helper);
}

export function isMessageHelper(helper: Helper): helper is MessageHelper {
  return MESSAGE_HELPERS.some((name) => name === helper);
}

/** dotprompt calls the assistant `model`. */
export function roleName(written: string): string {
  return written === 'model' ? 'assistant' : written;
}
