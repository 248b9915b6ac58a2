import { Option, type Command } from 'commander';
import { allowCode, amount, collect, dataFormat, wholeFrom } from '../arguments.js';
import type { EvalArguments } from '../eval-arguments.js';
import { runFormats } from '../run-formats.js';
import type { Session } from '../session.js';

const help = `
Every variant (the prompt's matrix x models) is asked about every row, and variants are compared on the same rows.
Answers are journalled under .hone/runs as they come: a run that was stopped continues with --resume.
Its prompts, data, models, limit and repeat stay what they were; --max-calls and --max-usd may be raised.
--rerun failed asks again about the rows that failed or have no answer, --rerun rows=3,7-9 about those of these lines of the data, with
all their variants (--variant chooses some), in a run of its own: what is unchanged is answered by the cache (--no-cache asks it too),
and the scores are those of these rows alone. A row failed when an answer does not pass its prompt's \`pass\`, or else its first metric.
Answers come whole, which is faster. --stream has them sent bit by bit and shows the median time to the first piece, of calls
that were paid for: with --no-cache of all.
A threshold on pairwise or select-best is the share of rows, ties by halves, that a variant must win against the baseline, or
against each variant before it.
Exit 1 means that a threshold was missed, or that rows without an answer keep it from being judged.
Exit 2 means that the run could not be completed; with thresholds also when its budget was used up.

Examples:
  hone eval my.prompt                              with the model the prompt or hone.config.yaml names
  hone eval a.prompt b.prompt --model openai/gpt-4.1-mini --model ollama/qwen3
  hone eval my.prompt --estimate                   calls, tokens and money before anything is spent
  hone eval 'prompts/**/*.prompt' --out report.html --format html
  hone eval --suite nightly                        what hone.config.yaml says under evaluate
  hone eval my.prompt --limit 100 --max-usd 0.50 --threshold "accuracy>=0.8"`;

export function addEval(program: Command, session: Session): void {
  program
    .command('eval')
    .summary('score prompts, all their variants, on data')
    .description('Score prompts, all their variants, on the rows of a data file.')
    .argument('[files...]', 'prompt files, folders or globs; without any, the suites of hone.config.yaml')
    .option('--suite <name>', 'run this suite of hone.config.yaml; may be repeated', collect)
    .option('--data <file>', "rows to ask about instead of the prompt's data; - for standard input")
    .addOption(dataFormat())
    .option('--model <model>', 'provider/model to ask; may be repeated', collect)
    .option('--judge <model>', 'provider/model that grades, for metrics such as llm-rubric; may be repeated', collect)
    .option('--variant <part>', 'ask only variants with this in their names; may be repeated', collect)
    .option('--limit <n>', 'ask about the first n rows only', wholeFrom(1))
    .option('--repeat <n>', 'ask about every row n times (default: 1)', wholeFrom(1))
    .option('--concurrency <n>', 'calls in flight at most', wholeFrom(1), 8)
    .option(
      '--max-calls <n>',
      'stop before the call that would pass this number; retries of a call do not count',
      wholeFrom(1),
    )
    .option('--max-usd <amount>', 'stop before the call that could pass this amount of US dollars', amount)
    .option('--timeout <seconds>', 'give one attempt at an answer this long', amount, 120)
    .option('--resume <run>', 'continue a run; what it has asked is not asked again')
    .option(
      '--rerun <rows>',
      'ask only about rows of the last run: "failed", or their lines as in "rows=3,7-9"; with ":RUN" of that run',
    )
    .option('--estimate', 'print what the run would cost and make no call')
    .option(
      '--threshold <metric>=x>',
      'fail when a variant scores less, as in "accuracy>=0.8"; may be repeated',
      collect,
    )
    .option('--out <file>', 'write the report to a file')
    .option('--record <file>', 'keep every answer in a file that --model replay/<file> plays back')
    .option('--stream', 'stream answers and measure how long their first piece takes')
    .option(...allowCode)
    .option('--no-cache', 'ask again even where the answer is known')
    .addOption(new Option('--format <format>', 'how to print the report').choices(runFormats).default('text'))
    .addHelpText('after', help)
    .action(async (files: string[], options: EvalArguments) => {
      const { evaluateFiles } = await import('../actions/eval.js');
      session.finish(await evaluateFiles(files, options, session.terminal));
    });
}
