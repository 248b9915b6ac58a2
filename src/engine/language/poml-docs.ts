import type { ComponentName } from '../template/poml/components.js';

/** An attribute of POML: what it does, and the values it can have when they are few. */
export interface PomlAttributeDoc {
  readonly name: string;
  readonly documentation: string;
  readonly values?: readonly string[];
}

export interface PomlComponentDoc {
  readonly documentation: string;
  readonly attributes: readonly PomlAttributeDoc[];
}

const booleans = ['true', 'false'];

/** POML's component reference and its pages on templates, tokens and meta elements, read on 2026-11-26. */
const attributes = {
  if: 'Keeps the element only when the expression holds.',
  for: 'Repeats the element: `item in items`; `loop.index` counts from 0.',
  charLimit: 'The most characters of it that are sent. Hone sends all.',
  tokenLimit: 'The most tokens of it that are sent. Hone sends all.',
  priority: 'What is kept first when there is not room for all. Hone keeps all.',
  syntax: 'How the element is written for the model.',
  className: 'A name that a stylesheet refers to.',
  speaker: 'Who says it.',
  writerOptions: 'How it is written in detail, as JSON; experimental.',
  name: 'The name it has where it is written as data.',
  type: 'The type it has where it is written as data.',
  blankLine: 'Whether a blank line more is above and below.',
  caption: 'The title over the element.',
  captionSerialized: 'The title where the element is written as data.',
  captionStyle: 'How the title is written.',
  captionTextTransform: 'Changes the letters of the title.',
  captionEnding: 'What follows the title.',
  inline: 'Whether the code stands in the line, and not in a block.',
  lang: 'The language of the code.',
  listStyle: 'The mark of each item.',
  newLineCount: 'How many line breaks.',
  chat: 'Whether examples are messages of their own.',
  introducer: 'Text before the examples.',
  questionCaption: 'The title of the question.',
  answerCaption: 'The word after which the answer is to come.',
  src: 'The file that is shown, read or included.',
  base64: 'The content itself, in base64.',
  alt: 'Text in place of what cannot be shown.',
  position: 'Where it stands in the message.',
  maxWidth: 'The most pixels it is wide.',
  maxHeight: 'The most pixels it is high.',
  resize: 'The ratio it is resized by.',
  parser: 'How the content is read.',
  multimedia: 'Whether pictures in it are shown.',
  selectedPages: 'The pages of it: `2`, or `2:4` without the last.',
  data: 'What is shown.',
  records: 'The rows.',
  columns: 'The columns: `field`, `header` and `description` of each.',
  selectedColumns: 'The columns that are shown.',
  selectedRecords: 'The rows that are shown: numbers, or `2:4` without the last.',
  maxRecords: 'The most rows that are shown.',
  maxColumns: 'The most columns that are shown.',
  messages: 'The messages, each with `speaker` and `content`.',
  selectedMessages: 'Those that are shown: `2:4`, or `-6:` for the last six.',
  filter: 'A regular expression that file names match.',
  maxDepth: 'How many folders deep.',
  showContent: 'Whether the content is shown too.',
  items: 'The items of the tree.',
  content: 'The content of the message.',
  url: 'The address of the page.',
  extractText: 'Whether only its text is taken.',
  selector: 'The part of the page, as a CSS selector.',
  value: 'The value, as an expression.',
  condition: 'Keeps what is inside only when the expression holds.',
  minVersion: 'The least version of POML.',
  maxVersion: 'The greatest version of POML.',
  components: 'Components that are switched off or on: `-table`, `+table`.',
  description: 'What the model is told about it.',
  provider: 'Who runs the model.',
  model: 'The model.',
  temperature: 'How random the answer is.',
  maxOutputTokens: 'The longest answer, in tokens.',
  topP: 'Samples from the likeliest tokens that add up to this.',
  frequencyPenalty: 'Makes words that were used often less likely.',
  presencePenalty: 'Makes words that were used at all less likely.',
  seed: 'Asks for the same answer to the same request.',
} as const;

type AttributeName = keyof typeof attributes;

const values: Readonly<Partial<Record<AttributeName, readonly string[]>>> = {
  syntax: ['markdown', 'html', 'json', 'yaml', 'xml', 'text'],
  speaker: ['human', 'ai', 'system'],
  blankLine: booleans,
  captionStyle: ['header', 'bold', 'plain', 'hidden'],
  captionTextTransform: ['upper', 'lower', 'capitalize', 'none'],
  captionEnding: ['colon', 'newline', 'colon-newline', 'none'],
  inline: booleans,
  listStyle: ['dash', 'star', 'plus', 'decimal', 'latin'],
  chat: booleans,
  position: ['here', 'top', 'bottom'],
  multimedia: booleans,
  showContent: booleans,
  extractText: booleans,
};

/** What an attribute can be in one component, where that differs. */
const ownValues: Readonly<Record<string, readonly string[]>> = {
  'img.syntax': ['multimedia', 'markdown', 'html', 'json', 'yaml', 'xml'],
  'audio.syntax': ['multimedia', 'markdown', 'html', 'json', 'yaml', 'xml'],
  'obj.syntax': ['json', 'yaml', 'xml', 'markdown', 'html'],
  'table.syntax': ['markdown', 'csv', 'tsv', 'html', 'json', 'text', 'xml'],
  'table.parser': ['auto', 'csv', 'tsv', 'excel', 'json', 'jsonl'],
  'document.parser': ['auto', 'pdf', 'docx', 'txt'],
  'outputschema.parser': ['json', 'eval'],
  'tool.parser': ['json', 'eval'],
  'let.type': ['string', 'number', 'integer', 'float', 'boolean', 'array', 'object'],
};

const control: readonly AttributeName[] = ['if', 'for'];
const limits: readonly AttributeName[] = ['charLimit', 'tokenLimit', 'priority'];
const styled: readonly AttributeName[] = ['syntax', 'className', 'speaker', 'writerOptions'];
const inline: readonly AttributeName[] = [...styled, ...control, ...limits];
const message: readonly AttributeName[] = ['name', 'type', ...inline];
const block: readonly AttributeName[] = ['blankLine', ...message];
const captioned: readonly AttributeName[] = [
  ...(['caption', 'captionStyle', 'captionEnding', 'captionTextTransform', 'captionSerialized'] as const),
  ...block,
];

type Row = readonly [documentation: string, attributes: readonly AttributeName[]];

const rows: Readonly<Record<ComponentName, Row>> = {
  text: ['Text as it is, or the whole prompt.', message],
  p: ['A paragraph.', block],
  span: ['Text in a line.', inline],
  br: ['A line break.', ['newLineCount', ...inline]],
  h: ['A heading; how deep follows from where it stands.', block],
  section: ['Content below a heading, a level deeper.', block],
  b: ['Bold text.', inline],
  i: ['Italic text.', inline],
  s: ['Text that is struck through.', inline],
  u: ['Underlined text.', inline],
  code: ['Code, in a line or a block.', ['inline', 'lang', ...block]],
  list: ['A list of `<item>`s.', ['listStyle', ...block]],
  item: ['An item of a list.', block],
  cp: ['A paragraph with a title of its own.', captioned],
  role: ['Who the model is to be.', captioned],
  task: ['What the model is to do.', captioned],
  outputformat: ['The form the answer is to have.', captioned],
  stepwiseinstructions: ['Steps to follow.', captioned],
  hint: ['A hint.', captioned],
  introducer: ['A sentence before a longer part.', captioned],
  toolpolicy: ['When and how tools are used.', captioned],
  examples: ['Examples under one title.', ['chat', 'introducer', ...captioned]],
  example: ['One example: `<input>` and `<output>`.', ['chat', ...captioned]],
  input: ["An example's question, said by the user.", captioned],
  output: ["An example's answer, said by the model.", captioned],
  qa: [
    'A question, and the word after which the answer is to come.',
    ['questionCaption', 'answerCaption', ...captioned.filter((name) => name !== 'caption')],
  ],
  systemmsg: ['A message of the system.', message],
  humanmsg: ['A message of the user.', message],
  aimsg: ['A message of the model.', message],
  conversation: ['Messages from a list.', ['messages', 'selectedMessages', ...control]],
  obj: ['A value, written as data.', ['data', ...inline]],
  table: [
    'Rows and columns.',
    [
      ...(['records', 'columns', 'src', 'parser', 'selectedColumns', 'selectedRecords'] as const),
      ...(['maxRecords', 'maxColumns'] as const),
      ...inline,
    ],
  ],
  img: ['A picture.', ['src', 'alt', 'base64', 'type', 'position', 'maxWidth', 'maxHeight', 'resize', ...inline]],
  let: ['Gives a name a value.', ['name', 'value', 'src', 'type']],
  include: ['Puts another file of POML here.', ['src', ...control]],
  if: ['Its content when a condition holds.', ['condition']],
  meta: ['What POML needs to know of the file.', ['minVersion', 'maxVersion', 'components']],
  outputschema: ['The schema of the answer.', ['parser']],
  tool: ['A tool the model may call. Hone offers none.', ['name', 'description', 'parser']],
  runtime: [
    'Parameters of the request.',
    [
      ...(['provider', 'model', 'temperature', 'maxOutputTokens', 'topP'] as const),
      ...(['frequencyPenalty', 'presencePenalty', 'seed'] as const),
    ],
  ],
  stylesheet: ['Attributes for elements by name or class, as JSON. Hone does not apply them.', []],
  context: ['Values of the template.', []],
  document: ['A document from a file.', ['src', 'parser', 'multimedia', 'selectedPages', 'base64', ...inline]],
  webpage: ['A page of the web.', ['url', 'src', 'selector', 'extractText', 'base64', ...inline]],
  folder: ['A folder as a tree.', ['src', 'data', 'filter', 'maxDepth', 'showContent', 'syntax', ...control]],
  tree: ['A tree.', ['items', 'showContent', 'syntax', ...control]],
  audio: ['A sound.', ['src', 'alt', 'base64', 'type', 'position', 'syntax', ...control]],
  video: ['A video.', ['src', 'alt', 'base64', 'type', 'position', 'syntax', ...control]],
  msgcontent: ["A message's content.", ['content', ...control]],
  toolrequest: ['A call of a tool that was made.', ['name', ...control]],
  toolresponse: ["A tool's answer.", ['name', ...control]],
  script: ['JavaScript. Hone never runs it.', ['src', 'type']],
  any: ['Any value, as data.', inline],
};

/** What a component is for, and what it can have. */
export function pomlDoc(component: ComponentName): PomlComponentDoc {
  const [documentation, names] = rows[component];
  return {
    documentation,
    attributes: names.map((name) => {
      const own = ownValues[`${component}.${name}`] ?? values[name];
      return { name, documentation: attributes[name], ...(own !== undefined && { values: own }) };
    }),
  };
}

/** Attributes are compared without case and hyphens: `caption-style` is `captionStyle`. */
export function sameAttribute(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}
