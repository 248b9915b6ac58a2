import { ruleMetas } from '../lint/rules/index.js';
import { isMapping } from '../prompt/field-reader.js';
import { keyAt, type KnownKey } from '../prompt/known-key.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import type { Completion } from './completion.js';
import { keysOf } from '../prompt/formats/format-keys.js';
import { hasExperiment } from './has-experiment.js';
import type { LanguageRequest } from './language-request.js';
import { outsideVariables } from './variables.js';
import { namesForKeys } from './yaml-names.js';
import { yamlPlace, type YamlPlace } from './yaml-place.js';
import { valuesFor } from './yaml-values.js';

/** In front matter, and in a file of YAML wherever no template is. */
export function completeYaml(request: LanguageRequest, yaml: Span): Completion[] {
  const { doc, offset } = request;
  const place = yamlPlace(doc.text, yaml, offset);
  const own = hasExperiment(doc) ? ownValues(request, place) : undefined;
  if (own !== undefined) return own;
  if (place.at === 'value' && !place.inItem) return valuesFor(request, place);
  if (place.at === 'value') return [...valuesFor(request, place), ...keys(place, doc)];
  return [...keys(place, doc), ...namesForKeys(request, place)];
}

/** What stands in a few keys of Hone's own; undefined elsewhere. */
function ownValues(request: LanguageRequest, place: YamlPlace): Completion[] | undefined {
  const path = place.path.join('.');
  if (path === 'hone.ignore') return ruleIds(place.word);
  if (path === 'demos' && place.inItem) return namesForKeys(request, place);
  if (path !== 'expect' || place.at !== 'value') return undefined;
  return outsideVariables(request.doc, request.workspace)
    .filter(({ name }) => name !== 'demos')
    .map(({ name, detail }) => ({ label: name, kind: 'variable', detail, span: place.word }));
}

function ruleIds(span: Span): Completion[] {
  return ruleMetas.map(({ id, summary }) => ({ label: id, kind: 'rule', documentation: summary, span }));
}

/** Keys that are not there yet; the one being typed may be. */
function keys({ path, word, inItem, siblings }: YamlPlace, doc: PromptDoc): Completion[] {
  const top = keysOf(doc);
  const parent = keyAt(top, path);
  const offered = (path.length === 0 ? top : inItem ? parent?.items : parent?.keys) ?? [];
  const map = path.reduce<unknown>((inner, key) => (isMapping(inner) ? inner[key] : undefined), doc.frontMatter?.data);
  return offered
    .filter(({ name, deprecated }) => deprecated === undefined && !siblings.includes(name))
    .filter(({ name }) => !isMapping(map) || !Object.hasOwn(map, name))
    .map((key) => ({
      label: key.name,
      kind: 'key',
      detail: key.type,
      documentation: key.documentation,
      insert: insertion(key),
      span: word,
    }));
}

function insertion({ name, type }: KnownKey): string {
  return type === 'mapping' ? `${name}:` : `${name}: `;
}
