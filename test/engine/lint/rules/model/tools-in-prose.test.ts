import { toolsInProse } from '../../../../../src/engine/lint/rules/model/tools-in-prose.js';
import assert from 'node:assert/strict';
import { checkRule, lint } from '../../../../support/check-rule.js';

const advice = "described in the text: give it in the request's field for tools, which the model is trained on.";
const tool = '{"name": "search", "description": "d", "parameters": {"type": "object"}}';

describe('model/tools-in-prose reports', () => {
  const cases: Record<string, string> = {
    'a tool in a system message': `system:
You have {"name": "search", "description": "d", "parameters": {"type": "object"}}
                                                ^^^^^^^^^^^^^^^ warning: The tool 'search' is ${advice}`,
    'a tool in code': `system:
\`\`\`json
{"name": "read", "description": "d",
 "parameters": {"type": "object", "properties": {}}}
 ^^^^^^^^^^^^^^^ warning: The tool 'read' is ${advice}
\`\`\``,
    'Anthropic’s form': `system:
{"name": "go", "description": "d", "input_schema": { "type": "object" }}
                                   ^^^^^^^^^^^^^^^^^ warning: The tool 'go' is ${advice}`,
    'each of two': `system:
{"name": "a", "description": "d", "parameters": {"type": "object"}}
                                  ^^^^^^^^^^^^^^^ warning: The tool 'a' is ${advice}
{"name": "b", "description": "d", "parameters": {"type": "object"}}
                                  ^^^^^^^^^^^^^^^ warning: The tool 'b' is ${advice}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(toolsInProse, text));

  it('a tool in instructions for an agent', () =>
    assert.equal(lint(toolsInProse, `Use ${tool}`, { path: 'AGENTS.md' }).length, 1));
});

describe('model/tools-in-prose is silent about', () => {
  const cases: Record<string, string> = {
    'a schema of the answer': 'system:\n{"type": "object", "properties": {"name": {"type": "string"}}}',
    'a schema with a name and no parameters':
      'system:\n{"name": "a", "description": "d", "schema": {"type": "object"}}',
    'parameters of something without a name': 'system:\n{"description": "d", "parameters": {"type": "object"}}',
    'parameters that are no schema': 'system:\n{"name": "a", "description": "d", "parameters": {"x": 1}}',
    'a tool the user shows': `user:\nImprove ${tool}`,
    'a tool in words': 'system:\nCall search(query) to search.',
    'a tool without a description': 'system:\n{"name": "a", "parameters": {"type": "object"}}',
    tags: 'system:\n{% set t = {"name": "a", "description": "d", "parameters": {"type": "object"}} %}Hi',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(toolsInProse, text));
});
