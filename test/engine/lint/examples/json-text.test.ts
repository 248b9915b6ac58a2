import assert from 'node:assert/strict';
import { type JsonNode, readJsonText } from '../../../../src/engine/lint/examples/json-text.js';

const read = (text: string): unknown => {
  const reading = readJsonText(text, { start: 0, end: text.length });
  return 'node' in reading ? plain(reading.node) : (reading.fault?.message ?? 'no JSON');
};

/** A blank is shown as `?`; `…` ends what is shown in part. */
function plain(node: JsonNode): unknown {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'blank') return '?';
  const rest = node.isPartial ? ['…'] : [];
  if (node.kind === 'array') return [...node.items.map(plain), ...rest];
  return Object.fromEntries([
    ...node.members.map(({ key, value }) => [key, plain(value)] as const),
    ...rest.map((mark) => [mark, mark] as const),
  ]);
}

describe('JSON as a prompt shows it is read', () => {
  const cases: [text: string, value: unknown][] = [
    ['{"a": 1, "b": [true, null, "x\\n"]}', { a: 1, b: [true, null, 'x\n'] }],
    ['{"a": <number>, "b": string, "c": "yes" | "no", "d": "..."}', { a: '?', b: '?', c: '?', d: '?' }],
    ['{"a": "\uFFFC\uFFFC", "b": \uFFFC\uFFFC}', { a: '?', b: '?' }],
    ['{"a": 1, ...}', { a: 1, '…': '…' }],
    ['[1, …]', [1, '…']],
    ['{"a": 1, // one\n /* two */ "b": 2}', { a: 1, b: 2 }],
    ['{"a": 0-1, "b": 5 stars}', 'no JSON'],
  ];
  for (const [text, value] of cases) it(JSON.stringify(text), () => assert.deepEqual(read(text), value));
});

describe('what is wrong with JSON is told', () => {
  const cases: [text: string, message: string][] = [
    ['{"a": 1,}', "JSON has no comma before '}': remove it."],
    ['[1, 2,]', "JSON has no comma before ']': remove it."],
    ['{"a": 1 "b": 2}', 'A comma is missing before this: add it.'],
    ['{a: 1}', 'JSON writes its keys in double quotes: write "a".'],
    ["{'a': 1}", 'JSON writes its keys in double quotes: replace the single ones.'],
    ['{"a"; 1}', 'no JSON'],
    ['{"a": {'.repeat(200), 'no JSON'],
  ];
  for (const [text, message] of cases) it(text.slice(0, 30), () => assert.equal(read(text), message));
});
