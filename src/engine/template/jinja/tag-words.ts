import type { NameKind, TemplateName } from '../names.js';
import type { Tag } from './lex-template.js';
import type { Token } from './token.js';

/** The words of the language; which of them stand where is the parser's business. */
const WORDS: ReadonlySet<string> = new Set([
  ...['if', 'elif', 'else', 'endif', 'for', 'in', 'recursive', 'endfor', 'break', 'continue', 'set', 'endset'],
  ...['macro', 'endmacro', 'call', 'endcall', 'filter', 'endfilter', 'with', 'endwith', 'block', 'endblock'],
  ...['scoped', 'required', 'autoescape', 'endautoescape', 'include', 'ignore', 'missing', 'without', 'context'],
  ...['import', 'from', 'as', 'extends', 'do', 'print', 'and', 'or', 'not', 'is'],
  ...['elseif', 'switch', 'case', 'endswitch', 'asyncEach', 'endeach', 'asyncAll', 'endall', 'ifAsync', 'null'],
  ...['true', 'True', 'false', 'False', 'none', 'None'],
]);

/**
 * The words of a tag that the tree has no name for, which are those of the language. Where the tag could not be read the
 * tree has none at all: then a name goes by what stands before it. `taken` has the tree's names by where they start.
 */
export function wordsOf({ kind, tokens }: Tag, taken: ReadonlyMap<number, TemplateName>): TemplateName[] {
  // The name of a filter may hold dots: it is one name of the tree and several tokens.
  let read = 0;
  return tokens.flatMap((token, at) => {
    read = taken.get(token.start)?.span.end ?? read;
    const found = token.type !== 'name' || token.start < read ? undefined : kindOf(tokens, at, kind === 'statement');
    const { text: name, start, end } = token;
    return found === undefined ? [] : [{ name, kind: found, span: { start, end }, definition: undefined }];
  });
}

function kindOf(tokens: readonly Token[], at: number, statement: boolean): NameKind | undefined {
  const [word = '', before, earlier] = [at, at - 1, at - 2].map((place) => tokens[place]?.text);
  if (before === '.') return 'property';
  if (statement && at === 1 && before === 'endblock') return 'block';
  if (WORDS.has(word)) return 'keyword';
  return statement && at === 0 ? undefined : operandKind(before, earlier);
}

function operandKind(before: string | undefined, earlier: string | undefined): NameKind {
  if (before === '|') return 'filter';
  return before === 'is' || (before === 'not' && earlier === 'is') ? 'test' : 'variable';
}
