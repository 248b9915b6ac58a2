import { ruleMetas } from '../lint/rules/index.js';
import { isMapping } from '../prompt/field-reader.js';
import type { Span } from '../text/span.js';
import type { Completion } from './completion.js';
import { frontMatterKeys, keyAt, type FrontMatterKey } from './front-matter-keys.js';
import { namesForKeys } from './front-matter-names.js';
import { valuesFor } from './front-matter-values.js';
import type { LanguageRequest } from './language-request.js';
import { outsideVariables } from './variables.js';
import { yamlPlace, type YamlPlace } from './yaml-place.js';

export function completeFrontMatter(request: LanguageRequest, yaml: Span): Completion[] {
  const { doc, offset, workspace } = request;
  const place = yamlPlace(doc.text, yaml, offset);
  const path = place.path.join('.');
  if (path === 'hone.ignore') return ruleIds(place.word);
  if (path === 'expect' && place.at === 'value') {
    return outsideVariables(doc, workspace)
      .filter(({ name }) => name !== 'demos')
      .map(({ name, detail }) => ({ label: name, kind: 'variable', detail, span: place.word }));
  }
  if (path === 'demos' && place.inItem) return namesForKeys(request, place);
  if (place.at === 'value') return valuesFor(request, place);
  return [...keys(place, doc.frontMatter?.data ?? {}), ...namesForKeys(request, place)];
}

function ruleIds(span: Span): Completion[] {
  return ruleMetas.map(({ id, summary }) => ({ label: id, kind: 'rule', documentation: summary, span }));
}

/** Keys that are not there yet; the one being typed may be. */
function keys({ path, word, inItem }: YamlPlace, data: unknown): Completion[] {
  if (inItem) return [];
  const offered = path.length === 0 ? frontMatterKeys : (keyAt(path)?.keys ?? []);
  const map = path.reduce<unknown>((inner, key) => (isMapping(inner) ? inner[key] : undefined), data);
  return offered
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

function insertion({ name, type }: FrontMatterKey): string {
  return type === 'mapping' ? `${name}:` : `${name}: `;
}
