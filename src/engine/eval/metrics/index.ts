import type { KnownMetric } from '../contracts/metric.js';
import { accuracy } from './accuracy.js';
import { assertSet } from './assert-set.js';
import { auc } from './auc.js';
import { balancedAccuracy } from './balanced-accuracy.js';
import { bleu } from './bleu.js';
import { chrf } from './chrf.js';
import { cohenKappa } from './cohen-kappa.js';
import { contains } from './contains.js';
import { containsAll } from './contains-all.js';
import { containsAny } from './contains-any.js';
import { containsJson } from './contains-json.js';
import { containsXml } from './contains-xml.js';
import { cost } from './cost.js';
import { editSimilarity } from './edit-similarity.js';
import { endsWith } from './ends-with.js';
import { equals } from './equals.js';
import { exactMatch } from './exact-match.js';
import { f1 } from './f1.js';
import { finishReason } from './finish-reason.js';
import { gleu } from './gleu.js';
import { icontains } from './icontains.js';
import { icontainsAll } from './icontains-all.js';
import { icontainsAny } from './icontains-any.js';
import { isJson } from './is-json.js';
import { isValidFunctionCall } from './is-valid-function-call.js';
import { isValidOpenAIFunctionCall } from './is-valid-openai-function-call.js';
import { isValidOpenAIToolsCall } from './is-valid-openai-tools-call.js';
import { labelLikelihood } from './label-likelihood.js';
import { answerRelevance } from './answer-relevance.js';
import { contextFaithfulness } from './context-faithfulness.js';
import { contextRecall } from './context-recall.js';
import { contextRelevance } from './context-relevance.js';
import { factuality } from './factuality.js';
import { gEval } from './g-eval.js';
import { llmRubric } from './llm-rubric.js';
import { modelGradedFactuality } from './model-graded-factuality.js';
import { modelGradedClosedqa } from './model-graded-closedqa.js';
import { isRefusal } from './is-refusal.js';
import { isXml } from './is-xml.js';
import { javascript } from './javascript.js';
import { jsonFields } from './json-fields.js';
import { latency } from './latency.js';
import { length } from './length.js';
import { levenshtein } from './levenshtein.js';
import { macroF1 } from './macro-f1.js';
import { macroPrecision } from './macro-precision.js';
import { macroRecall } from './macro-recall.js';
import { matthews } from './matthews.js';
import { microF1 } from './micro-f1.js';
import { microPrecision } from './micro-precision.js';
import { microRecall } from './micro-recall.js';
import { numeric } from './numeric.js';
import { pass } from './pass.js';
import { pairwise } from './pairwise.js';
import { perplexity } from './perplexity.js';
import { perplexityScore } from './perplexity-score.js';
import { pearson } from './pearson.js';
import { precision } from './precision.js';
import { python } from './python.js';
import { recall } from './recall.js';
import { regex } from './regex.js';
import { rouge1 } from './rouge-1.js';
import { rouge2 } from './rouge-2.js';
import { rougeL } from './rouge-l.js';
import { rougeN } from './rouge-n.js';
import { rowAssertions } from './row-assertions.js';
import { score } from './score.js';
import { spearman } from './spearman.js';
import { selectBest } from './select-best.js';
import { startsWith } from './starts-with.js';
import { toolCallF1 } from './tool-call-f1.js';
import { tokenF1 } from './token-f1.js';
import { weightedF1 } from './weighted-f1.js';
import { weightedPrecision } from './weighted-precision.js';
import { weightedRecall } from './weighted-recall.js';
import { wordCount } from './word-count.js';

/** Every metric there is. A new one is a file beside this and a line here. */
export const metrics: readonly KnownMetric[] = [
  exactMatch,
  accuracy,
  macroF1,
  equals,
  contains,
  icontains,
  containsAll,
  containsAny,
  icontainsAll,
  icontainsAny,
  startsWith,
  endsWith,
  regex,
  wordCount,
  length,
  numeric,
  tokenF1,
  levenshtein,
  editSimilarity,
  bleu,
  gleu,
  chrf,
  rouge1,
  rouge2,
  rougeL,
  rougeN,
  isJson,
  llmRubric,
  gEval,
  factuality,
  modelGradedFactuality,
  modelGradedClosedqa,
  answerRelevance,
  contextFaithfulness,
  contextRecall,
  contextRelevance,
  selectBest,
  pairwise,
  toolCallF1,
  isValidOpenAIToolsCall,
  isValidOpenAIFunctionCall,
  isValidFunctionCall,
  perplexity,
  perplexityScore,
  labelLikelihood,
  containsJson,
  jsonFields,
  isXml,
  containsXml,
  isRefusal,
  finishReason,
  latency,
  cost,
  macroPrecision,
  macroRecall,
  weightedPrecision,
  weightedRecall,
  weightedF1,
  microPrecision,
  microRecall,
  microF1,
  balancedAccuracy,
  matthews,
  cohenKappa,
  precision,
  recall,
  f1,
  auc,
  pearson,
  spearman,
  javascript,
  python,
  assertSet(() => metrics),
  rowAssertions(() => metrics),
  score,
  pass,
];
