import type { KnownMetric } from '../contracts.js';
import { accuracy } from './accuracy.js';
import { assertSet } from './assert-set.js';
import { contains } from './contains.js';
import { containsAll } from './contains-all.js';
import { containsAny } from './contains-any.js';
import { endsWith } from './ends-with.js';
import { equals } from './equals.js';
import { exactMatch } from './exact-match.js';
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
import { macroF1 } from './macro-f1.js';
import { pass } from './pass.js';
import { perplexity } from './perplexity.js';
import { perplexityScore } from './perplexity-score.js';
import { regex } from './regex.js';
import { rowAssertions } from './row-assertions.js';
import { score } from './score.js';
import { startsWith } from './starts-with.js';
import { toolCallF1 } from './tool-call-f1.js';

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
  toolCallF1,
  isValidOpenAIToolsCall,
  isValidOpenAIFunctionCall,
  isValidFunctionCall,
  perplexity,
  perplexityScore,
  labelLikelihood,
  assertSet(() => metrics),
  rowAssertions(() => metrics),
  score,
  pass,
];
