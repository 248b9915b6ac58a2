/** Templates with their data and partials, for comparison with the library. */
export interface OracleCase {
  readonly template: string;
  readonly data?: unknown;
  readonly partials?: Readonly<Record<string, string>>;
}

const row = {
  name: 'Ann',
  user: { name: 'Bo', tags: ['a', 'b'], address: { city: 'Ulm' } },
  items: [
    { name: 'x', price: 1.5, parts: [{ name: 'x1' }, { name: 'x2' }] },
    { name: 'y', price: 0, parts: [] },
  ],
  words: ['one', 'two', ''],
  matrix: [[1, 2], [3], []],
  map: { b: 1, a: { name: 'deep' } },
  yes: true,
  no: false,
  zero: 0,
  empty: '',
  none: null,
  list: [],
  html: '<b> & "q"',
  'a b': 'spaced',
  key: 'city',
  true: 'the name true',
  '12': 'the name 12',
};

const onRow: readonly string[] = [
  // Values
  'Hi {{name}}, {{{html}}} {{html}} {{&html}}',
  '{{user.name}} {{user.address.city}} {{user/address/city}} {{user.missing.deep}} {{missing}} {{missing.deep}}',
  '{{yes}} {{no}} {{zero}} [{{empty}}] [{{none}}] [{{list}}] {{words}} {{matrix}} {{map}} {{items}}',
  '{{[a b]}} {{user.[name]}} {{"a b"}} {{12}} {{true}} {{./name}} {{this.name}} {{this}} {{.}} {{user.tags.[0]}} {{user.tags.1}}',
  '{{name.length}} {{words.length}} {{name.[0]}} {{list.length}} {{empty.length}}',
  '{{../name}} {{../../name}} {{@root.name}} {{@root.user.name}} {{@index}} {{@missing.x}}',
  "{{lookup user key}} {{lookup user.address key}} {{lookup words 1}} {{lookup none 'x'}} {{lookup this 'a b'}}",
  "{{lookup (lookup items 0) 'name'}} {{lookup words words.length}} {{log name}} {{lookup words}}",
  '{{unknown name}}',
  '{{name user}}',
  '{{user.name 1}}',
  '{{if yes}} {{each words}}',
  '{{#unknown name}}x{{/unknown}}',
  '{{(lookup user key)}}',
  // Conditions
  '{{#if yes}}a{{else}}b{{/if}}{{#if no}}a{{else}}b{{/if}}{{#if zero}}a{{else}}b{{/if}}{{#if zero includeZero=true}}a{{else}}b{{/if}}',
  '{{#if list}}a{{else}}b{{/if}}{{#if words}}a{{/if}}{{#if none}}a{{^}}b{{/if}}{{#if missing.deep}}a{{else if zero}}b{{else if name}}c{{else}}d{{/if}}',
  '{{#unless yes}}a{{else}}b{{/unless}}{{#unless list}}a{{/unless}}{{#unless zero includeZero=true}}a{{else}}b{{/unless}}',
  '{{#if}}a{{/if}}',
  '{{#if yes no}}a{{/if}}',
  '{{#if (lookup user "name")}}{{user.name}}{{/if}}',
  '{{#if yes}}{{name}}{{../name}}{{/if}}',
  // Loops
  '{{#each items}}:{{@index}}{{@key}}{{@first}}{{@last}}:{{name}}={{price}};{{/each}}',
  '{{#each words}}{{this}}|{{.}}|{{@root.name}}|{{../name}};{{else}}none{{/each}}',
  '{{#each map}}{{@key}}:{{this}}/{{name}}/{{@first}}{{@last}}{{@index}} {{/each}}{{#each list}}x{{else}}none{{/each}}{{#each none}}x{{else}}none{{/each}}',
  '{{#each items}}{{#each parts}}{{name}} of {{../name}} of {{../../name}} {{@../index}}.{{@index}};{{else}}no parts of {{name}};{{/each}}{{/each}}',
  '{{#each items as |item i|}}{{i}}{{item.name}}{{name}}{{#each item.parts as |part|}}{{part.name}}{{item.name}}{{i}}{{/each}};{{/each}}',
  '{{#each matrix}}[{{#each this}}{{this}}{{#unless @last}},{{/unless}}{{/each}}]{{/each}}',
  '{{#each user.tags}}{{@root.user.name}}{{this}}{{/each}}{{#each name}}x{{else}}no list{{/each}}{{#each zero}}x{{else}}zero{{/each}}',
  '{{#each this}}{{@key}} {{/each}}',
  '{{#each items}}{{#if @first}}first{{else if @last}}last{{/if}}{{#with this}}{{name}}{{../name}}{{/with}}{{/each}}',
  '{{#each}}x{{/each}}',
  '{{^each list}}none{{else}}some{{/each}}{{^if no}}not{{/if}}{{^each words}}none{{else}}{{this}}{{/each}}',
  // Contexts
  '{{#with user}}{{name}} {{address.city}} {{../name}} {{@root.name}}{{else}}none{{/with}}{{#with missing}}x{{else}}none{{/with}}{{#with list}}x{{else}}empty{{/with}}',
  '{{#with user as |u|}}{{u.name}}{{name}}{{#with address as |a|}}{{a.city}}{{u.name}}{{../name}}{{/with}}{{/with}}',
  '{{#with zero}}zero:{{this}}{{else}}none{{/with}}{{#with user.address}}{{#with ../user}}{{name}}{{/with}}{{city}}{{/with}}',
  '{{#user}}{{name}}{{../name}}{{/user}}{{#yes}}{{name}}{{/yes}}{{#no}}x{{else}}no{{/no}}{{#missing}}x{{/missing}}{{^missing}}nothing{{/missing}}',
  '{{#words}}{{this}}{{@index}};{{/words}}{{#list}}x{{else}}empty{{/list}}{{^list}}empty{{/list}}{{#zero}}zero{{this}}{{else}}none{{/zero}}',
  '{{#empty}}x{{this}}{{else}}none{{/empty}}{{#user.tags}}{{.}}{{/user.tags}}{{#user.address.city}}{{this}}{{/user.address.city}}{{#items as |x|}}{{x.name}}{{/items}}',
  '{{#lookup words 1}}body{{/lookup}}{{#log name}}body{{/log}}|',
  // Whitespace
  'a\n{{#if yes}}\n  b\n{{else}}\n  c\n{{/if}}\nd',
  'a\n  {{#if yes}}  \n  b\n  {{/if}}\t\nd\n',
  '{{#each words}}\n- {{this}}\n{{/each}}\n',
  '{{#each words}}\r\n- {{this}}\r\n{{/each}}\r\nend',
  'a {{~name}} b {{name~}} c {{~name~}} d',
  'a  {{~#if yes~}}  b  {{~else~}}  c  {{~/if~}}  d',
  'a\n\n  {{~#each words~}}\n  {{this}}\n  {{~/each~}}\n\nb',
  'x {{! comment }} y\n{{! alone }}\nz {{!-- long }} --}} w\n  {{!-- alone --}}  \nend',
  'x {{~! c ~}} y\n{{~!-- c --~}}\n z',
  '{{#if no}}\nx\n{{else if yes}}\ny\n{{else}}\nz\n{{/if}}\nend',
  '{{#if yes}}{{#if no}}a{{/if}}\n{{/if}}\nx',
  '\n\n{{#if yes}}\n\nb\n\n{{/if}}\n\n',
  '   {{#if yes}}b{{/if}}   \n   {{name}}   \n',
  'a\u2028{{name}}\u2029 {{name}} \u0085{{user.name}}',
  '  {{#if yes}}\n    {{#each words}}\n      {{this}}\n    {{/each}}\n  {{/if}}\n',
  // Escapes and raw text
  'a \\{{name}} b {{name}}',
  'a \\\\{{name}} b \\\\\\{{name}} c \\d',
  '\\{{name}}\\{{name}}{{name}}\\\\{{name}}',
  '\\{{#if x}} {{#if yes}}\\{{/if}}{{/if}}',
  '{{{{yes}}}} {{name}} \\{{x}} {{{{/yes}}}} after {{name}}',
  '{{{{missing}}}} {{name}} {{{{/missing}}}}after',
  '{{{{if yes}}}}\n{{name}} {{{{nested}}}} x {{{{/nested}}}}\n{{{{/if}}}}',
  '} }} { {name} }}} {',
  // Strings and numbers
  '{{lookup map "a"}} {{lookup map \'b\'}} {{lookup words 0}} {{lookup this "no such"}} {{lookup map "a\\"b"}}',
  '{{#if true}}t{{/if}}{{#if false}}f{{/if}}{{#if null}}n{{/if}}{{#if undefined}}u{{/if}}{{#if "s"}}s{{/if}}{{#if 0}}0{{/if}}{{#if 1}}1{{/if}}{{#if -1.5}}-{{/if}}',
  // Inline partials
  '{{#*inline "p"}}<{{name}}>{{/inline}}{{> p}}{{> p user}}{{#each items}}{{> p}}{{/each}}{{#with user}}{{> p name="Z"}}{{/with}}',
  '{{> p}}{{#*inline "p"}}late{{/inline}}',
  '{{#*inline "p"}}outer{{/inline}}{{#if yes}}{{#*inline "p"}}inner{{/inline}}{{> p}}{{/if}}{{> p}}',
  '{{#each items}}{{#*inline "p"}}{{name}}/{{../name}}{{/inline}}{{> p}}{{> p @root.user}};{{/each}}',
  '{{#*inline "a"}}a{{> b}}{{/inline}}{{#*inline "b"}}b{{/inline}}{{> a}}',
  '{{#zero}}{{#each ../words}}[{{this}}{{../name}}]{{/each}}{{/zero}}',
  '{{#words}}{{#each ..}}{{#this}}{{@key}}{{/this}}{{/each}}{{/words}}',
  '{{#*inline "a"}}a{{> b}}{{/inline}}{{#if yes}}{{#*inline "b"}}inner{{/inline}}{{> a}}{{/if}}',
  // Broken templates
  '{{#if yes}}',
  '{{/if}}',
  '{{#if yes}}{{/each}}',
  '{{name',
  '{{}}',
  '{{name }',
  '{{name | upper}}',
  '{{#if yes}}a{{else}}b{{else}}c{{/if}}',
  '{{user.this}}',
  '{{* deco}}x',
  '{{#*deco}}x{{/deco}}',
  '{{!-- never closed }}',
];

const withPartials: readonly OracleCase[] = [
  { template: 'a {{> p}} b', partials: { p: '[{{name}}]' } },
  {
    template: '{{> p user}}{{> p user name="Q" extra=key}}{{> p name=user.name}}',
    partials: { p: '[{{name}}{{extra}}{{city}}]' },
  },
  { template: '{{#each items}}\n  {{> p}}\n{{/each}}\n', partials: { p: '- {{name}}\n  {{price}}\n' } },
  { template: 'x\n  {{> p}}\ny', partials: { p: 'a\n\nb\n' } },
  { template: 'x\n  {{> p}}\ny', partials: { p: '\na' } },
  {
    template: 'x\n  {{> p}}  \ny\n\t{{> q}}\n',
    partials: { p: '{{> q}}\nend', q: '{{#each words}}\n{{this}}\n{{/each}}\n' },
  },
  { template: 'x {{~> p~}} y', partials: { p: ' a ' } },
  { template: '{{> (lookup this "which")}}', data: { which: 'p', name: 'N' }, partials: { p: 'dynamic {{name}}' } },
  { template: '{{> (lookup this "none")}}', data: { which: 'p' }, partials: { p: 'x' } },
  { template: '{{> missing}}', partials: {} },
  { template: '{{#> missing}}fallback {{name}}{{/missing}}', partials: {} },
  { template: '{{#> layout}}body {{name}}{{/layout}}', partials: { layout: '<{{> @partial-block}}|{{name}}>' } },
  {
    template: '{{#> layout user}}body {{name}}{{/layout}}',
    partials: { layout: '<{{> @partial-block}}|{{> @partial-block ..}}|{{name}}>' },
  },
  {
    template: '{{#> layout}}{{#*inline "nav"}}my nav {{name}}{{/inline}}{{/layout}}',
    partials: { layout: '{{#> nav}}default{{/nav}} {{> @partial-block}}' },
  },
  {
    template: '{{#> outer}}{{#> inner}}deep {{name}}{{/inner}}{{/outer}}',
    partials: { outer: 'o({{> @partial-block}})', inner: 'i({{> @partial-block}})' },
  },
  {
    template: '{{#each items}}{{#> row}}{{name}}{{@index}}{{/row}}{{/each}}',
    partials: { row: '[{{> @partial-block}}{{@index}}]' },
  },
  { template: '{{#*inline "p"}}inline{{/inline}}{{> q}}', partials: { q: 'q:{{> p}}', p: 'file' } },
  {
    template: '{{#> layout}}{{#*inline "nav"}}{{#> nav}}none{{/nav}}{{/inline}}{{/layout}}',
    partials: { layout: '{{#> nav}}{{/nav}}' },
  },
  { template: '{{> p name=undefined}}', partials: { p: '{{name}}' } },
  { template: '{{> p 1 2}}', partials: { p: 'x' } },
  { template: '{{> "p q"}}{{> [p q]}}{{> a/b}}', partials: { 'p q': 'spaced', 'a/b': 'folder {{name}}' } },
  { template: '{{#each items as |item|}}{{> p}}{{item.name}}{{/each}}', partials: { p: '{{name}}{{item.name}}' } },
  { template: '{{#with user}}{{> p}}{{/with}}', partials: { p: '{{../name}}{{@root.name}}{{name}}' } },
  { template: '{{> p}}', data: 'just text', partials: { p: '[{{this}}{{length}}]' } },
  { template: '{{> p a=1}}', data: 'ab', partials: { p: '[{{a}}{{[0]}}]' } },
  { template: '{{> p}}', partials: { p: '{{#if' } },
  { template: '{{#each words}}{{> p word=this index=@index}}{{/each}}', partials: { p: '{{index}}{{word}}{{name}};' } },
  {
    template:
      '{{#*inline "list"}}{{#each words}}{{this}}{{> @partial-block}}{{/each}}{{/inline}}{{#> list}}!{{name}}{{/list}}',
  },
];

export const oracleCases: readonly OracleCase[] = [
  ...onRow.map((template) => ({ template, data: row })),
  ...withPartials.map((one) => ({ data: row, ...one })),
];
