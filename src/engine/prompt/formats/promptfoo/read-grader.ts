import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText, type Mapping } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';
import { modelOf } from './read-providers.js';
import { optionPath } from './test-options.js';

/** How an answer is graded, in the keys a metric has for it. */
export interface Grader {
  readonly options: Mapping;
  readonly unsupported: readonly Problem[];
}

/** Metrics whose own prompts ask for the form that promptfoo's do. */
const sameForm: ReadonlySet<string> = new Set(['factuality', 'llm-rubric', 'model-graded-factuality']);

/**
 * Who grades an assertion and by what prompt: what it says itself, or else the options of its test or of the default one.
 * @param tests where its test stands, as `optionPath` takes it
 */
export function readGrader(fields: FieldReader, assertion: KeyPath, tests: readonly KeyPath[]): Grader {
  const pathOf = (key: string): KeyPath | undefined =>
    fields.value([...assertion, key]) === undefined ? optionPath(fields, tests, key) : [...assertion, key];
  const provider = readJudge(fields, pathOf('provider'));
  const type = String(fields.value([...assertion, 'type'])).replace(/^not-/, '');
  const prompt = readRubricPrompt(fields, pathOf('rubricPrompt'), type);
  return {
    options: { ...provider.options, ...prompt.options },
    unsupported: [...provider.unsupported, ...prompt.unsupported],
  };
}

const nothing: Grader = { options: {}, unsupported: [] };

/** A name, `{ id, config }`, or a mapping of kinds of models of which `text` grades. */
function readJudge(fields: FieldReader, path: KeyPath | undefined): Grader {
  const value = path && fields.value(path);
  if (path === undefined || value === null) return nothing;
  if (isMapping(value) && value['id'] === undefined && value['text'] !== undefined)
    return readJudge(fields, [...path, 'text']);
  const id = isMapping(value) ? value['id'] : value;
  const span = fields.valueSpan(path);
  if (!isText(id)) return noted('`provider` names no model that Hone can ask; the judge of the run grades.', span);
  if (isCode(id) || id.startsWith('file://'))
    return { ...nothing, unsupported: [blocked(`The provider \`${id}\``, span)] };
  const { model, isKnown } = modelOf(id);
  return isKnown
    ? { options: { provider: model }, unsupported: settingsNotes(fields, path) }
    : noted(`Hone has no provider for \`${id}\`; the judge of the run grades. Name it with --judge.`, span);
}

function settingsNotes(fields: FieldReader, path: KeyPath): Problem[] {
  const value = fields.value(path);
  const keys = isMapping(value) ? Object.keys(value).filter((key) => !['id', 'label'].includes(key)) : [];
  return keys.map((key) => ({
    code: 'assertion-key',
    message: `\`${key}\` of a provider that grades is not carried over.`,
    span: fields.keySpan([...path, key]),
  }));
}

function readRubricPrompt(fields: FieldReader, path: KeyPath | undefined, type: string): Grader {
  const value = path && fields.value(path);
  if (path === undefined || value === null) return nothing;
  const span = fields.keySpan(path);
  if (!sameForm.has(type))
    return noted(
      `The \`rubricPrompt\` of \`${type}\` asks for replies in another form than Hone reads; Hone's own prompt asks the judge.`,
      span,
    );
  if (isText(value) && value.startsWith('file://') && isCode(value))
    return { ...nothing, unsupported: [blocked(`\`rubricPrompt\` from \`${value}\``, span)] };
  return { ...nothing, options: { rubricPrompt: isText(value) ? (messagesIn(value) ?? value) : value } };
}

/** The messages that a text of JSON lists. */
function messagesIn(text: string): readonly unknown[] | undefined {
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function noted(message: string, span: Problem['span']): Grader {
  return { options: {}, unsupported: [{ code: 'assertion-key', message, span }] };
}
