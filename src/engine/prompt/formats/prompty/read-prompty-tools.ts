import type { ToolDefinition } from '../../../model/chat-model.js';
import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import { readList } from '../../read-tools.js';
import type { KeyPath } from '../../read-yaml.js';
import { readProperties } from './read-properties.js';
import { objectSchema } from './to-schema.js';

export interface ToolsReading {
  readonly tools: readonly ToolDefinition[];
  readonly unsupported: readonly Problem[];
}

/** Functions of either version; whatever else Prompty calls a tool runs on somebody's server, and Hone calls none. */
export function readPromptyTools(reader: FieldReader): ToolsReading {
  const first = ['model', 'parameters', 'tools'];
  const tools = Array.isArray(reader.value(first)) ? readList(reader, first) : [];
  const read = entriesAt(reader, ['tools']).map(({ path, name, tool }) => readTool(reader, path, { name, tool }));
  return {
    tools: [...read.filter((one): one is ToolDefinition => 'name' in one), ...tools],
    unsupported: read.filter((one): one is Problem => 'code' in one),
  };
}

interface Entry {
  readonly path: KeyPath;
  readonly name: string;
  readonly tool: unknown;
}

/** A list, or a mapping by name. */
function entriesAt(reader: FieldReader, path: KeyPath): Entry[] {
  const tools = reader.value(path);
  const items: readonly (readonly [string | number, unknown])[] = Array.isArray(tools)
    ? tools.map((tool: unknown, i) => [i, tool] as const)
    : isMapping(tools)
      ? Object.entries(tools)
      : [];
  return items.map(([key, tool]) => ({
    path: [...path, key],
    name: isMapping(tool) && isText(tool['name']) ? tool['name'] : String(key),
    tool,
  }));
}

function readTool(
  reader: FieldReader,
  path: KeyPath,
  { name, tool }: Pick<Entry, 'name' | 'tool'>,
): ToolDefinition | Problem {
  const kind = isMapping(tool) ? (tool['kind'] ?? tool['type'] ?? 'function') : undefined;
  if (kind !== 'function' || !/^[\w-]{1,64}$/.test(name)) {
    const message = `The tool \`${name}\` is not offered to the model: Hone offers functions, and runs none.`;
    return { code: 'unsupported', message, span: reader.keySpan(path) };
  }
  const description = reader.text([...path, 'description']);
  const properties = readProperties(reader, [...path, 'parameters']);
  return {
    name,
    ...(description !== undefined && { description }),
    parameters: objectSchema(properties),
  };
}
