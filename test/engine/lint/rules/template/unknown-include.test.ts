import assert from 'node:assert/strict';
import { unknownInclude } from '../../../../../src/engine/lint/rules/template/unknown-include.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const partials = {
  'partials/header.prompt': 'Hi',
  'partials/broken.prompt': '{% include "gone.prompt" %}',
  'a.prompt': '{% include "b.prompt" %}',
  'b.prompt': '{% if x %}{% include "a.prompt" %}{% endif %}',
  'self.prompt': '{% include "self.prompt" %}',
  'main.prompt': 'the file itself',
};

describe('template/unknown-include reports', () => {
  it('a file that is not there', () => {
    checkRule(
      unknownInclude,
      `{% include "partials/heder.prompt" %}
            ^^^^^^^^^^^^^^^^^^^^^ There is no file 'partials/heder.prompt': correct the name, or create the file.
{% import 'macros.prompt' as m %}{% from 'macros.prompt' import row %}
           ^^^^^^^^^^^^^ There is no file 'macros.prompt': correct the name, or create the file.
                                          ^^^^^^^^^^^^^ There is no file 'macros.prompt': correct the name, or create the file.
`,
      { partials },
    );
  });

  it('a base template that is not there', () => {
    checkRule(
      unknownInclude,
      `{% extends "base.prompt" %}
            ^^^^^^^^^^^ There is no file 'base.prompt': correct the name, or create the file.
`,
      { partials },
    );
  });

  it('what an included file misses', () => {
    checkRule(
      unknownInclude,
      `{% include "partials/broken.prompt" %}
            ^^^^^^^^^^^^^^^^^^^^^^ 'partials/broken.prompt' includes 'gone.prompt', which does not exist: correct the name, or create the file.
`,
      { partials },
    );
  });

  it('circles, however long', () => {
    checkRule(
      unknownInclude,
      `{% include "a.prompt" %}
            ^^^^^^^^ The chain 'a.prompt' → 'b.prompt' → 'a.prompt' includes itself: break the circle.
{% include "self.prompt" %}
            ^^^^^^^^^^^ 'self.prompt' includes itself: break the circle.
`,
      { partials },
    );
  });

  it('the way to a fault in another file', () => {
    const nested = {
      'outer.prompt': 'Hi\n{% include "partials/broken.prompt" %}',
      'partials/broken.prompt': '{% include "gone.prompt" %}',
    };
    const [finding] = lint(unknownInclude, '{% include "outer.prompt" %}', { partials: nested });
    assert.deepEqual(
      finding?.related.map(({ path, line, column, message }) => `${path}:${line}:${column} ${message}`),
      [
        "outer.prompt:2:13 'outer.prompt' includes 'partials/broken.prompt' here.",
        "partials/broken.prompt:1:13 'partials/broken.prompt' includes 'gone.prompt' here.",
      ],
    );
    assert.deepEqual(lint(unknownInclude, '{% include "gone.prompt" %}', { partials })[0]?.related, []);
  });

  it('a file that includes itself', () => {
    checkRule(
      unknownInclude,
      `{% include "./main.prompt" %}
            ^^^^^^^^^^^^^ 'main.prompt' includes itself: break the circle.
`,
      { partials: { ...partials, './main.prompt': 'x' } },
    );
  });

  it('offers the nearest path, also in another folder', () => {
    assert.deepEqual(suggestionsOf(unknownInclude, '{% include "partials/heder.prompt" %}', { partials }), {
      "Change to 'partials/header.prompt'": '{% include "partials/header.prompt" %}',
    });
    assert.deepEqual(suggestionsOf(unknownInclude, '{% include "header.prompt" %}', { partials }), {
      "Change to 'partials/header.prompt'": '{% include "partials/header.prompt" %}',
    });
    assert.deepEqual(suggestionsOf(unknownInclude, '{% include "zzzzzzzzz.txt" %}', { partials }), {});
  });
});

describe('template/unknown-include is silent about', () => {
  const cases: Record<string, string> = {
    'a file that is there': '{% include "partials/header.prompt" %}',
    'a file included twice, not in a circle':
      '{% include "partials/header.prompt" %}{% include "partials/header.prompt" %}',
    'a file that may be missing': '{% include "gone.prompt" ignore missing %}',
    'a list of candidates': '{% include ["gone.prompt", "partials/header.prompt"] %}',
    'a computed name': '{% include folder ~ "/labels.prompt" %}',
    'a variable name': '{% include partial %}',
    'a comment': '{# {% include "gone.prompt" %} #}',
    'a raw block': '{% raw %}{% include "gone.prompt" %}{% endraw %}',
    'prose about includes': 'Use include "gone.prompt" to do so.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unknownInclude, text, { partials }));
});
