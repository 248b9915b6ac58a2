import assert from 'node:assert/strict';
import { renderTemplate } from '../../../src/engine/template/render-template.js';

describe('renderTemplate', () => {
  it('renders a jinja2 template to text', () => {
    assert.equal(renderTemplate('{{ a }} and {{ b | upper }}\n', { a: 1, b: 'x' }, { engine: 'jinja2' }), '1 and X');
  });

  it('renders a mustache template to text, escaping nothing', () => {
    const text = renderTemplate('{{#items}}<{{.}}> {{/items}}{{a}}', { a: '&', items: [1, 2] }, { engine: 'mustache' });
    assert.equal(text, '<1> <2> &');
  });

  it('takes partials and limits', () => {
    assert.equal(renderTemplate('{% include "p" %}', { n: 2 }, { engine: 'jinja2', load: () => '<{{ n }}>' }), '<2>');
    assert.throws(() => renderTemplate('long text', {}, { engine: 'jinja2', limits: { output: 3 } }), {
      name: 'TemplateError',
      line: 1,
    });
  });

  it('throws with line and column', () => {
    assert.throws(() => renderTemplate('a\n {{ b c }}', {}, { engine: 'jinja2' }), {
      name: 'TemplateError',
      line: 2,
      column: 7,
    });
  });

  it('says plainly what it does not render', () => {
    assert.throws(() => renderTemplate('{{#if a}}x{{/if}}', {}, { engine: 'handlebars' }), {
      name: 'TemplateError',
      line: 1,
      column: 1,
      message: /jinja2 and mustache templates only, not handlebars/,
    });
  });
});
