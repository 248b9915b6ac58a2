import { codeText, oneOf } from './code-text.js';
import { misspelling, misspelt, type Mutation } from './mutation.js';

export const breaking: Readonly<Record<string, Mutation>> = {
  'template/empty-placeholder': (text, random) => ({
    text: text.replace(['{{ context }}', '{{ sentence }}'][random.below(2)] ?? '', '{{ }}'),
  }),
  'template/empty-prompt': (text, random) => ({
    text:
      random.below(2) === 0
        ? text.replace(/(user:\n)[^]*$/, '$1')
        : text.replace(/(system:\n)[^]*?((?:# )?user:)/, '$1\n$2'),
  }),
  'template/front-matter': (text, random) => ({
    text: text.replace(
      'temperature: 0',
      ['temperature: hot', 'temperature: [0]', 'temperature: {', 'temperature: "0'][random.below(4)] ?? '',
    ),
  }),
  'template/input-without-sample': (text) => ({ text: text.replace('data: rows.csv\n', ''), clean: text }),
  'template/missing-f-prefix': (_, random) => {
    const { text: clean, path } = codeText(random);
    const text = path === 'app.py' ? clean.replace('f"Write', '"Write') : clean.replace(/`(Write.*)`/, "'$1'");
    return { text, clean, around: { path } };
  },
  'template/mixed-delimiters': (text, random) => {
    const name = ['context', 'sentence'][random.below(2)] ?? '';
    const written = [`{${name}}`, `\${${name}}`][random.below(2)] ?? '';
    return { text: text.replace(`{{ ${name} }}`, written) };
  },
  'template/role-marker': misspelling(/(\n(?:# )?)(system|user)(?=:)/),
  'template/syntax': (text, random) => ({
    text: text.replace(['{% endif %}', ' }}\nLabel', '{% if context', ' %}\n\nText'][random.below(4)] ?? '', ''),
  }),
  'template/trailing-space': (text, random) => ({
    text: random.below(2) === 0 ? text.replace(/Label:\n$/, 'Label: \n') : text.replace(/Label:\n$/, 'Label:\t  \n'),
  }),
  'template/undefined-variable': misspelling(/(Text: \{\{ )(sentence)/),
  'template/unescaped-braces': (_, random) => {
    const { text: clean, path } = codeText(random);
    const text = clean.replace(
      '{{"kind": 1}}',
      oneOf(random, '{"kind": 1}', '{"kind": 1}}', '{ "kind": 1 }', '{}', '}'),
    );
    return { text, clean, around: { path } };
  },
  'template/unknown-helper': (text, random) => {
    const filter = misspelt(random.sample(['upper', 'lower', 'trim', 'title', 'capitalize'], 1)[0] ?? '', random);
    return { text: text.replace('{{ sentence }}', `{{ sentence | ${filter} }}`) };
  },
  'template/unknown-include': misspelling(/(partials\/)(rules)/),
  'template/unused-input': (text, random) => ({
    text: random.below(2) === 0 ? text.replace(/\{% if context %\}.*\n/, '') : text.replace('{{ sentence }}', 'none'),
  }),
};
