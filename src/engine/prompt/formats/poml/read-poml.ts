import type { ModelParameters, Role } from '../../../model/chat-model.js';
import { attributeOf, type PomlElement, type PomlNode, staticText } from '../../../template/poml/nodes.js';
import { parsePoml, type PomlTemplate } from '../../../template/poml/parse-poml.js';
import { jsonContent } from '../../../template/poml/static-data.js';
import { inTextOrder } from '../../../text/span.js';
import { emptyConfig } from '../../empty-config.js';
import type { FileReference, MessageOutline, PromptConfig, PromptDoc } from '../../prompt-doc.js';
import { wholeFile } from '../../whole-file.js';
import { nameBeforeDot } from '../markdown/file-name.js';
import { readRuntime } from './read-runtime.js';

/** Reads POML without running its JavaScript. Its values come from a context of its own, so its inputs are open. */
export function readPoml(text: string, path: string): PromptDoc {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const template = parsePoml(text, { range: { start, end: text.length } });
  const elements = template.children.flatMap(elementsOf);
  const runtime = readRuntime(elements.filter(({ component }) => component === 'runtime'));
  const body = { start, end: text.length };
  return wholeFile({
    text,
    path,
    format: 'poml',
    frontMatter: undefined,
    config: readConfig(elements, runtime.parameters, path),
    body,
    template,
    messageStyle: { trim: false, roleBefore: 'user', roleWithout: 'user', keepEmpty: false },
    messages: outline(template, elements),
    references: elements.flatMap(fileOf),
    openInputs: true,
    unsupported: [...template.unsupported, ...runtime.unsupported].sort(inTextOrder),
    problems: template.facts.problems,
  });
}

function elementsOf(node: PomlNode): PomlElement[] {
  return node.kind === 'text' ? [] : [node, ...node.children.flatMap(elementsOf)];
}

function readConfig(elements: readonly PomlElement[], parameters: ModelParameters, path: string): PromptConfig {
  const config = { ...emptyConfig(nameBeforeDot(path)), parameters };
  const element = elements.find(({ component }) => component === 'outputschema');
  const schema = element === undefined ? undefined : jsonContent(element);
  if (element === undefined || schema === undefined) return config;
  const name = config.name.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64);
  const responseFormat = { type: 'json_schema', name, schema, strict: false } as const;
  return {
    ...config,
    parameters: { ...parameters, responseFormat },
    output: { format: 'json', schema, schemaSpan: element.inner, labels: [] },
  };
}

/** Files that are data or are shown; included files are the template's own. */
function fileOf({ component, attributes }: PomlElement): FileReference[] {
  if (component === 'include') return [];
  const src = attributes.find(({ name }) => name === 'src');
  const path = staticText(src);
  if (src === undefined || path === undefined || path === '' || /^[a-z][a-z\d+.-]*:/i.test(path)) return [];
  return [{ path, span: src.valueSpan }];
}

const turns: Readonly<Record<string, Role>> = {
  systemmsg: 'system',
  humanmsg: 'user',
  input: 'user',
  aimsg: 'assistant',
  output: 'assistant',
};

/** The elements that are messages of their own, and what is before them; without any, the file is one message. */
function outline({ source, facts }: PomlTemplate, elements: readonly PomlElement[]): MessageOutline[] {
  const marked = elements.flatMap((element): MessageOutline[] => {
    const role = turns[element.component ?? ''];
    if (role === undefined || staticText(attributeOf(element, 'speaker')) !== undefined) return [];
    return [{ role, roleSpan: element.nameSpan, body: element.inner }];
  });
  const start = facts.literals[0]?.start ?? 0;
  const end = marked[0]?.roleSpan?.start ?? source.length;
  const hasText = facts.literals.some((span) => span.end <= end && source.slice(span.start, span.end).trim() !== '');
  if (!hasText) return marked;
  return [{ role: marked.length === 0 ? 'user' : 'system', roleSpan: undefined, body: { start, end } }, ...marked];
}
