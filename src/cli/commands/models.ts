import { Option, type Command } from 'commander';
import { wholeFrom } from '../arguments.js';
import type { ModelsArguments } from '../actions/models.js';
import type { Session } from '../session.js';

export function addModels(program: Command, session: Session): void {
  program
    .command('models')
    .summary('list models with their prices, and whether a key is set')
    .description('List the models Hone knows, their prices, and whether a key is set. Keys are never printed.')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--check', 'name the rows of the data about models that are old, and end with code 1 where there is one')
    .option('--older-than <days>', 'with --check: how many days a row may be old (default: 90)', wholeFrom(0))
    .action(async (options: ModelsArguments) => {
      const { checkModels, printModels } = await import('../actions/models.js');
      session.finish(
        options.check === true ? checkModels(options, session.terminal) : await printModels(options, session.terminal),
      );
    });
}
