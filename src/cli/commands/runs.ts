import { Option, type Command } from 'commander';
import type { ListArguments, ShowArguments } from '../actions/runs.js';
import { wholeFrom } from '../arguments.js';
import { runFormats } from '../run-formats.js';
import type { Session } from '../session.js';

const help = `
A run is named by its id or its beginning, as 'last' or 'last~1', or by its journal's path. No model is asked.

Examples:
  hone runs                                        the newest runs
  hone runs show last --format html --out r.html   a page to read, search and send
  hone runs show last --format csv                 every answer
  hone runs history my.prompt                      how a prompt's score went, and what is out of date`;

export function addRuns(program: Command, session: Session): void {
  const runs = program
    .command('runs')
    .summary('what was run before: list, show or export, history of a prompt')
    .description('List the runs of this workspace, show or export one, or show how a prompt has done.')
    .addHelpText('after', help);
  const listFormat = (): Option =>
    new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text');

  runs
    .command('list', { isDefault: true })
    .description('The newest runs.')
    .option('--limit <n>', 'list this many', wholeFrom(1), 20)
    .addOption(listFormat())
    .action(async (options: ListArguments) => {
      const { listTheRuns } = await import('../actions/runs.js');
      session.finish(await listTheRuns(options, session.terminal));
    });

  runs
    .command('show')
    .description('A run again from its journal, in any format of hone eval.')
    .argument('[run]', 'the run', 'last')
    .option('--out <file>', 'write to a file')
    .addOption(new Option('--format <format>', 'how to print it').choices(runFormats).default('text'))
    .action(async (run: string, options: ShowArguments) => {
      const { showRun } = await import('../actions/runs.js');
      session.finish(await showRun(run, options, session.terminal));
    });

  runs
    .command('history')
    .description("A prompt's scores over time, oldest first.")
    .argument('<prompt>', 'a prompt file')
    .option('--limit <n>', 'look at this many of its newest runs', wholeFrom(1), 20)
    .addOption(listFormat())
    .action(async (prompt: string, options: ListArguments) => {
      const { showHistory } = await import('../actions/runs.js');
      session.finish(await showHistory(prompt, options, session.terminal));
    });
}
