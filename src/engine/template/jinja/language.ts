import type { JinjaEnvironment } from './builtins.js';
import { nunjucksGrammar } from './nunjucks/parse-expression.js';
import { nunjucksStatements } from './nunjucks/statements.js';
import { jinjaGrammar } from './parse-expression.js';
import { type StatementParser, statements } from './parse-statement.js';
import type { Grammar } from './token-cursor.js';

/** What is written in the tags of a template: Jinja's words and expressions, or those of its relative Nunjucks. */
export interface Language {
  readonly grammar: Grammar;
  /** Every tag but `if` and `switch`, whose parts have heads of their own. */
  readonly statements: ReadonlyMap<string, StatementParser>;
  /** The end word of each block tag, also for one whose head could not be read. */
  readonly endWords: ReadonlyMap<string, string>;
  /** The words of another branch of an `if`. */
  readonly elif: readonly string[];
}

const endWords = {
  if: 'endif',
  for: 'endfor',
  macro: 'endmacro',
  call: 'endcall',
  filter: 'endfilter',
  block: 'endblock',
};

const jinja: Language = {
  grammar: jinjaGrammar,
  statements,
  endWords: new Map(Object.entries({ ...endWords, with: 'endwith', autoescape: 'endautoescape' })),
  elif: ['elif'],
};

const nunjucks: Language = {
  grammar: nunjucksGrammar,
  statements: nunjucksStatements,
  endWords: new Map(
    Object.entries({ ...endWords, ifAsync: 'endif', asyncEach: 'endeach', asyncAll: 'endall', switch: 'endswitch' }),
  ),
  elif: ['elif', 'elseif'],
};

export function languageOf(environment: JinjaEnvironment | undefined): Language {
  return environment === 'nunjucks' ? nunjucks : jinja;
}
