/** POML's components under one name each, aliases joined (its component reference, read on 2026-11-26). */
const aliases = {
  text: ['text', 'poml', 'div'],
  p: ['p', 'paragraph'],
  span: ['span', 'inline'],
  br: ['br', 'newline'],
  h: ['h', 'header'],
  section: ['section', 'subcontent'],
  b: ['b', 'bold'],
  i: ['i', 'italic'],
  s: ['s', 'strike', 'strikethrough'],
  u: ['u', 'underline'],
  code: ['code'],
  list: ['list'],
  item: ['item', 'listitem'],
  cp: ['cp', 'captionedparagraph'],
  role: ['role'],
  task: ['task'],
  outputformat: ['outputformat'],
  stepwiseinstructions: ['stepwiseinstructions'],
  hint: ['hint'],
  introducer: ['introducer'],
  toolpolicy: ['toolpolicy'],
  examples: ['examples', 'exampleset'],
  example: ['example'],
  input: ['input', 'exampleinput'],
  output: ['output', 'exampleoutput'],
  qa: ['qa', 'question'],
  systemmsg: ['systemmsg', 'systemmessage'],
  humanmsg: ['humanmsg', 'humanmessage', 'usermsg', 'usermessage'],
  aimsg: ['aimsg', 'aimessage', 'assistantmsg', 'assistantmessage'],
  conversation: ['conversation'],
  obj: ['obj', 'object', 'dataobj'],
  table: ['table'],
  img: ['img', 'image'],
  let: ['let'],
  include: ['include'],
  if: ['if'],
  meta: ['meta'],
  outputschema: ['outputschema'],
  tool: ['tool', 'tooldefinition', 'tooldef'],
  runtime: ['runtime'],
  stylesheet: ['stylesheet'],
  context: ['context'],
  document: ['document', 'doc'],
  webpage: ['webpage'],
  folder: ['folder'],
  tree: ['tree'],
  audio: ['audio'],
  video: ['video'],
  msgcontent: ['msgcontent', 'messagecontent'],
  toolrequest: ['toolrequest'],
  toolresponse: ['toolresponse'],
  script: ['script'],
  any: ['any'],
} as const;

export type ComponentName = keyof typeof aliases;

const byAlias = new Map<string, ComponentName>(
  Object.entries(aliases).flatMap(([name, all]) => all.map((alias) => [alias, name as ComponentName] as const)),
);

/** Names are compared without case and hyphens: `OutputFormat` is `output-format`. */
export function componentNamed(name: string): ComponentName | undefined {
  return byAlias.get(name.toLowerCase().replaceAll('-', ''));
}

export const componentNames: readonly string[] = [...byAlias.keys()];

/** Those that read files, pages or code: their source is shown in place of what they would make. */
export const notRendered: ReadonlySet<ComponentName> = new Set([
  ...(['document', 'webpage', 'folder', 'tree', 'audio', 'video', 'msgcontent'] as const),
  ...(['toolrequest', 'toolresponse', 'script', 'any'] as const),
]);

/** Those that make no text of their own. */
export const silent: ReadonlySet<ComponentName> = new Set([
  ...(['let', 'meta', 'outputschema', 'tool', 'runtime', 'stylesheet', 'context', 'script'] as const),
]);

export type CaptionStyle = 'header' | 'bold' | 'plain' | 'hidden';

/** What stands above the content of a captioned component, and how. */
export const captions: Readonly<Partial<Record<ComponentName, readonly [caption: string, style: CaptionStyle]>>> = {
  cp: ['', 'header'],
  role: ['Role', 'header'],
  task: ['Task', 'header'],
  outputformat: ['Output Format', 'header'],
  stepwiseinstructions: ['Stepwise Instructions', 'header'],
  toolpolicy: ['Tool Policy', 'header'],
  hint: ['Hint', 'bold'],
  introducer: ['Introducer', 'hidden'],
  examples: ['Examples', 'header'],
  example: ['Example', 'hidden'],
  input: ['Input', 'bold'],
  output: ['Output', 'bold'],
};
