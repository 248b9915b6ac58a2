import type { Template } from '../template/engines.js';

/** Jinja's words that can open a tag, and what they open. */
const jinjaTags: ReadonlyMap<string, string> = new Map(
  Object.entries({
    autoescape: '`{% autoescape true %} … {% endautoescape %}`',
    block: '`{% block name %} … {% endblock %}`: a part that a template which extends this one may replace.',
    call: '`{% call macro() %} … {% endcall %}`: passes a block to a macro as caller().',
    elif: 'Another condition of an `if`.',
    else: 'What is taken when no condition holds, or a loop has no items.',
    endblock: 'Ends a block.',
    endcall: 'Ends a call.',
    endfilter: 'Ends a filter block.',
    endfor: 'Ends a loop.',
    endif: 'Ends an if.',
    endmacro: 'Ends a macro.',
    endset: 'Ends a set block.',
    endwith: 'Ends a with block.',
    extends: "`{% extends 'base.prompt' %}`: fills in the blocks of another template.",
    filter: '`{% filter upper %} … {% endfilter %}`: a filter on a whole block.',
    for: '`{% for row in demos %} … {% endfor %}`: once for each item; `loop.index` counts from 1.',
    from: "`{% from 'macros.prompt' import dialog %}`",
    if: '`{% if x %} … {% endif %}`',
    import: "`{% import 'macros.prompt' as m %}`",
    include: "`{% include 'partials/labels.prompt' %}`: the rendered text of another file.",
    macro: '`{% macro row(text) %} … {% endmacro %}`: a piece to use several times.',
    raw: '`{% raw %} … {% endraw %}`: text in which braces mean nothing.',
    set: '`{% set x = 1 %}`: a variable of the template.',
    with: '`{% with x = 1 %} … {% endwith %}`: a variable for one block.',
  }),
);

/** Of Jinja's words, Nunjucks has none for these. */
const jinjaOnly: ReadonlySet<string> = new Set(['autoescape', 'with', 'endwith']);

const nunjucksTags: ReadonlyMap<string, string> = new Map([
  ...[...jinjaTags].filter(([word]) => !jinjaOnly.has(word)),
  ...Object.entries({
    asyncAll: '`{% asyncAll item in items %} … {% endall %}`: as `for`.',
    asyncEach: '`{% asyncEach item in items %} … {% endeach %}`: as `for`.',
    case: "`{% case 'a' %}`: what is taken of a `switch` for this value; it ends at the next one.",
    default: 'What is taken of a `switch` for all other values.',
    elseif: 'Another condition of an `if`, as `elif`.',
    endall: 'Ends an asyncAll.',
    endeach: 'Ends an asyncEach.',
    endswitch: 'Ends a switch.',
    ifAsync: '`{% ifAsync x %} … {% endif %}`: as `if`.',
    switch: "`{% switch x %}{% case 'a' %} … {% default %} … {% endswitch %}`: by the value of `x`.",
    verbatim: '`{% verbatim %} … {% endverbatim %}`: text in which braces mean nothing, as `raw`.',
  }),
]);

/** The words that can open a tag of a template, and what they open. */
export function tagDocsOf(template: Template): ReadonlyMap<string, string> {
  return template.engine === 'jinja2' && template.options.environment === 'nunjucks' ? nunjucksTags : jinjaTags;
}

/** What `loop` knows inside of a `for`. */
export const loopProperties: readonly (readonly [name: string, documentation: string])[] = [
  ['index', 'The number of the round, from 1.'],
  ['index0', 'The number of the round, from 0.'],
  ['first', 'True in the first round.'],
  ['last', 'True in the last round.'],
  ['length', 'How many items there are.'],
  ['revindex', 'How many rounds are left, this one included.'],
  ['revindex0', 'How many rounds are left after this one.'],
  ['previtem', 'The item of the round before; undefined in the first.'],
  ['nextitem', 'The item of the round to come; undefined in the last.'],
  ['cycle', '`loop.cycle("a", "b")`: its arguments in turn, one a round.'],
  ['changed', '`loop.changed(x)`: true when `x` is not what it was in the round before.'],
  ['depth', 'How deep a recursive loop is, from 1.'],
  ['depth0', 'How deep a recursive loop is, from 0.'],
];
