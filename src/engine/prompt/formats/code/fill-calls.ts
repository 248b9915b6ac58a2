import { textAt } from './token.js';
import { partnerOf } from './brackets.js';
import type { CodeCall, CodeFileCall, CodeName, CodePrompt } from '../../code-prompt.js';
import { argumentsOf, keysIn, plainString } from './arguments.js';
import { bracketAt, type CodeView, itemsOf, type Range, spanOf } from './code-view.js';
import type { Call } from './find-calls.js';
import type { Program } from './program.js';

/** A prompt of this file and the tokens that make it. */
export interface MadePrompt {
  readonly prompt: CodePrompt;
  readonly range: Range;
}

/** Methods of LangChain's templates that take the values in one object, and in Python those that take them as keywords. */
const byObject = /^a?invoke$/;
const byKeyword = /^a?format(?:_prompt|_messages|Messages|PromptValue)?$/;

/** A call that fills a template of this file with values whose names are all written there. */
export function readFillCall(
  program: Program,
  call: Call,
  made: ReadonlyMap<number, MadePrompt>,
): CodeCall | undefined {
  const { view } = program;
  const names = call.path.split('.');
  const method = names.at(-1) ?? '';
  const takes = byObject.test(method) ? 'object' : byKeyword.test(method) ? 'keywords' : undefined;
  if (takes === undefined) return undefined;
  const prompt = filledBy(program, call, { names, made, mayBeChain: takes === 'object' });
  const given = prompt && givenTo(view, call.open, takes);
  const word = view.tokens[call.open - 1];
  if (prompt === undefined || given === undefined || word === undefined) return undefined;
  return { prompt, span: { start: word.start, end: word.end }, given };
}

function givenTo(view: CodeView, open: number, takes: 'object' | 'keywords'): CodeName[] | undefined {
  if (takes === 'keywords' && view.language === 'python') return keysIn(view, open);
  const [first] = itemsOf(view, open);
  const object = first && first.key === undefined && !first.isSpread ? bracketAt(view, first.value, '{') : undefined;
  return object === undefined ? undefined : keysIn(view, object);
}

interface Target {
  readonly names: readonly string[];
  readonly made: ReadonlyMap<number, MadePrompt>;
  readonly mayBeChain: boolean;
}

function filledBy(program: Program, call: Call, { names, made, mayBeChain }: Target): CodePrompt | undefined {
  const { view, bindings } = program;
  if (call.base !== undefined && names.length === 1) {
    const open = partnerOf(view.brackets, call.base);
    return made.get(pathStart(view, open))?.prompt;
  }
  if (call.base !== undefined || names.length !== 2) return undefined;
  const value = bindings.valueOf(names[0] ?? '', call.from);
  if (value === undefined) return undefined;
  return promptAt(view, value, made) ?? (mayBeChain ? headOfChain(program, value, made) : undefined);
}

/** The first name of what is called by the bracket. */
function pathStart({ tokens }: CodeView, open: number): number {
  let at = open - 1;
  while (textAt(tokens, at - 1) === '.' && tokens[at - 2]?.kind === 'name') at -= 2;
  return at;
}

function promptAt({ tokens }: CodeView, { from, to }: Range, made: Target['made']): CodePrompt | undefined {
  const start = textAt(tokens, from) === 'new' ? from + 1 : from;
  const found = made.get(start);
  return found !== undefined && found.range.to === to ? found.prompt : undefined;
}

/** `prompt | model` and `prompt.pipe(model)`: the values go to what stands first. */
function headOfChain({ view, bindings }: Program, { from, to }: Range, made: Target['made']): CodePrompt | undefined {
  const { tokens } = view;
  const [first, second, third] = [tokens[from], textAt(tokens, from + 1), textAt(tokens, from + 2)];
  const isChain = to > from + 2 && (second === '|' || (second === '.' && third === 'pipe'));
  if (first?.kind !== 'name' || !isChain) return undefined;
  const value = bindings.valueOf(first.text, from);
  return value && promptAt(view, value, made);
}

/** `prompty.execute("a.prompty", inputs={…})`. */
export function readFileCall({ view, imports }: Program, call: Call): CodeFileCall | undefined {
  const [module = '', method = '', ...rest] = call.path.split('.');
  if (imports.get(module)?.module !== 'prompty' || !/^execute(?:_async)?$/.test(method) || rest.length > 0)
    return undefined;
  const { named, placed } = argumentsOf(view, call.open);
  const path = placed[0] && plainString(view, placed[0]);
  const inputs = named.get('inputs');
  const open = inputs && bracketAt(view, inputs, '{');
  const given = open === undefined ? undefined : keysIn(view, open);
  const span = spanOf(view, { from: call.open - 1, to: call.open });
  return path === undefined || given === undefined ? undefined : { path: path.name, span, given };
}
