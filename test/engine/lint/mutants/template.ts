import { misspelling, type Mutation } from './mutation.js';

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
  'template/role-marker': misspelling(/(\n(?:# )?)(system|user)(?=:)/),
  'template/syntax': (text, random) => ({
    text: text.replace(['{% endif %}', ' }}\nLabel', '{% if context', ' %}\n\nText'][random.below(4)] ?? '', ''),
  }),
  'template/undefined-variable': misspelling(/(Text: \{\{ )(sentence)/),
  'template/unknown-include': misspelling(/(partials\/)(rules)/),
  'template/unused-input': (text, random) => ({
    text: random.below(2) === 0 ? text.replace(/\{% if context %\}.*\n/, '') : text.replace('{{ sentence }}', 'none'),
  }),
};
