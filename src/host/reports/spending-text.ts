import type { JudgeAgreement, JudgeReport } from '../../engine/eval/contracts/judge-report.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { estimateText, preferenceSentences } from '../../engine/eval/sentences.js';
import { unansweredSentence } from '../../engine/eval/unanswered-sentence.js';
import { counted, dollars } from './wording.js';

/** What may have been billed for nothing, what grading took and how far it can be trusted, a sentence each. */
export function spendingLines({ unanswered, ...report }: EvaluationReport): readonly string[] {
  return [...(unanswered === undefined ? [] : [unansweredSentence(unanswered)]), ...judgeLines(report)];
}

/** None where no model grades. */
function judgeLines({ judge, preferences = [] }: Pick<EvaluationReport, 'judge' | 'preferences'>): readonly string[] {
  const preferred = preferences.flatMap(preferenceSentences);
  if (judge === undefined) return preferred;
  return [...preferred, spending(judge), ...judge.agreement.map(agreement), ...unjudged(judge)];
}

function spending({ models, calls, cached, inputTokens, outputTokens, usd }: JudgeReport): string {
  const tokens = (inputTokens + outputTokens).toLocaleString('en-US');
  const money = usd === null ? 'at an unknown price' : dollars(usd);
  return `Graded by ${models.join(', ')}, which is not in the numbers above: ${counted(calls, 'call')}, ${cached} from the cache, ${tokens} tokens, ${money}.`;
}

function agreement({ metric, n, share, kappas }: JudgeAgreement): string {
  const known = kappas.map(({ judges, kappa }) => `Cohen's kappa of ${judges.join(' and ')} ${kappaText(kappa)}`);
  return [`${metric}: votes on an answer agree in ${estimateText(share)} of ${counted(n, 'answer')}`, ...known].join(
    '; ',
  );
}

function kappaText(kappa: number | null): string {
  return kappa === null ? 'is not defined: both always say the same' : kappa.toFixed(2);
}

function unjudged({ unjudged: count }: JudgeReport): string[] {
  return count === 0 ? [] : [`${counted(count, 'answer')} without a verdict: counted as errors, in no score.`];
}
