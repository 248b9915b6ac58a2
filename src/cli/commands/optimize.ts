import { Option, type Command } from 'commander';
import { allowCode, amount, dataFormat, wholeFrom } from '../arguments.js';
import type { OptimizeArguments } from '../actions/optimize.js';
import { objectives } from '../../engine/prompt/optimize-use.js';
import type { Session } from '../session.js';

const help = `
The data is split once. Candidates are compared on one part; the winner meets the seed prompt once, on rows neither
has seen, and only that decides. Without a reliable improvement the seed prompt stays. The result goes to
a new file beside yours, or to --out; your file is changed only if --out names it. 'hone methods' lists the methods.
Where code of a metric fails on an answer, that metric scores the lowest there, and the report says how often; where
it fails on all answers of the first prompt, the run ends.

Examples:
  hone optimize my.prompt --max-calls 2000
  hone optimize my.prompt --method protegi --estimate
  hone optimize my.prompt --method protegi --writer openai/gpt-4.1 --max-usd 2 --out better.prompt
  hone optimize my.prompt --resume 20260131-094512-337-4f9c2a`;

export function addOptimize(program: Command, session: Session): void {
  program
    .command('optimize')
    .summary('look for a better prompt within a budget')
    .description('Look for a better prompt within a budget, and say honestly whether it is better.')
    .argument('<file>', 'the prompt to start from')
    .option('--method <id>', "how to search; see 'hone methods' (default: auto)")
    .option('--data <file>', "rows to learn from instead of the prompt's data; - for standard input")
    .addOption(dataFormat())
    .option('--model <model>', 'provider/model that answers')
    .option('--writer <model>', 'provider/model that writes candidates; the answering one when not given')
    .option(
      '--judge <model>',
      'provider/model that grades answers, or compares them for methods that need no expected ones',
    )
    .option(
      '--metric <name>',
      "what to maximise instead of the prompt's first metric; several by weights: exact-match=0.7,contains=0.3",
    )
    .addOption(
      new Option(
        '--objective <objective>',
        'what the search goes by: the score, or by pareto cost too, to end in the cheapest prompt that is as good as the best (default: score)',
      ).choices(objectives),
    )
    .option(
      '--max-calls <n>',
      'stop before the call that would pass this number; retries of a call do not count',
      wholeFrom(1),
    )
    .option('--max-usd <amount>', 'stop before the call that could pass this amount of US dollars', amount)
    .option('--seed <n>', 'the seed of every random choice (default: 1)', wholeFrom(0))
    .option('--concurrency <n>', 'calls in flight at most', wholeFrom(1), 8)
    .option('--timeout <seconds>', 'give one attempt at an answer this long', amount, 120)
    .option('--resume <run>', 'continue a run; what it has asked is not asked again')
    .option('--out <file>', 'write the result here')
    .option('--html <file>', 'write the report as a page that needs no network')
    .option('--markdown <file>', 'write the report for a pull request')
    .option(...allowCode)
    .option('--no-cache', 'ask again even where the answer is known')
    .option('--estimate', 'print what the run would cost and make no call')
    .addOption(new Option('--format <format>', 'how to print the report').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action(async (file: string, options: OptimizeArguments) => {
      const { optimizeFile } = await import('../actions/optimize.js');
      session.finish(await optimizeFile(file, options, session.terminal));
    });
}
