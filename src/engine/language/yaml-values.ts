import { isMapping } from '../prompt/field-reader.js';
import { keyAt } from '../prompt/known-key.js';
import type { PromptFormat } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import type { Completion } from './completion.js';
import { keysOf } from '../prompt/formats/format-keys.js';
import type { LanguageRequest } from './language-request.js';
import { modelDetail, modelFactsText, offeredModels } from './model-facts-text.js';
import type { YamlPlace } from './yaml-place.js';

type Offer = (request: LanguageRequest, place: YamlPlace) => Completion[];
type Offers = readonly (readonly [path: string, offer: Offer])[];

/** What a value can be, by its path; `*` stands for any name, `**` for any path. The first that fits counts. */
const experiment: Offers = [
  ['matrix.model', models],
  ['data', dataFiles],
  ['data.path', dataFiles],
  ['demos.path', dataFiles],
  ['data.columns', columns],
  ['data.columns.*', columns],
  ['data.columns.*.column', columns],
  ['data.where', columns],
  ['demos.*', labelValues],
];

const prompt: Offers = [
  ...experiment,
  ['model', models],
  ['input.schema.**', schemaValues],
  ['output.schema.**', schemaValues],
];

const offers: Readonly<Partial<Record<PromptFormat, Offers>>> = {
  hone: prompt,
  dotprompt: prompt,
  prompty: [...experiment, ['model', modelIds], ['model.id', modelIds]],
  promptfoo: [
    ['providers', promptfooModels],
    ['providers.id', promptfooModels],
    ['targets', promptfooModels],
    ['targets.id', promptfooModels],
  ],
};

/** What can be the value at a place: models, files of data, columns, types, label words, or the few a key can have. */
export function valuesFor(request: LanguageRequest, place: YamlPlace): Completion[] {
  const own = offers[request.doc.format]?.find(([pattern]) => fits(pattern.split('.'), place.path));
  return (own?.[1] ?? listedValues)(request, place);
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const open = pattern.at(-1) === '**';
  if (open ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every((part, i) => part.startsWith('*') || part === path[i]);
}

function listedValues({ doc, offset }: LanguageRequest, { path, word }: YamlPlace): Completion[] {
  const own = keyAt(keysOf(doc), path);
  const offered = own?.values ?? own?.examples ?? (own?.type === 'boolean' ? ['true', 'false'] : []);
  // Some of them have a colon or a blank, which end a word of YAML.
  const span = offered.some((label) => /[: ]/.test(label)) ? wholeValue(doc.text, offset) : word;
  return offered.map((label) => ({ label, kind: 'value', span }));
}

/** What is written of a value that may have blanks and colons in it. */
function wholeValue(text: string, offset: number): Span {
  const before = text.slice(Math.max(0, offset - 200), offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const lead = [...line.matchAll(/(?:^[ \t]+|- +|: +|[,[{][ \t]*)["']?/g)].at(-1);
  const typed = lead === undefined ? line : line.slice(lead.index + lead[0].length);
  const end = offset + (/^[^\s,[\]{}"']*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
  return { start: offset - typed.length, end };
}

function models(_request: LanguageRequest, { word }: YamlPlace): Completion[] {
  return modelsAs((id) => id, word);
}

/** Prompty names the provider apart. */
function modelIds({ doc }: LanguageRequest, { word }: YamlPlace): Completion[] {
  const model = doc.frontMatter?.data['model'];
  const provider = isMapping(model) && typeof model['provider'] === 'string' ? model['provider'] : undefined;
  return modelsAs((id) => {
    const [vendor = '', ...rest] = id.split('/');
    return provider === undefined || provider === vendor ? rest.join('/') : undefined;
  }, word);
}

/** promptfoo's spelling of the models that Hone knows; others can be named as well. */
const promptfooVendors: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic:messages',
  google: 'google',
  mistral: 'mistral',
  groq: 'groq',
};

function promptfooModels({ doc, offset }: LanguageRequest): Completion[] {
  return modelsAs(
    (id) => {
      const [vendor = '', ...rest] = id.split('/');
      const prefix = promptfooVendors[vendor];
      return prefix === undefined ? undefined : `${prefix}:${rest.join('/')}`;
    },
    wholeValue(doc.text, offset),
  );
}

function modelsAs(nameOf: (id: string) => string | undefined, span: Span): Completion[] {
  return offeredModels.flatMap((facts): Completion[] => {
    const label = nameOf(facts.id);
    if (label === undefined || label === '') return [];
    const documentation = modelFactsText(facts.id);
    const detail = modelDetail(facts);
    return [{ label, kind: 'model', detail, ...(documentation !== undefined && { documentation }), span }];
  });
}

/** The data files in the folder that is already written. */
function dataFiles({ doc, offset, workspace }: LanguageRequest, { word: span }: YamlPlace): Completion[] {
  const typed = doc.text.slice(span.start, offset);
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  return workspace.listData(`${folder}.`).map((name) => ({ label: `${folder}${name}`, kind: 'file', span }));
}

function columns({ doc, workspace }: LanguageRequest, { word: span }: YamlPlace): Completion[] {
  const facts = doc.config.data && workspace.dataFacts(doc.config.data.path);
  return (facts?.columns ?? []).map((label) => ({ label, kind: 'variable', detail: 'data column', span }));
}

const picoschemaTypes: readonly (readonly [type: string, documentation: string])[] = [
  ['string', 'A text.'],
  ['number', 'A number, whole or not.'],
  ['integer', 'A whole number.'],
  ['boolean', 'True or false.'],
  ['null', 'Nothing.'],
  ['any', 'Anything.'],
];

const jsonSchemaTypes = ['object', 'array', ...picoschemaTypes.map(([type]) => type).filter((type) => type !== 'any')];

/** Picoschema's types; below a `type` of JSON Schema its own. */
function schemaValues({ doc }: LanguageRequest, { path, word }: YamlPlace): Completion[] {
  const last = path.at(-1) ?? '';
  const schema = path
    .slice(0, 2)
    .reduce<unknown>((data, key) => (isMapping(data) ? data[key] : undefined), doc.frontMatter?.data);
  if (isMapping(schema) && isMapping(schema['properties']))
    return last === 'type' ? jsonSchemaTypes.map((label) => ({ label, kind: 'value', span: word })) : [];
  if (/\((?:object|enum)\b/.test(last)) return [];
  return picoschemaTypes.map(([label, documentation]) => ({ label, kind: 'value', documentation, span: word }));
}

/** In a demonstration, for the column that the expected answer is made from. */
function labelValues({ doc }: LanguageRequest, { path, word }: YamlPlace): Completion[] {
  const { expect, output } = doc.config;
  const column = path[1] ?? '';
  if (expect === undefined || !new RegExp(String.raw`(?<![\w.])${column.replaceAll(/\W/g, '')}(?!\w)`).test(expect))
    return [];
  return output.labels.map(({ value, word: said }) => ({
    label: value,
    kind: 'label',
    ...(said !== value && { detail: `answered as ${said}` }),
    span: word,
  }));
}
