import { isMapping } from '../prompt/field-reader.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Completion } from './completion.js';
import { hasExperiment } from './has-experiment.js';
import type { LanguageRequest } from './language-request.js';
import { outsideVariables } from './variables.js';
import type { YamlPlace } from './yaml-place.js';

/** Names to write as keys where a mapping is by variable or column: defaults, trust, demonstrations, the matrix, a test's values. */
export function namesForKeys(request: LanguageRequest, { path, word, inItem, siblings }: YamlPlace): Completion[] {
  const written = path.reduce<unknown>(
    (inner, name) => (isMapping(inner) ? inner[name] : undefined),
    request.doc.frontMatter?.data,
  );
  const named = hasExperiment(request.doc) ? namesAt(request, path.join('.'), inItem) : testedNames(request.doc, path);
  return named
    .filter(({ name }) => !siblings.includes(name))
    .filter(({ name }) => !isMapping(written) || !Object.hasOwn(written, name))
    .map(({ name, detail }) => ({ label: name, kind: 'variable', detail, insert: `${name}: `, span: word }));
}

interface Named {
  readonly name: string;
  readonly detail: string;
}

function namesAt({ doc, workspace }: LanguageRequest, path: string, inItem: boolean): readonly Named[] {
  switch (path) {
    case 'input.default':
    case 'input.trust':
    case 'matrix':
      return doc.config.inputs.map(({ name, type }) => ({ name, detail: `input: ${type}` }));
    case 'data.where': {
      const columns = doc.config.data && workspace.dataFacts(doc.config.data.path)?.columns;
      return (columns ?? []).map((name) => ({ name, detail: 'data column' }));
    }
    case 'demos':
      return inItem ? outsideVariables(doc, workspace).filter(({ name }) => name !== 'demos') : [];
    default:
      return [];
  }
}

/** The variables that a test of promptfoo gives values: those of the prompt, then what other tests give. */
function testedNames({ format, template, samples }: PromptDoc, path: readonly string[]): readonly Named[] {
  if (format !== 'promptfoo' || path.at(-1) !== 'vars') return [];
  const used = template.facts.uses.map(({ name }): Named => ({ name, detail: 'used by the prompt' }));
  const given = samples.flatMap(({ values }) =>
    Object.keys(values).map((name): Named => ({ name, detail: 'given by another test' })),
  );
  return [...new Map([...given, ...used.reverse()].map((named) => [named.name, named])).values()].reverse();
}
