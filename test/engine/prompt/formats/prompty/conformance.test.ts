import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { ContentPart } from '../../../../../src/engine/model/chat-model.js';
import { forgedRole } from '../../../../../src/engine/prompt/formats/prompty/role-lines.js';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { InputDeclaration } from '../../../../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../../../../src/engine/prompt/render-prompt.js';
import { holdRichInputs } from '../../../../../src/engine/prompt/rich-inputs.js';
import { parseTemplate, renderParsed } from '../../../../../src/engine/template/engines.js';
import { segmentsText } from '../../../../../src/engine/template/segments-text.js';
import { TemplateError } from '../../../../../src/engine/template/template.js';
import { referenceSource } from '../../../../../src/host/files/reference-source.js';
import type { HostError } from '../../../../../src/host/host-error.js';
import { openHost } from '../../../../../src/host/open-host.js';
import { loadAgent } from '../../../../support/prompty-agent.js';
import { type TempWorkspace, tempWorkspace } from '../../../../support/temp-workspace.js';

const shared = fileURLToPath(new URL('../../../../../../shared', import.meta.url));
const vectorsFile = join(shared, 'conformance/prompty/vectors.json');
const corpus = join(shared, 'corpus/prompts/microsoft__prompty');

type Fields = Readonly<Record<string, unknown>>;

interface Vector {
  readonly operation: 'load' | 'render' | 'renderSegments' | 'parse';
  readonly vector: { readonly name: string; readonly input: Fields; readonly expected: Fields };
}

/** How a vector's words for an error and ours correspond. */
const errors: Readonly<Record<string, string>> = {
  'reference-outside': 'outside allowed roots',
  'reference-missing': 'FileNotFoundError',
  'not-found': 'FileNotFoundError',
  'reference-unset': 'ValueError',
  'front-matter-unclosed': 'ValueError',
  'front-matter-type': 'ValueError',
  'yaml-syntax': 'ValueError',
};

describe('Prompty conformance', () => {
  let workspace: TempWorkspace;
  before(function () {
    if (existsSync(vectorsFile)) return;
    console.log(`      no vectors at ${vectorsFile}`);
    this.skip();
  });
  beforeEach(() => void (workspace = tempWorkspace()));
  afterEach(() => workspace.remove());

  const vectors = existsSync(vectorsFile)
    ? (JSON.parse(readFileSync(vectorsFile, 'utf8')) as { readonly vectors: readonly Vector[] }).vectors
    : [];

  for (const { operation, vector } of vectors) {
    it(`${operation}: ${vector.name}`, async () => {
      const { input, expected } = vector;
      if (operation === 'load') await checkLoad(workspace, input, expected);
      else if (operation === 'render') checkRender(input, expected);
      else if (operation === 'renderSegments') checkSegments(input, expected);
      else checkParse(input, expected);
    });
  }
});

async function checkLoad(workspace: TempWorkspace, input: Fields, expected: Fields): Promise<void> {
  const folder = typeof input['agent_subdir'] === 'string' ? input['agent_subdir'] : '.';
  for (const [name, content] of Object.entries((input['files'] ?? {}) as Fields)) {
    workspace.write(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const text = textOf(input, expected);
  const path =
    text === undefined
      ? resolve(workspace.root, 'missing.prompty')
      : workspace.write(join(folder, 'agent.prompty'), text);
  if (text === undefined) {
    const host = await openHost({ startFolder: dirname(path), readSecret: () => undefined });
    await assert.rejects(host.readPrompt(path), (error: HostError) => {
      assert.equal(errors[error.kind], expected['error']);
      return true;
    });
    host.close();
    return;
  }
  const env = (input['env'] ?? {}) as Readonly<Record<string, string>>;
  const source = referenceSource(path, { env: (name) => env[name], keyVariables: new Set() });
  const { agent, problems } = loadAgent(text, { ...source, keepsBack: () => false });
  if (expected['error'] !== undefined) {
    assert.ok(
      problems.some(({ code }) => errors[code] === expected['error']),
      JSON.stringify(problems),
    );
    return;
  }
  assert.deepEqual(
    problems.filter(({ code }) => code !== 'reference-secret'),
    [],
  );
  const { validated_inputs: filled, ...fields } = expected;
  if (filled !== undefined) assert.deepEqual(filledInputs(text, (input['inputs'] ?? {}) as Fields), filled);
  assertHas(agent, fields, 'agent');
}

/** The file itself where it is at hand; else one with the fields that the vector expects of it. */
function textOf(input: Fields, expected: Fields): string | undefined {
  const name = input['fixture'];
  if (typeof name !== 'string')
    return fileOf(input['frontmatter'] ?? {}, input['body'] ?? input['instructions'] ?? 'Hello');
  const file = join(corpus, 'spec/fixtures', name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  if (expected['error'] !== undefined) return undefined;
  const { instructions = 'Hello', ...fields } = expected;
  return fileOf({ ...fields, kind: undefined }, instructions);
}

function fileOf(frontMatter: unknown, body: unknown): string {
  return `---\n${stringify(frontMatter)}---\n${String(body)}\n`;
}

/** What the template sees of the declared inputs for a row. */
function filledInputs(text: string, row: Fields): Fields {
  const doc = parsePrompt(text, 'agent.prompty');
  const names = doc.config.inputs.map(({ name }) => name);
  const body = names.map((name) => `{{ ${name} is defined }} {{ ${name} }}`).join('\n');
  const shown = renderPrompt(parsePrompt(`${text.slice(0, doc.body.start)}${body}`, 'agent.prompty'), row);
  const lines = shown.messages[0]?.content.split('\n') ?? [];
  return Object.fromEntries(
    names.flatMap((name, i) => ((lines[i] ?? '').startsWith('True ') ? [[name, lines[i]?.slice('True '.length)]] : [])),
  );
}

function engineOf(input: Fields): 'jinja2' | 'mustache' {
  assert.ok(input['engine'] === 'jinja2' || input['engine'] === 'mustache');
  return input['engine'];
}

/** Rich inputs come marked with their kind. */
function declarations(inputs: Fields): InputDeclaration[] {
  const base = {
    span: { start: 0, end: 0 },
    description: undefined,
    required: false,
    trust: 'dev',
    default: undefined,
  } as const;
  return Object.entries(inputs).map(([name, value]) => {
    const kind = typeof value === 'object' && value !== null ? (value as Fields)['_kind'] : undefined;
    return { ...base, name, type: 'any', ...(kind === 'thread' && { putIn: 'thread' }) };
  });
}

function checkRender(input: Fields, expected: Fields): void {
  const inputs = (input['inputs'] ?? {}) as Fields;
  const { values } = holdRichInputs(declarations(inputs), inputs);
  const render = (): string =>
    segmentsText(renderParsed(parseTemplate(String(input['template']), engineOf(input)), values).segments);
  if (expected['error'] !== undefined) assert.throws(render, TemplateError);
  else if (typeof expected['nonce_pattern'] === 'string') assert.match(render(), new RegExp(expected['nonce_pattern']));
  else assert.equal(render(), expected['rendered']);
}

function checkSegments(input: Fields, expected: Fields): void {
  const strict = (input['strict_props'] ?? []) as readonly string[];
  const template = String(input['template']);
  const { segments } = renderParsed(parseTemplate(template, engineOf(input)), (input['inputs'] ?? {}) as Fields);
  const pieces = segments.map((segment) => {
    assert.ok(segment.kind === 'literal' || segment.kind === 'value');
    return segment.kind === 'literal'
      ? { kind: 'literal', text: segment.text, source: null, strict: false }
      : {
          kind: 'interp',
          text: segment.text,
          source: segment.variable,
          strict: strict.includes(segment.variable ?? ''),
        };
  });
  const forged = pieces.some((piece) => piece.strict && forgedRole.test(piece.text));
  // The product refuses it, and only it.
  const names = Object.keys(input['inputs'] ?? {});
  const file = fileOf(
    { inputs: names.map((name) => ({ name, kind: 'string', strict: strict.includes(name) })) },
    template,
  );
  const render = (): unknown => renderPrompt(parsePrompt(file, 'a.prompty'), (input['inputs'] ?? {}) as Fields);
  if (expected['error'] === undefined) {
    assert.deepEqual(pieces, expected['segments']);
    assert.equal(forged, false);
    render();
  } else {
    assert.equal(expected['error'], 'StrictViolation');
    assert.throws(render, /strict input .* looks like a role line/);
  }
}

/** The rendered text is a file's body, with a hole where its conversation goes. */
function checkParse(input: Fields, expected: Fields): void {
  const rendered = String(input['rendered']).replaceAll(/__PROMPTY_THREAD_[a-f0-9]+_(\w+?)__/g, '{{ $1 }}');
  const threads = (input['thread_inputs'] ?? {}) as Fields;
  const inputs = Object.keys(threads).map((name) => ({ name, kind: 'thread' }));
  const doc = parsePrompt(fileOf({ inputs }, rendered), 'a.prompty');
  const messages = renderPrompt(doc, threads).messages.map(({ role, content, parts, metadata }) => ({
    role,
    content: partsOf(content, parts),
    ...(metadata && { metadata }),
  }));
  assert.deepEqual(messages, expected['messages']);
}

function partsOf(content: string, parts: readonly ContentPart[] = [{ type: 'text', text: content }]): Fields[] {
  return parts.map((part) =>
    part.type === 'text' ? { kind: 'text', value: part.text } : { kind: 'image', value: part.url },
  );
}

/** Every field that is expected is there and the same; others may be there too. */
function assertHas(actual: unknown, expected: unknown, where: string): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual) && actual.length === expected.length, `${where}: ${JSON.stringify(actual)}`);
    expected.forEach((item: unknown, i) => assertHas(actual[i], item, `${where}[${i}]`));
  } else if (typeof expected === 'object' && expected !== null) {
    assert.ok(typeof actual === 'object' && actual !== null, `${where}: ${JSON.stringify(actual)}`);
    for (const [key, value] of Object.entries(expected)) assertHas((actual as Fields)[key], value, `${where}.${key}`);
  } else assert.equal(actual, expected, where);
}
