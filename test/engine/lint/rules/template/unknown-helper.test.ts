import assert from 'node:assert/strict';
import { unknownHelper } from '../../../../../src/engine/lint/rules/template/unknown-helper.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const known = { options: { known: ['shout'] } };

describe('template/unknown-helper reports', () => {
  const cases: Record<string, string> = {
    'a misspelt filter': `{{ x | uper }}
       ^^^^ warning: There is no filter 'uper': did you mean 'upper'?
`,
    'a filter nobody has': `{{ x | translated }}
       ^^^^^^^^^^ warning: There is no filter 'translated': remove it, or use another.
`,
    'a misspelt test': `{% if x is strng %}a{% endif %}
           ^^^^^ warning: There is no test 'strng': did you mean 'string'?
`,
    'the filter of a block': `{% filter uper %}a{% endfilter %}
          ^^^^ warning: There is no filter 'uper': did you mean 'upper'?
`,
    'a misspelt helper of dotprompt': `{{role "user"}}{{jsn items}}
                 ^^^ warning: There is no helper 'jsn': did you mean 'json'?
`,
    'a block helper nobody has': `{{role "user"}}{{#bold x}}a{{/bold}}
                  ^^^^ warning: There is no helper 'bold': write what it makes into the data, or name it under \`known\` of this rule where your application registers it.
`,
    'a helper inside an expression': `{{role "user"}}{{json (pick items)}}
                       ^^^^ warning: There is no helper 'pick': write what it makes into the data, or name it under \`known\` of this rule where your application registers it.
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unknownHelper, text));

  it('offers the nearest name', () => {
    assert.deepEqual(suggestionsOf(unknownHelper, '{{ x | uper }}'), { "Change to 'upper'": '{{ x | upper }}' });
    assert.deepEqual(suggestionsOf(unknownHelper, '{{role "user"}}{{jsn x}}'), {
      "Change to 'json'": '{{role "user"}}{{json x}}',
    });
  });

  it('other names than those the configuration knows', () =>
    checkRule(
      unknownHelper,
      `{{role "user"}}{{shout x}}{{shot x}}
                            ^^^^ warning: There is no helper 'shot': did you mean 'shout'?
`,
      known,
    ));
});

describe('template/unknown-helper is silent about', () => {
  const cases: Record<string, string> = {
    'the filters Jinja has': '{{ x | upper | default("a") | tojson }}',
    "Hone's own filter": '{{ boxes | layout }}',
    'tests Jinja has': '{% if x is defined and x is not none %}a{% endif %}',
    'a function, which may be a variable': '{{ shout(x) }}',
    'the helpers of dotprompt': '{{role "user"}}{{json x}}{{#ifEquals a b}}c{{/ifEquals}}{{history}}{{media url=u}}',
    'the helpers of Handlebars': '{{role "user"}}{{#each x}}{{lookup this 0}}{{/each}}{{#with y}}{{z}}{{/with}}',
    'a variable in Handlebars': '{{role "user"}}{{upper}} {{user.name}}',
    'a section over a variable': '{{role "user"}}{{#items}}{{this}}{{/items}}',
    'a raw block': '{% raw %}{{ x | uper }}{% endraw %}',
    'a comment': '{# {{ x | uper }} #}',
    'code in a text without tags': 'Use `x | uper`.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unknownHelper, text));

  it('a filter that the configuration knows', () => checkRule(unknownHelper, '{{ x | shout }}', known));
});
