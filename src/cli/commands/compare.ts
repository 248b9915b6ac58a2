import { Option, type Command } from 'commander';
import type { CompareArguments, CompareFormat } from '../actions/compare.js';
import { wholeFrom } from '../arguments.js';
import type { Session } from '../session.js';

const formats: readonly CompareFormat[] = ['text', 'json', 'markdown', 'html'];

const help = `
A run is named by its id or its beginning, as 'last' or 'last~1', or by its journal's path. B is held against A on the
rows that both have scored; rows are the same where their content is. No model is asked.
Exit 1 means that --fail-if-worse found a reliable loss, exit 2 that the runs cannot be compared.

Examples:
  hone compare last~1 last                         what the last change of a prompt did
  hone compare base.jsonl last --format markdown   for a pull request
  hone compare base.jsonl last --fail-if-worse     for CI`;

export function addCompare(program: Command, session: Session): void {
  program
    .command('compare')
    .summary('what changed between two runs, and what it did')
    .description('Show what changed between two runs, and which rows that won and lost.')
    .argument('<a>', 'the run before')
    .argument('<b>', 'the run after')
    .option('--limit <n>', 'show this many rows won, lost and changed', wholeFrom(0), 20)
    .option('--out <file>', 'write to a file')
    .option('--fail-if-worse', 'exit 1 when a metric is reliably worse')
    .addOption(new Option('--format <format>', 'how to print the comparison').choices(formats).default('text'))
    .addHelpText('after', help)
    .action(async (a: string, b: string, options: CompareArguments) => {
      const { compareTwoRuns } = await import('../actions/compare.js');
      session.finish(await compareTwoRuns([a, b], options, session.terminal));
    });
}
