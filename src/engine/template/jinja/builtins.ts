import { filterRows, globalRows, testRows } from './nunjucks/names.js';

/** A name every template knows: how it is called and what it does, for completion, hover and signature help. */
export interface BuiltIn {
  readonly signature: string;
  readonly documentation: string;
}

type Rows = Readonly<Record<string, readonly [signature: string, documentation: string]>>;

function table(rows: Rows): ReadonlyMap<string, BuiltIn> {
  return new Map(
    Object.entries(rows).map(([name, [signature, documentation]]) => [
      name,
      { signature: name + signature, documentation },
    ]),
  );
}

/** The filters behind `|`. */
export const jinjaFilters: ReadonlyMap<string, BuiltIn> = table({
  abs: ['', 'The number without its sign.'],
  attr: ['(name)', 'An attribute of the value, never an item of it.'],
  batch: ['(linecount, fill_with=none)', 'Lists of `linecount` items each, the last one filled up when asked.'],
  capitalize: ['', 'First letter in upper case, the rest in lower case.'],
  center: ['(width=80)', 'The text in the middle of `width` characters.'],
  count: ['', 'How many items or characters there are.'],
  d: [
    "(default_value='', boolean=false)",
    'The default when the value is undefined; with `true` also when it is false or empty.',
  ],
  default: [
    "(default_value='', boolean=false)",
    'The default when the value is undefined; with `true` also when it is false or empty.',
  ],
  dictsort: ["(case_sensitive=false, by='key', reverse=false)", 'A dictionary as sorted pairs.'],
  e: ['', 'The characters & < > \' " as HTML entities, unless that is done already.'],
  escape: ['', 'The characters & < > \' " as HTML entities, unless that is done already.'],
  filesizeformat: ['(binary=false)', 'A number of bytes for people: 13 kB, 4.1 MB.'],
  first: ['', 'The first item.'],
  float: ['(default=0.0)', 'The value as a number with a fraction; the default when it is none.'],
  forceescape: ['', 'As `escape`, also where it is done already.'],
  format: ['(*values, **values)', "Puts values into a text like '%s is %d'."],
  groupby: [
    '(attribute, default=none, case_sensitive=false)',
    'Items with equal attributes together: pairs of `grouper` and `list`.',
  ],
  indent: ['(width=4, first=false, blank=false)', 'Every line but the first moved right.'],
  int: ['(default=0, base=10)', 'The value as a whole number; the default when it is none.'],
  items: ['', "A dictionary's pairs of key and value; nothing when it is undefined."],
  join: ["(d='', attribute=none)", 'The items as one text, `d` between them.'],
  last: ['', 'The last item.'],
  layout: [
    '(char_width=none, overlap=0.5)',
    'OCR boxes with text, x0, y0, x1 and y1 as lines that keep their places; `overlap` is the shared height within a line.',
  ],
  length: ['', 'How many items or characters there are.'],
  list: ['', 'The items as a list; of a text, its characters.'],
  lower: ['', 'In lower case.'],
  map: ['(filter, *args) or (attribute=name)', 'A filter applied to every item, or an attribute of every item.'],
  max: ['(case_sensitive=false, attribute=none)', 'The largest item.'],
  min: ['(case_sensitive=false, attribute=none)', 'The smallest item.'],
  pprint: ['', 'The value as Python shows it, for debugging.'],
  random: ['', 'An item by chance. Renders only where a seed is given.'],
  reject: ['(test, *args)', 'The items that do not pass a test.'],
  rejectattr: ['(attribute, test, *args)', 'The items whose attribute does not pass a test.'],
  replace: ['(old, new, count=none)', 'Every `old` in the text replaced by `new`.'],
  reverse: ['', 'The other way round.'],
  round: [
    "(precision=0, method='common')",
    "Rounded; `method` may be 'ceil' or 'floor'. The result is never a whole number's type for a broken one.",
  ],
  safe: ['', 'The text marked as escaped: a later `escape` leaves it as it is.'],
  select: ['(test, *args)', 'The items that pass a test.'],
  selectattr: ['(attribute, test, *args)', 'The items whose attribute passes a test.'],
  slice: ['(slices, fill_with=none)', 'The items in `slices` lists of nearly equal length.'],
  sort: ['(reverse=false, case_sensitive=false, attribute=none)', 'The items in order.'],
  string: ['', 'The value as a text.'],
  striptags: ['', 'The text without HTML tags, blanks joined.'],
  sum: ['(attribute=none, start=0)', 'All items added up.'],
  title: ['', 'Every word with a capital letter.'],
  tojson: ['(indent=none)', "The value as JSON; < > & and ' are written as escapes."],
  trim: ['(chars=none)', 'Without blanks, or the given characters, at both ends.'],
  truncate: ["(length=255, killwords=false, end='...', leeway=5)", 'Cut to a length, at a word unless `killwords`.'],
  unique: ['(case_sensitive=false, attribute=none)', 'Every item once.'],
  upper: ['', 'In upper case.'],
  urlencode: ['', 'Quoted for a URL; a dictionary becomes a query string.'],
  urlize: [
    '(trim_url_limit=none, nofollow=false, target=none, rel=none, extra_schemes=none)',
    'Web and mail addresses in the text as HTML links.',
  ],
  wordcount: ['', 'How many words there are.'],
  wordwrap: [
    "(width=79, break_long_words=true, wrapstring='\\n', break_on_hyphens=true)",
    'Lines of at most `width` characters.',
  ],
  xmlattr: ['(autospace=true)', 'A dictionary as HTML attributes, without those that are none.'],
});

/** The tests behind `is`. The signs `==`, `<` and so on are names for `select`. */
export const jinjaTests: ReadonlyMap<string, BuiltIn> = table({
  boolean: ['', 'True or false.'],
  callable: ['', 'Can be called.'],
  defined: ['', 'Has a value.'],
  divisibleby: ['(num)', 'Can be divided by `num` without a rest.'],
  eq: ['(other)', 'Equal.'],
  equalto: ['(other)', 'Equal.'],
  escaped: ['', 'Marked as escaped, by `escape`, `safe` or `tojson`.'],
  even: ['', 'An even number.'],
  false: ['', 'The value false.'],
  filter: ['', 'The name of a filter.'],
  float: ['', 'A number with a fraction.'],
  ge: ['(other)', 'Greater or equal.'],
  greaterthan: ['(other)', 'Greater.'],
  gt: ['(other)', 'Greater.'],
  in: ['(seq)', 'Contained in a list, text or dictionary.'],
  integer: ['', 'A whole number.'],
  iterable: ['', 'Can be looped over.'],
  le: ['(other)', 'Less or equal.'],
  lessthan: ['(other)', 'Less.'],
  lower: ['', 'A text in lower case.'],
  lt: ['(other)', 'Less.'],
  mapping: ['', 'A dictionary.'],
  ne: ['(other)', 'Not equal.'],
  none: ['', 'The value none.'],
  number: ['', 'A number.'],
  odd: ['', 'An odd number.'],
  sameas: ['(other)', 'The very same object.'],
  sequence: ['', 'Has a length and items.'],
  string: ['', 'A text.'],
  test: ['', 'The name of a test.'],
  true: ['', 'The value true.'],
  undefined: ['', 'Has no value.'],
  upper: ['', 'A text in upper case.'],
  '==': ['(other)', 'Equal.'],
  '!=': ['(other)', 'Not equal.'],
  '>': ['(other)', 'Greater.'],
  '>=': ['(other)', 'Greater or equal.'],
  '<': ['(other)', 'Less.'],
  '<=': ['(other)', 'Less or equal.'],
});

/** The functions every template can call. */
export const jinjaGlobals: ReadonlyMap<string, BuiltIn> = table({
  range: ['(stop) or (start, stop, step)', 'Whole numbers, the stop left out.'],
  dict: ['(**values)', 'A dictionary from named values.'],
  lipsum: ['()', 'Placeholder text. Hone does not render it, because it would differ each time.'],
  cycler: ['(*items)', 'Gives its items in turn with `.next()`.'],
  joiner: ["(sep=', ')", 'Empty at the first call, the separator at every later one.'],
  namespace: ['(**values)', 'Holds values that a loop may change: `{% set ns.n = ns.n + 1 %}`.'],
});

/**
 * Whose templates these are: jinja2's own, PromptSource's with its further names, or those of Jinja's relative in
 * JavaScript, Nunjucks, which has other tags and whose values are JavaScript's.
 */
export type JinjaEnvironment = 'jinja2' | 'promptsource' | 'nunjucks';

interface JinjaNames {
  readonly filters: ReadonlyMap<string, BuiltIn>;
  readonly tests: ReadonlyMap<string, BuiltIn>;
  readonly globals: ReadonlyMap<string, BuiltIn>;
}

const plainNames: JinjaNames = { filters: jinjaFilters, tests: jinjaTests, globals: jinjaGlobals };
const promptSourceNames: JinjaNames = {
  ...plainNames,
  filters: new Map([
    ...jinjaFilters,
    ...table({
      choice: ['', 'One of the items, by chance. Renders only where a seed is given.'],
      highlight: ['', 'The text in a coloured HTML span.'],
      most_frequent: ['', 'The items that come up most often, as a list; none when there are none.'],
    }),
  ]),
  globals: new Map([
    ...jinjaGlobals,
    ...table({ zip: ['(*lists)', 'The items of several lists side by side, as tuples.'] }),
  ]),
};

const nunjucksNames: JinjaNames = {
  filters: table(filterRows),
  tests: table(testRows),
  globals: table(globalRows),
};

/** The names a template of this environment knows. */
export function jinjaNames(environment: JinjaEnvironment | undefined): JinjaNames {
  if (environment === 'nunjucks') return nunjucksNames;
  return environment === 'promptsource' ? promptSourceNames : plainNames;
}
