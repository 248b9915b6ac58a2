import { Option, type Command } from 'commander';
import type { MetricsArguments } from '../actions/metrics.js';
import type { Session } from '../session.js';

export function addMetrics(program: Command, session: Session): void {
  program
    .command('metrics')
    .summary('list what answers can be measured by')
    .description('List what answers can be measured by, or explain one.')
    .argument('[name]', 'print everything about this one')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (name: string | undefined, options: MetricsArguments) => {
      const { printMetrics } = await import('../actions/metrics.js');
      session.finish(printMetrics(name, options, session.terminal));
    });
}
