import assert from 'node:assert/strict';
import { formatPrompt } from '../../../../src/engine/language/format/format-prompt.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { applyEdits } from '../../../../src/engine/text/edit.js';

function formatted(text: string): string {
  return applyEdits(text, formatPrompt(parsePrompt(text, 'main.prompt')));
}

describe('formatting template tags', () => {
  const tags: Readonly<Record<string, string>> = {
    '{{x|upper}}': '{{ x | upper }}',
    '{{   x   }}': '{{ x }}',
    '{%if a%}b{%endif%}': '{% if a %}b{% endif %}',
    '{{-x-}}': '{{- x -}}',
    '{%-if a-%}{%+endif+%}': '{%- if a -%}{%+ endif +%}',
    '{{a+b*c//d**2~"x"}}': '{{ a + b * c // d ** 2 ~ "x" }}',
    '{{ -1 }}{{ a - -1 }}{{ a*-b }}': '{{ -1 }}{{ a - -1 }}{{ a * -b }}',
    '{{ a . b [ 0 ] ( 1 ,2 ) }}': '{{ a.b[0](1, 2) }}',
    '{{ x[ 1 : 2 ] }}{{ {"a" :1,"b":[ 2 , 3 ]} }}': '{{ x[1:2] }}{{ {"a": 1, "b": [2, 3]} }}',
    '{{ x|default( "a" , boolean = true )|d }}': '{{ x | default("a", boolean=true) | d }}',
    '{{ f( *a , **b ) }}': '{{ f(*a, **b) }}',
    '{%set a,b=1,2%}': '{% set a, b = 1, 2 %}',
    '{% set (a,b) = c %}{% for (k,v) in d.items( ) %}{% endfor %}':
      '{% set (a, b) = c %}{% for (k, v) in d.items() %}{% endfor %}',
    '{% if not(a)and(b)or c in[1,2]%}{% endif %}': '{% if not (a) and (b) or c in [1, 2] %}{% endif %}',
    '{% if x is divisibleby( 3 ) %}{% endif %}': '{% if x is divisibleby(3) %}{% endif %}',
    '{% if a==1<=b!=c %}{% endif %}': '{% if a == 1 <= b != c %}{% endif %}',
    '{%macro row(a,b=1)%}{%endmacro%}{%call(u) row( 1 )%}{%endcall%}':
      '{% macro row(a, b=1) %}{% endmacro %}{% call(u) row(1) %}{% endcall %}',
    '{% include["a","b"]ignore missing %}': '{% include ["a", "b"] ignore missing %}',
    '{% with a=1,b=2 %}{% endwith %}': '{% with a = 1, b = 2 %}{% endwith %}',
    '{#note#}{#-  note-#}': '{# note #}{#- note -#}',
    '{%raw%}{{x}}{%endraw%}': '{% raw %}{{x}}{% endraw %}',
    '{{ "a|b  {{c}}" }}': '{{ "a|b  {{c}}" }}',
    '{{ x.in(1) }}{{ x|in (1) }}': '{{ x.in(1) }}{{ x | in(1) }}',
    '{{ a if b else(c) }}': '{{ a if b else (c) }}',
    '{{ (1,) }}{{ () }}{{ [] }}{{ {} }}': '{{ (1,) }}{{ () }}{{ [] }}{{ {} }}',
  };
  for (const [given, wanted] of Object.entries(tags)) {
    it(given, () => {
      assert.equal(formatted(given), wanted);
      assert.equal(formatted(wanted), wanted);
    });
  }

  it('leaves alone what is laid out over lines, what is broken, and all text', () => {
    for (const text of ['{{ a\n  |b }}', '{{ a ! }}', '{{x', '{##}', '{#\n note#}', 'a  b {x|y} \n\n\n  c  ']) {
      assert.equal(formatted(text), text);
    }
  });
});

describe('formatting front matter', () => {
  const blocks: Readonly<Record<string, string>> = {
    'config:\n    temperature:   0\n    topP : 1\n': 'config:\n  temperature: 0\n  topP: 1\n',
    'data:\n      path: a\n      split:\n          train: 1\n': 'data:\n  path: a\n  split:\n    train: 1\n',
    'metrics:\n-   accuracy\n- equals\n': 'metrics:\n- accuracy\n- equals\n',
    'metrics:\n    -   accuracy\n': 'metrics:\n  - accuracy\n',
    'demos:\n    - a: 1\n      b: 2\n    -   a: 3\n        b: 4\n': 'demos:\n  - a: 1\n    b: 2\n  - a: 3\n    b: 4\n',
    'config: {temperature: 0,topP : 1}\nmodel: [ a,b ]\n': 'config: { temperature: 0, topP: 1 }\nmodel: [a, b]\n',
    'a: {}\nb: []\nc: { }\n': 'a: {}\nb: []\nc: {}\n',
    'input:\n    # about x\n    schema:  # a note\n        x: "a  b"   # kept\n':
      'input:\n  # about x\n  schema:  # a note\n    x: "a  b"   # kept\n',
    'about:   |\n        first\n          second  \n\n        third\nname: x\n':
      'about: |\n        first\n          second  \n\n        third\nname: x\n',
    'hone:\n    about: >-\n        first  \n        second\n': 'hone:\n  about: >-\n      first  \n      second\n',
    'name: x   \n\n   \ndescription: y\n': 'name: x\n\n\ndescription: y\n',
    "'a' : 'it''s'\n": "'a': 'it''s'\n",
    'a: {"b":1}\n': 'a: { "b": 1 }\n',
  };
  for (const [given, wanted] of Object.entries(blocks)) {
    it(JSON.stringify(given), () => {
      assert.equal(formatted(`---\n${given}---\nHi  \n`), `---\n${wanted}---\nHi  \n`);
      assert.equal(formatted(`---\n${wanted}---\nHi`), `---\n${wanted}---\nHi`);
    });
  }

  it('touches nothing where the YAML has faults', () => {
    const text = '---\nname: "x\nconfig:\n    a: 1\n---\nHi';
    assert.equal(formatted(text), text);
  });

  it('changes only what is selected', () => {
    const text = '---\na:   1\nb:   2\n---\n{{x}} {{y}}';
    const y = { start: text.indexOf('{{y}}'), end: text.length };
    assert.equal(applyEdits(text, formatPrompt(parsePrompt(text), y)), text.replace('{{y}}', '{{ y }}'));
    const b = { start: text.indexOf('b:'), end: text.indexOf('b:') + 6 };
    assert.equal(applyEdits(text, formatPrompt(parsePrompt(text), b)), text.replace('b:   2', 'b: 2'));
  });
});
