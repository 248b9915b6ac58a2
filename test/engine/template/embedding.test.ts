import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { scalarMap } from '../../../src/engine/prompt/yaml-scalar-map.js';
import {
  localNamesAt,
  namesIn,
  parseEmbedded,
  renderParsed,
  type Template,
} from '../../../src/engine/template/engines.js';
import { segmentsText } from '../../../src/engine/template/segments-text.js';
import { type Segment, TemplateError } from '../../../src/engine/template/template.js';

function embedded(yaml: string): Template {
  const node: unknown = parseDocument(yaml, { keepSourceTokens: true }).get('k', true);
  const map = scalarMap(node, yaml, 0);
  assert.ok(map);
  return parseEmbedded(map, 'jinja2');
}

function written({ source }: Template, { span }: Pick<Segment, 'span'>): string {
  return source.slice(span.start, span.end);
}

/** The same template in every style of YAML. */
const styles: [string, string][] = [
  ['a literal block', 'k: |-\n  Dear {{ name }},\n  {% for item in items %}\n  - {{ item["a"] }}\n  {% endfor %}\n'],
  [
    'a folded block',
    'k: >-\n  Dear {{ name }},\n\n  {% for item in items %}\n\n  - {{ item["a"] }}\n\n  {% endfor %}\n',
  ],
  ['single quotes', `k: 'Dear {{ name }},\n\n  {% for item in items %}\n\n  - {{ item["a"] }}\n\n  {% endfor %}'`],
  ['double quotes', String.raw`k: "Dear {{ name }},\n{% for item in items %}\n- {{ item[\"a\"] }}\n{% endfor %}"`],
  [
    'double quotes over lines',
    `k: "Dear {{ na\\\n  me }},\\n{% for item\n  in items %}\\n- {{ item[\\"a\\"] }}\\n{% endfor %}"`,
  ],
];

describe('a template embedded in YAML', () => {
  for (const [style, yaml] of styles) {
    describe(`in ${style}`, () => {
      const template = embedded(yaml);

      it('renders what it stands for', () => {
        const { segments } = renderParsed(template, { name: 'Ann', items: [{ a: 1 }, { a: 2 }] });
        assert.equal(segmentsText(segments), 'Dear Ann,\n\n- 1\n\n- 2\n');
      });

      it('places every rendered piece in the file: literals character by character, values at their expression', () => {
        const { segments } = renderParsed(template, { name: 'Ann', items: [{ a: 1 }] });
        for (const segment of segments) {
          const there = written(template, segment);
          if (segment.kind === 'literal')
            assert.ok(
              [segment.text, segment.text.replaceAll('\n', '\\n')].includes(there) || /^\s+$/.test(there),
              `${JSON.stringify(segment.text)} is not ${JSON.stringify(there)}`,
            );
          else assert.match(there, /^(?:\{\{ )?(?:na(?:\\\n {2})?me|item\[\\?"a\\?"\])(?: \}\})?$/);
        }
      });

      it('places names, holes and literals in the file', () => {
        const { facts } = template;
        assert.deepEqual(
          facts.uses.map(({ name }) => name),
          ['name', 'items'],
        );
        for (const { name, span } of facts.uses) assert.equal(written(template, { span }).replace('\\\n  ', ''), name);
        for (const { span } of facts.holes) assert.match(written(template, { span }), /^\{\{[^]*\}\}$/);
        for (const span of facts.literals) assert.doesNotMatch(written(template, { span }), /[{}]|\n {2}\S/);
      });

      it('places every name, and where each is defined', () => {
        const names = namesIn(template);
        const uses = names.filter(({ name }) => name === 'item');
        assert.equal(uses.length, 2);
        for (const { name, span } of names) assert.equal(written(template, { span }).replace('\\\n  ', ''), name);
        assert.deepEqual(uses[1]?.definition, uses[0]?.span);
      });

      it('knows its own names at a place of the file', () => {
        const names = localNamesAt(template, yaml.indexOf('item['));
        const item = names.find(({ name }) => name === 'item');
        assert.equal(item && written(template, item), 'item');
        assert.deepEqual(localNamesAt(template, yaml.indexOf('Dear')), []);
      });
    });
  }

  it('places a fault of its syntax in the file', () => {
    const yaml = 'k: "a\\tb\\n{{ x | }}"';
    const template = embedded(yaml);
    const [problem] = template.facts.problems;
    assert.equal(problem?.span.start, yaml.indexOf(' }}'));
    assert.throws(
      () => renderParsed(template, {}),
      (error) => error instanceof TemplateError && error.line === 1 && error.column === problem.span.start + 1,
    );
  });

  it('fails at the place in the file', () => {
    const template = embedded("k: 'one\n\n  {{ a[''b''].c }}'");
    assert.throws(
      () => renderParsed(template, { a: {} }, { strict: true }),
      (error) => error instanceof TemplateError && error.line === 3 && error.column === 6,
    );
  });

  it('names what is missing as the template writes it, not as the file does', () => {
    const template = embedded("k: '{{ a[''b''] }}'");
    assert.deepEqual(
      renderParsed(template, { a: {} }).undefined.map(({ name }) => name),
      ["a['b']"],
    );
  });

  it('lists undefined names at their places in the file', () => {
    const yaml = 'k: |\n  Hi\n  {{ nobody }}\n';
    const template = embedded(yaml);
    const [missing] = renderParsed(template, {}).undefined;
    assert.equal(missing && written(template, missing), 'nobody');
  });

  it('leaves the pieces of a partial where the partial has them', () => {
    const template = embedded('k: "\\t{% include \'p\' %}"');
    const { segments } = renderParsed(template, {}, { load: () => 'body' });
    assert.deepEqual(segments.at(-1), { kind: 'literal', text: 'body', span: { start: 0, end: 4 }, template: 'p' });
    const broken = embedded('k: "\\t{% include \'p\' %}"');
    assert.throws(
      () => renderParsed(broken, {}, { load: () => 'x {{ 1 / 0 }}' }),
      (error) => error instanceof TemplateError && error.template === 'p' && error.column === 6,
    );
  });

  it('is empty where the value is empty', () => {
    const template = embedded('k: ""');
    assert.deepEqual(renderParsed(template, {}).segments, []);
    assert.deepEqual(template.facts.literals, []);
  });
});
