import { Option, type Command } from 'commander';
import { collectSettings, dataFormat, wholeFrom } from '../arguments.js';
import type { RenderArguments } from '../actions/render.js';
import type { Session } from '../session.js';

const help = `
Without --row or --data the inputs' defaults are used. Values given with --set win over the row's;
a value that is JSON is read as such: --set count=3, --set 'names=["Ann","Bo"]'.

Examples:
  hone render my.prompt --row 1            with the first row of the prompt's data
  hone render my.prompt --set question="Why is the sky blue?"
  hone render my.prompt --data other.csv --row 12 --strict --format json`;

export function addRender(program: Command, session: Session): void {
  program
    .command('render')
    .summary('show the messages a model would get')
    .description('Show the messages a model would get. Needs no key and no network.')
    .argument('<file>', 'the prompt file')
    .option('--row <n>', 'take the values of this row, from 1', wholeFrom(1))
    .option('--set <name=value>', 'set one input; may be repeated', collectSettings)
    .option('--data <file>', "take rows from this file instead of the prompt's; - for standard input")
    .addOption(dataFormat())
    .option('--strict', 'fail on a name that has no value')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action(async (file: string, options: RenderArguments) => {
      const { render } = await import('../actions/render.js');
      session.finish(await render(file, options, session.terminal));
    });
}
