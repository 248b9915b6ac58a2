import { type Command, Option } from 'commander';
import type { VaryArguments } from '../actions/vary.js';
import { allowCode, amount, collect, wholeFrom } from '../arguments.js';
import type { Session } from '../session.js';

const help = `
One prompt's score is not the truth: the same prompt with other separators, blanks or words has another one.
Kinds made without a model: separators, casing, enumeration, spacing, typos, options (order of the labels in the text),
demos (their order), context; and for English orders mood, tense, aspect, modality, synonyms (a short list of our own).
Kinds a model writes: paraphrase, language. Variables, tags, frozen parts and labels stay what they are.
Without --kinds the prompt's \`vary\` decides, and without that all kinds that need no model.

Examples:
  hone vary my.prompt --limit 100                  mean, spread and worst case over all free kinds
  hone vary my.prompt --kinds typos,casing --n 5
  hone vary my.prompt --kinds paraphrase --writer openai/gpt-4.1-mini --max-usd 0.50
  hone vary my.prompt --estimate --format json`;

export function addVary(program: Command, session: Session): void {
  program
    .command('vary')
    .summary('say a prompt in other forms and see how its score moves')
    .description('Evaluate a prompt beside texts that say the same in other forms: mean, spread, worst case.')
    .argument('<file>', 'a prompt file')
    .option('--kinds <list>', 'kinds of other forms, with commas between', listed)
    .option('--n <n>', 'texts of each kind at most (default: 3)', wholeFrom(1))
    .option('--seed <n>', 'decides which texts (default: 0)', wholeFrom(0))
    .option('--component <name>', 'vary this part or role, options or demos only; may be repeated', collect)
    .option('--typo-rate <share>', 'share of the letters that are mistyped (default: 0.05)', amount)
    .option('--language <name>', 'a language to translate into; may be repeated', collect)
    .option('--writer <model>', 'provider/model that paraphrases and translates')
    .option('--data <file>', "rows to ask about instead of the prompt's data")
    .option('--model <model>', 'provider/model to ask; may be repeated', collect)
    .option('--judge <model>', 'provider/model that grades, for metrics such as llm-rubric; may be repeated', collect)
    .option('--limit <n>', 'ask about the first n rows only', wholeFrom(1))
    .option('--repeat <n>', 'ask about every row n times (default: 1)', wholeFrom(1))
    .option('--concurrency <n>', 'calls in flight at most', wholeFrom(1), 8)
    .option('--max-calls <n>', 'stop before the call that would pass this number', wholeFrom(1))
    .option('--max-usd <amount>', 'stop before the call that could pass this amount of US dollars', amount)
    .option('--timeout <seconds>', 'give one attempt at an answer this long', amount, 120)
    .option('--resume <run>', 'continue a run with its own texts; what it has asked is not asked again')
    .option('--estimate', 'print what the run would cost and make no call')
    .option('--out <folder>', 'write the texts to this folder, one file each')
    .option(...allowCode)
    .option('--no-cache', 'ask again even where the answer is known')
    .addOption(new Option('--format <format>', 'how to print the report').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action(async (file: string, options: VaryArguments) => {
      const { varyFile } = await import('../actions/vary.js');
      session.finish(await varyFile(file, options, session.terminal));
    });
}

function listed(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(/[\s,]+/).filter((name) => name !== '')];
}
