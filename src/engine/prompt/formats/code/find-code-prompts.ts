import type { CodeCall, CodeFileCall, CodePrompt, CodePrompts } from '../../code-prompt.js';
import { findBindings } from './bindings.js';
import { type CodeView, viewCode } from './code-view.js';
import { type MadePrompt, readFileCall, readFillCall } from './fill-calls.js';
import { findCalls } from './find-calls.js';
import { findImports } from './imports.js';
import { readLangchainPrompt } from './langchain-prompts.js';
import type { CodeComment, CodeLanguage } from './token.js';
import { readVendorCall } from './vendor-calls.js';

export interface FoundPrompts {
  readonly code: CodePrompts;
  readonly comments: readonly CodeComment[];
}

/** Words one of which stands in every file with a call that is known here: most files of a project have none. */
const telling = /langchain|completion|messages|responses|contents|prompt/i;

/** The prompts of a program and what fills them: only what is certain without running it. */
export function findCodePrompts(text: string, language: CodeLanguage): FoundPrompts {
  const nothing = { language, prompts: [], calls: [], fileCalls: [] };
  if (!telling.test(text)) return { code: { ...nothing, fault: undefined }, comments: [] };
  const view = viewCode(text, language);
  if (view.fault !== undefined) return { code: { ...nothing, fault: view.fault }, comments: [] };
  return { code: { ...readCalls(view), language, fault: undefined }, comments: view.comments };
}

function readCalls(view: CodeView): Omit<CodePrompts, 'language' | 'fault'> {
  const program = { view, bindings: findBindings(view), imports: findImports(view) };
  const found = findCalls(view);
  const prompts: CodePrompt[] = [];
  const made = new Map<number, MadePrompt>();
  for (const call of found) {
    const template = readLangchainPrompt(program, call);
    if (template !== undefined) made.set(call.from, { prompt: template, range: { from: call.from, to: call.to } });
    const prompt = template ?? readVendorCall(program, call);
    if (prompt !== undefined) prompts.push(prompt);
  }
  const calls: CodeCall[] = [];
  const fileCalls: CodeFileCall[] = [];
  for (const call of found) {
    const filled = readFillCall(program, call, made);
    if (filled !== undefined) calls.push(filled);
    const file = readFileCall(program, call);
    if (file !== undefined) fileCalls.push(file);
  }
  return { prompts, calls, fileCalls };
}
