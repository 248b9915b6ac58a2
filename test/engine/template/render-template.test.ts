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

  it('renders a Handlebars template to text', () => {
    const template = '{{#each xs}}{{this}}{{#unless @last}}, {{/unless}}{{/each}} <{{json y}}>';
    assert.equal(renderTemplate(template, { xs: [1, 'b'], y: { z: 1 } }, { engine: 'handlebars' }), '1, b <{"z":1}>');
    assert.throws(() => renderTemplate('\n{{#if a}}', {}, { engine: 'handlebars' }), { line: 2, column: 1 });
    assert.throws(() => renderTemplate('{{a}}', {}, { engine: 'handlebars', strict: true }), { name: 'TemplateError' });
  });
});
