import { filters, promptSourceFilterMap } from '../filters/filters.js';
import { tests } from '../filters/tests.js';
import { globals, promptSourceGlobals } from '../globals/globals.js';
import type { CompareOperator } from '../nodes.js';
import { binary, signed } from '../values/arithmetic.js';
import { callOwnMethod, getAttribute, getItem, isDictMethod } from '../values/attribute.js';
import { contains, equal, ordered, truthy } from '../values/compare.js';
import { iterate } from '../values/iterate.js';
import { toText } from '../values/repr.js';
import { Tuple, Undefined, type Value } from '../values/value.js';
import type { Semantics } from './semantics.js';

/** Python's, as jinja2 has them. */
export const pythonSemantics: Semantics = {
  filters,
  tests,
  globals,
  truthy,
  printed: toText,
  joined: toText,
  binary,
  signed,
  compared,
  attribute: getAttribute,
  item: getItem,
  method: callOwnMethod,
  isMethod: isDictMethod,
  tuple: (items) => new Tuple(items),
  nothing: new Undefined('the inline if-expression evaluated to false and no else section was defined.'),
  items: iterate,
  macroText: (text) => text,
  dynamic: false,
};

/** With the filters and functions PromptSource gives its templates. */
export const promptSourceSemantics: Semantics = {
  ...pythonSemantics,
  filters: promptSourceFilterMap,
  globals: promptSourceGlobals,
};

function compared(operator: CompareOperator, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
    case '===':
      return equal(left, right);
    case '!=':
    case '!==':
      return !equal(left, right);
    case 'in':
      return contains(right, left);
    case 'not in':
      return !contains(right, left);
    default:
      return ordered(operator, left, right);
  }
}
