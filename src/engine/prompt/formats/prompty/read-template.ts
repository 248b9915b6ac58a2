import type { EngineName } from '../../../template/template.js';
import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';

export interface TemplateReading {
  readonly engine: EngineName;
  /** True where every value is to be checked for lines that look like role lines. */
  readonly strict: boolean;
  readonly problems: readonly Problem[];
}

/** The engines by the names files use; Prompty's runtime in TypeScript calls its Jinja `nunjucks`. */
const engines: Readonly<Record<string, EngineName>> = {
  ...{ jinja2: 'jinja2', jinja: 'jinja2', nunjucks: 'jinja2', mustache: 'mustache' },
};

/** `template` (specification §2.8): a text, or `format` and `parser`, each a text or a mapping with a `kind`. */
export function readTemplate(reader: FieldReader): TemplateReading {
  const found = reader.value(['template']) ?? {};
  if (isText(found)) return { strict: false, ...readFormat(reader, ['template']) };
  if (!isMapping(found)) {
    reader.wrongType(['template'], '`jinja2`, `mustache`, or a mapping with `format`');
    return { engine: 'jinja2', strict: false, problems: [] };
  }
  const { engine, problems } = readFormat(reader, formatPath(found));
  const strict = [
    ['template', 'format', 'strict'],
    ['template', 'strict'],
  ].some((path) => reader.value(path) === true);
  return { engine, strict, problems: [...problems, ...parserProblems(reader)] };
}

function readFormat(reader: FieldReader, path: KeyPath): Pick<TemplateReading, 'engine' | 'problems'> {
  const format = kindAt(reader, path);
  if (format === undefined) return { engine: 'jinja2', problems: [] };
  const engine = engines[format.kind.toLowerCase()];
  return engine === undefined
    ? { engine: 'text', problems: [unknownEngine(reader, format)] }
    : { engine, problems: [] };
}

interface Kind {
  readonly kind: string;
  readonly path: KeyPath;
}

/** The first version wrote `type` for the format. */
function formatPath(template: Readonly<Record<string, unknown>>): KeyPath {
  return ['template', Object.hasOwn(template, 'format') ? 'format' : 'type'];
}

function kindAt(reader: FieldReader, path: KeyPath): Kind | undefined {
  const found = reader.value(path);
  const at = isMapping(found) ? [...path, 'kind'] : path;
  const kind = reader.text(at);
  return kind === undefined ? undefined : { kind, path: at };
}

function unknownEngine(reader: FieldReader, { kind, path }: Kind): Problem {
  const message = `Hone renders \`jinja2\` and \`mustache\` in Prompty files, not \`${kind}\`: rewrite the template in one of them and name it.`;
  return { code: 'template-engine', message, span: reader.valueSpan(path) };
}

function parserProblems(reader: FieldReader): Problem[] {
  const parser = kindAt(reader, ['template', 'parser']);
  if (parser === undefined || parser.kind === 'prompty') return [];
  const message = `The parser \`${parser.kind}\` is not known: write \`prompty\`, which cuts the text into messages at role lines.`;
  return [{ code: 'front-matter-value', message, span: reader.valueSpan(parser.path) }];
}
