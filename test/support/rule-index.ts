import type { RuleMeta } from '../../src/engine/lint/rule.js';
import type { LintTimes } from './lint-times.js';

/** What was measured of a rule. */
export interface RuleFigures {
  readonly meta: RuleMeta;
  /** Findings in the real prompts that somebody called true, and those somebody called true or false. */
  readonly precision: readonly [right: number, of: number];
  /** Broken prompts it finds; undefined for what the linter says of itself. */
  readonly recall: readonly [found: number, of: number] | undefined;
}

export interface IndexFigures {
  readonly rules: readonly RuleFigures[];
  readonly falseFiles: number;
  readonly files: number;
  readonly times: LintTimes;
}

const fixes = { safe: 'safe', suggest: 'suggestion', none: '' } as const;

/** `rules/README.md` as it has to be. */
export function ruleIndex({ rules, falseFiles, files, times }: IndexFigures): string {
  const rows = rules.map(({ meta, precision: [right, of], recall }) => {
    const precision = of === 0 ? '' : `${right} of ${of}`;
    const found = recall === undefined ? '' : `${recall[0]} of ${recall[1]}`;
    const time = String(times.rules[meta.id] ?? '');
    const cells = [`[${meta.id}](${meta.id}.md)`, meta.severity, fixes[meta.fix], precision, found, time, meta.summary];
    return `| ${cells.join(' | ')} |`;
  });
  return `# The rules

Generated: \`HONE_UPDATE_PAGES=1 npx mocha test/engine/lint/rule-index.test.ts\` writes it anew from the rules, from what people said of each
finding in ${files} real prompt files (\`test/fixtures/lint/labels\`) and from prompts that were broken on purpose (\`test/engine/lint/mutants\`).

Of the ${files} files ${falseFiles === 0 ? 'none has' : `${falseFiles} have`} a false finding, hints apart. *True* is how many of a rule's findings there are true; where it is empty,
the rule has none there, and its precision on real prompts is not known. *Found* is how many broken prompts it finds. *µs* is what a rule
alone takes for one of these files, as a mean. All rules together take ${times.file.median} ms for the file in the middle, with reading it, and ${times.file.p95} ms or less for 95 of 100;
500 files in a fresh process take ${times.files500} s, and one edit of a prompt of 17 KB ${times.edit} ms (95 of 100). Measured on ${times.measured} on a machine with two
cores by \`npm run bench -- lint-times\`. [EVIDENCE.md](EVIDENCE.md) says what becomes of the advice of others, [REJECTED.md](REJECTED.md) what is no rule and why.

| rule | severity | fix | true | found | µs | what it asks for |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
