import type { JinjaEnvironment } from '../builtins.js';
import { nunjucksSemantics } from '../nunjucks/semantics.js';
import { promptSourceSemantics, pythonSemantics } from './python-semantics.js';
import type { Semantics } from './semantics.js';

const byEnvironment: Readonly<Record<JinjaEnvironment, Semantics>> = {
  jinja2: pythonSemantics,
  promptsource: promptSourceSemantics,
  nunjucks: nunjucksSemantics,
};

/** How the values of this environment's templates behave. */
export function semanticsOf(environment: JinjaEnvironment = 'jinja2'): Semantics {
  return byEnvironment[environment];
}
