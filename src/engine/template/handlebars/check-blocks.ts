import { sliceOf } from '../../text/span.js';
import type { Tag } from './lex-tags.js';

/** What is wrong with how blocks open and close. */
export interface BlockFaults {
  readonly faults: readonly { readonly tag: Tag; readonly message: string }[];
  /** Tags that a tree cannot have. */
  readonly broken: ReadonlySet<Tag>;
  /** Blocks without an end, the outermost first. */
  readonly unclosed: readonly Tag[];
}

interface Open {
  readonly tag: Tag;
  hasElse: boolean;
}

interface Check {
  readonly source: string;
  /** Blocks whose opening tag cannot be read: only their ends are looked for, and left out with them. */
  readonly unreadable: ReadonlySet<Tag>;
  readonly open: Open[];
  readonly faults: { tag: Tag; message: string }[];
  readonly broken: Set<Tag>;
}

/** Checks tags that can be read one by one, and those of `unreadable`. */
export function checkBlocks(source: string, tags: readonly Tag[], unreadable: ReadonlySet<Tag>): BlockFaults {
  const check: Check = { source, unreadable, open: [], faults: [], broken: new Set() };
  for (const tag of tags) {
    if (opensBlock(tag)) check.open.push({ tag, hasElse: false });
    else if (tag.kind === 'else' || tag.kind === 'else-chain') checkElse(tag, check);
    else if (tag.kind === 'close') checkClose(tag, check);
  }
  const unclosed = check.open.map(({ tag }) => tag).filter((tag) => !unreadable.has(tag));
  for (const tag of unclosed) check.faults.push({ tag, message: unclosedMessage(source, tag) });
  return { faults: check.faults, broken: check.broken, unclosed };
}

function leaveOut(tag: Tag, message: string | undefined, { faults, broken }: Check): void {
  if (message !== undefined) faults.push({ tag, message });
  broken.add(tag);
}

function checkElse(tag: Tag, check: Check): void {
  const around = check.open.at(-1);
  if (around !== undefined && check.unreadable.has(around.tag)) leaveOut(tag, undefined, check);
  else {
    const message = elseFault(around);
    if (message !== undefined) leaveOut(tag, message, check);
  }
  if (around !== undefined) around.hasElse ||= tag.kind === 'else';
}

function checkClose(tag: Tag, check: Check): void {
  const { source, open, unreadable } = check;
  const at = open.findLastIndex(({ tag: one }) => sliceOf(source, one.name) === sliceOf(source, tag.name));
  if (at < 0) {
    leaveOut(tag, strayMessage(source, tag, open.at(-1)?.tag), check);
    return;
  }
  for (const { tag: inner } of open.splice(at + 1))
    leaveOut(inner, unreadable.has(inner) ? undefined : unclosedMessage(source, inner), check);
  const opened = open.pop();
  if (opened !== undefined && unreadable.has(opened.tag)) leaveOut(tag, undefined, check);
}

export function opensBlock({ kind }: Tag): boolean {
  return kind === 'block' || kind === 'inverse-block' || kind === 'partial-block';
}

function elseFault(around: Open | undefined): string | undefined {
  if (around === undefined) return 'This stands in no block: remove it, or open a block before it.';
  if (around.tag.kind === 'partial-block' || around.tag.decorator)
    return 'A partial has no `else`: remove it, or put the text in a block of its own.';
  return around.hasElse
    ? 'This block has an `else` already: remove one, or write `{{else if …}}` before it.'
    : undefined;
}

function strayMessage(source: string, tag: Tag, around: Tag | undefined): string {
  const closes =
    around === undefined
      ? 'remove it, or open the block before it'
      : `the open block is \`${sliceOf(source, around.name)}\``;
  return `\`${sliceOf(source, tag)}\` closes no block: ${closes}.`;
}

function unclosedMessage(source: string, tag: Tag): string {
  const name = sliceOf(source, tag.name);
  return `The block \`${name}\` is not closed: write \`{{/${name}}}\` after its text.`;
}
