import { createTwoFilesPatch } from 'diff';
import { estimateText } from '../../engine/eval/sentences.js';
import type { OptimizeReport } from '../../engine/optimize/contracts.js';
import { markdownFence } from '../../host/reports/markdown.js';
import { boundLine, spendLine, type OptimizePlace } from './optimize-text.js';
import { verdictSentences } from './verdict.js';

/** A report to keep beside the run or to paste into a pull request. */
export function optimizeMarkdown(report: OptimizeReport, { file, out, journal, learners }: OptimizePlace): string {
  const { run, seed, dev, seedText, bestText } = report;
  const patch = createTwoFilesPatch(file, out, seedText, bestText, undefined, undefined, { context: 3 });
  return [
    `# ${file}, optimized`,
    ...verdictSentences(report),
    `Run ${run}, seed ${seed}. ${spendLine(report)}`,
    ...(report.test.n > 0 && report.judged === undefined
      ? [
          `On the rows candidates were compared on, which flatters the winner: the seed ${estimateText(dev.seed)}, the chosen one ${estimateText(dev.best)}.`,
          ...boundLine(report),
        ]
      : []),
    ...learners.map((model) => `${model} is a small deterministic learner, not a language model.`),
    seedText === bestText ? 'The prompt is unchanged.' : markdownFence('diff', patch),
    `The result is in \`${out}\`, every step in \`${journal}\`, every call in \`${journal.replace(/\.jsonl$/, '.calls.jsonl')}\`.`,
  ]
    .join('\n\n')
    .concat('\n');
}
