import type { ToolDefinition } from '../model/chat-model.js';
import type { Problem } from '../text/problem.js';
import { type FieldReader, isMapping, isText } from './field-reader.js';
import { toJsonSchema } from './picoschema.js';
import type { PromptConfig } from './prompt-doc.js';
import { schemaComplaints } from './read-output.js';
import type { KeyPath } from './read-yaml.js';

/** OpenAI's name for the schema of what a tool takes, and dotprompt's. */
const schemaNames = ['parameters', 'inputSchema'];

/**
 * The tools a prompt offers: under `tools` and dotprompt's `toolDefs` each with a name, a description and the schema of
 * what it takes, or in OpenAI's own form.
 */
export function readTools(reader: FieldReader): ToolDefinition[] {
  return ['tools', 'toolDefs'].flatMap((key) => readList(reader, [key]));
}

/** Tools that are named and nowhere defined: an application has them, and Hone cannot offer them. */
export function undefinedTools(reader: FieldReader, { parameters }: Pick<PromptConfig, 'parameters'>): Problem[] {
  const defined = new Set((parameters.tools ?? []).map(({ name }) => name));
  const names = reader.value(['tools']);
  return (Array.isArray(names) ? names : []).flatMap((name: unknown, i): Problem[] => {
    if (!isText(name) || defined.has(name)) return [];
    const message = `The tool \`${name}\` is not offered to the model: define it here, with its \`name\`, \`description\` and \`parameters\`.`;
    return [{ code: 'tools', message, span: reader.valueSpan(['tools', i]) }];
  });
}

/** The tools of one list that are defined in it; names alone are left out. */
export function readList(reader: FieldReader, path: KeyPath): ToolDefinition[] {
  const found = reader.value(path);
  if (found === undefined || found === null) return [];
  if (!Array.isArray(found)) {
    reader.wrongType(path, 'a list of tools such as `- name: look_up`');
    return [];
  }
  return found.flatMap((tool: unknown, i) => (isText(tool) ? [] : readTool(reader, [...path, i], tool)));
}

function readTool(reader: FieldReader, path: KeyPath, tool: unknown): ToolDefinition[] {
  const at = isMapping(tool) && isMapping(tool['function']) ? [...path, 'function'] : path;
  const name = isMapping(tool) ? reader.value([...at, 'name']) : undefined;
  if (!isText(name) || !/^[\w-]{1,64}$/.test(name)) {
    reader.wrongType(path, 'a tool with a `name` of letters, digits, `_` and `-`');
    return [];
  }
  const description = reader.text([...at, 'description']);
  const schemaPath = schemaNames.map((key) => [...at, key]).find((candidate) => reader.value(candidate) !== undefined);
  const parameters =
    schemaPath && toJsonSchema(reader.value(schemaPath), { complain: schemaComplaints(reader, schemaPath) });
  return [{ name, ...(description !== undefined && { description }), ...(parameters !== undefined && { parameters }) }];
}
