import type { KnownKey } from '../../known-key.js';

/** The metrics a template can be tagged with (promptsource/templates.py, read on 2026-11-26). */
const metrics = [
  ...['Accuracy', 'AUC', 'BLEU', 'COQA F1', 'Edit Distance', 'Mean Reciprocal Rank', 'MultiRC', 'Other'],
  ...['Pearson Correlation', 'ROUGE', 'Spearman Correlation', 'Squad', 'Trivia QA'],
];

/** ISO 639-1, which is what a template's languages are written in. */
const languages = [
  ...'en aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el'.split(
    ' ',
  ),
  ...'eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy ia id ie ig ii ik io is it iu ja jv'.split(
    ' ',
  ),
  ...'ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd'.split(
    ' ',
  ),
  ...'ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr'.split(
    ' ',
  ),
  ...'ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'.split(' '),
];

const metadataKeys: readonly KnownKey[] = [
  {
    name: 'choices_in_prompt',
    type: 'boolean',
    documentation: 'Whether the prompt shows the choices to the model.',
  },
  {
    name: 'languages',
    type: 'list',
    documentation: 'The languages the prompt itself is written in.',
    values: languages,
  },
  { name: 'metrics', type: 'list', documentation: 'What answers are measured by.', values: metrics },
  { name: 'original_task', type: 'boolean', documentation: "Whether the prompt asks for the data set's own task." },
];

const entryKeys: readonly KnownKey[] = [
  {
    name: 'answer_choices',
    type: 'string',
    documentation: 'A template that gives the choices of a row, `|||` between them; `null` where the answer is free.',
  },
  { name: 'id', type: 'string', documentation: 'The key of the entry again.' },
  { name: 'jinja', type: 'string', documentation: 'The template: the prompt, `|||`, and the answer expected.' },
  { name: 'metadata', type: 'mapping', documentation: 'Notes about the prompt.', keys: metadataKeys },
  { name: 'name', type: 'string', documentation: 'The name of the prompt, once in a file.' },
  { name: 'reference', type: 'string', documentation: 'Who wrote the prompt, or the paper it comes from.' },
];

/** PromptSource's `templates.yaml` (promptsource/templates.py, read on 2026-11-26). */
export const promptsourceKeys: readonly KnownKey[] = [
  { name: 'dataset', type: 'string', documentation: 'The data set of Hugging Face that the prompts are for.' },
  { name: 'subset', type: 'string', documentation: 'The part of the data set, where it has several.' },
  {
    name: 'templates',
    type: 'mapping',
    documentation: 'The prompts, each under a UUID of its own.',
    anyKey: { type: 'mapping', keys: entryKeys },
  },
];
