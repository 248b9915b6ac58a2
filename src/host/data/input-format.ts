import type { DataFormat } from './data-format.js';

/** How rows that come without a name are written, told by how they begin. */
export function inputFormat(beginning: Uint8Array): DataFormat {
  const lines = new TextDecoder()
    .decode(beginning)
    .split('\n')
    .map((line) => line.trimEnd());
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  if (first.startsWith('PAR1')) return 'parquet';
  // One list, or an object printed over several lines; any other brace opens a line of JSONL.
  if (/^\s*(?:\[|\{$)/.test(first)) return 'json';
  if (/^\s*\{/.test(first)) return 'jsonl';
  if (isYaml.test(first)) return 'yaml';
  return first.includes('\t') ? 'tsv' : 'csv';
}

/** `- text: …`, `---`, `rows:` or `q: Why?`; the header of a table has its delimiter before any colon. */
const isYaml = /^(?:-(?:\s|$)|---|%YAML|[^\s,\t"]+:(?:\s|$))/;
