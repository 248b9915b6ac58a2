import { isMapping } from '../prompt/field-reader.js';
import type { Completion } from './completion.js';
import { keysOf } from './format-keys.js';
import { keyAt } from './front-matter-keys.js';
import type { LanguageRequest } from './language-request.js';
import { modelDetail, modelFactsText, offeredModels } from './model-facts-text.js';
import type { YamlPlace } from './yaml-place.js';

type Offer = (request: LanguageRequest, place: YamlPlace) => Completion[];

/** What a value can be, by its path; `*` stands for any name. The first that fits counts. */
const offers: readonly (readonly [path: string, offer: Offer])[] = [
  ['model', models],
  ['matrix.model', models],
  ['data', dataFiles],
  ['data.path', dataFiles],
  ['demos.path', dataFiles],
  ['data.columns.*', columns],
  ['input.schema.**', schemaValues],
  ['output.schema.**', schemaValues],
  ['demos.*', labelValues],
];

/** What can be the value at a place: models, files of data, columns, types, label words, or the few a key can have. */
export function valuesFor(request: LanguageRequest, place: YamlPlace): Completion[] {
  const own =
    request.doc.format === 'hone' ? offers.find(([pattern]) => fits(pattern.split('.'), place.path)) : undefined;
  return (own?.[1] ?? listedValues)(request, place);
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const open = pattern.at(-1) === '**';
  if (open ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every((part, i) => part.startsWith('*') || part === path[i]);
}

function listedValues({ doc }: LanguageRequest, { path, word }: YamlPlace): Completion[] {
  const keys = keysOf(doc);
  const own = keyAt(keys, path);
  const offered =
    own?.values ?? keyAt(keys, path.slice(0, -1))?.anyKeyValues ?? (own?.type === 'boolean' ? ['true', 'false'] : []);
  return offered.map((label) => ({ label, kind: 'value', span: word }));
}

function models(_request: LanguageRequest, { word: span }: YamlPlace): Completion[] {
  return offeredModels.map((facts) => {
    const documentation = modelFactsText(facts.id);
    return {
      label: facts.id,
      kind: 'model',
      detail: modelDetail(facts),
      ...(documentation !== undefined && { documentation }),
      span,
    };
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
