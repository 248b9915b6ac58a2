import { knownHelpers } from '../template/handlebars/helpers.js';
import type { BuiltIn } from '../template/jinja/builtins.js';

type Row = readonly [name: string, signature: string, documentation: string];

const blockRows: readonly Row[] = [
  ['if', '{{#if value}} … {{else}} … {{/if}}', 'Its text when the value is there and not empty, zero or false.'],
  ['unless', '{{#unless value}} … {{/unless}}', 'Its text when the value is missing, empty, zero or false.'],
  [
    'each',
    '{{#each items as |item index|}} … {{else}} … {{/each}}',
    'Its text once for each item: `this` is the item, `@index` its number from 0, `@key` its key, `@first` and `@last` its place. Names between bars stand for the item and its number or key.',
  ],
  [
    'with',
    '{{#with value as |name|}} … {{else}} … {{/with}}',
    'Its text with the names inside looked up in the value. A name between bars stands for the value.',
  ],
  ['ifEquals', '{{#ifEquals a b}} … {{else}} … {{/ifEquals}}', 'Its text when both are equal.'],
  ['unlessEquals', '{{#unlessEquals a b}} … {{else}} … {{/unlessEquals}}', 'Its text when the two differ.'],
];

const valueRows: readonly Row[] = [
  ['lookup', '{{lookup object key}}', 'A field whose name is computed.'],
  ['log', '{{log value}}', 'Prints nothing.'],
  ['json', '{{json value indent=2}}', 'The value as JSON.'],
  ['role', '{{role "user" purpose="…"}}', 'Starts a message: `user`, `model`, `system` or `tool`.'],
  ['history', '{{history}}', 'Puts the conversation so far here.'],
  ['media', '{{media url=value contentType="image/png"}}', 'A picture or another file, sent as a part of its own.'],
  ['section', '{{section "name"}}', 'A named place that a later step fills.'],
];

/** Handlebars' helpers and dotprompt's, as they are written and what they do. */
export const blockHelperDocs: ReadonlyMap<string, BuiltIn> = table(blockRows);
export const valueHelperDocs: ReadonlyMap<string, BuiltIn> = table(valueRows);

/** The helpers a template has: only dotprompt's start messages. */
export function helpersIn(messages: boolean, opensBlock: boolean): readonly (readonly [string, BuiltIn])[] {
  const known: ReadonlySet<string> = new Set(knownHelpers(messages));
  return [...(opensBlock ? blockHelperDocs : valueHelperDocs)].filter(([name]) => known.has(name));
}

/** What `each` sets. */
export const loopNames: readonly (readonly [name: string, documentation: string])[] = [
  ['@index', 'The number of the item, from 0.'],
  ['@key', 'The key of the item, or its number.'],
  ['@first', 'True of the first item.'],
  ['@last', 'True of the last item.'],
];

/** What is there throughout; dotprompt alone has a state. */
export const rootName = ['@root', 'The values the template was rendered with.'] as const;
export const stateName = ['@state', 'What the application keeps from turn to turn.'] as const;

function table(rows: readonly Row[]): ReadonlyMap<string, BuiltIn> {
  return new Map(rows.map(([name, signature, documentation]) => [name, { signature, documentation }]));
}
