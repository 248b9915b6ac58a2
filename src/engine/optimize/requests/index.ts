import type { RequestPrompt } from '../parts.js';
import { adviseRequest } from './advise.js';
import { annotateRequest } from './annotate.js';
import { betterOrderRequest } from './better-order.js';
import { boundaryCasesRequest } from './boundary-cases.js';
import { checklistRequest } from './checklist.js';
import { continueListRequest } from './continue-list.js';
import { critiqueRequest } from './critique.js';
import { crossoverRequest } from './crossover.js';
import { crossoverMutateRequest } from './crossover-mutate.js';
import { describeDataRequest } from './describe-data.js';
import { differentialRequest } from './differential.js';
import { findCauseRequest } from './find-cause.js';
import { groundedInstructionRequest } from './grounded-instruction.js';
import { guideRequest } from './guide.js';
import { hintsRequest } from './hints.js';
import { historyRequest } from './history.js';
import { improveRequest } from './improve.js';
import { improveByAnswersRequest } from './improve-by-answers.js';
import { improveListRequest } from './improve-list.js';
import { induceRequest } from './induce.js';
import { induceListRequest } from './induce-list.js';
import { mergeCausesRequest } from './merge-causes.js';
import { mutateRequest } from './mutate.js';
import { newOrderRequest } from './new-order.js';
import { paraphraseRequest } from './paraphrase.js';
import { refineRequest } from './refine.js';
import { reflectRequest } from './reflect.js';
import { reviewBranchesRequest } from './review-branches.js';
import { reviseBranchesRequest } from './revise-branches.js';
import { rewriteRequest } from './rewrite.js';
import { strengthsRequest } from './strengths.js';

/** Everything the writer is asked: a user can replace each by a prompt file of his own. */
export const requests: readonly RequestPrompt[] = [
  adviseRequest,
  annotateRequest,
  betterOrderRequest,
  boundaryCasesRequest,
  checklistRequest,
  continueListRequest,
  critiqueRequest,
  crossoverMutateRequest,
  crossoverRequest,
  describeDataRequest,
  differentialRequest,
  findCauseRequest,
  groundedInstructionRequest,
  guideRequest,
  hintsRequest,
  historyRequest,
  improveByAnswersRequest,
  improveListRequest,
  improveRequest,
  induceListRequest,
  induceRequest,
  mergeCausesRequest,
  mutateRequest,
  newOrderRequest,
  paraphraseRequest,
  refineRequest,
  reflectRequest,
  reviewBranchesRequest,
  reviseBranchesRequest,
  rewriteRequest,
  strengthsRequest,
];
