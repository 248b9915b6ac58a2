import type { PromptConfig } from './prompt-doc.js';

/** What a prompt's configuration is where its format says nothing of it. */
export function emptyConfig(name: string): PromptConfig {
  return {
    name,
    description: undefined,
    models: [],
    parameters: {},
    inputs: [],
    output: { format: 'text', schema: undefined, schemaSpan: undefined, labels: [] },
    data: undefined,
    expect: undefined,
    metrics: [],
    matrix: {},
    demos: { kind: 'rows', rows: [] },
    ignoredRules: [],
  };
}
