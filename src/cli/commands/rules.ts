import { Option, type Command } from 'commander';
import type { RulesArguments } from '../actions/rules.js';
import type { Session } from '../session.js';

export function addRules(program: Command, session: Session): void {
  program
    .command('rules')
    .summary('list the lint rules, or explain one')
    .description('List the lint rules, print the page of one, or show what they are drawn from.')
    .argument('[id]', 'print everything about this one')
    .option('--evidence', 'show what becomes of 26 principles and 21 properties of good prompts')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (id: string | undefined, options: RulesArguments) => {
      const { printRules } = await import('../actions/rules.js');
      session.finish(printRules(id, options, session.terminal));
    });
}
