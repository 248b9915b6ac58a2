import type { RequestPrompt } from '../parts.js';
import { checklistRequest } from './checklist.js';
import { critiqueRequest } from './critique.js';
import { crossoverMutateRequest } from './crossover-mutate.js';
import { crossoverRequest } from './crossover.js';
import { describeDataRequest } from './describe-data.js';
import { differentialRequest } from './differential.js';
import { groundedInstructionRequest } from './grounded-instruction.js';
import { guideRequest } from './guide.js';
import { historyRequest } from './history.js';
import { improveRequest } from './improve.js';
import { induceRequest } from './induce.js';
import { paraphraseRequest } from './paraphrase.js';
import { refineRequest } from './refine.js';
import { reflectRequest } from './reflect.js';
import { rewriteRequest } from './rewrite.js';

/** Everything the writer is asked: a user can replace each by a prompt file of his own. */
export const requests: readonly RequestPrompt[] = [
  checklistRequest,
  critiqueRequest,
  crossoverMutateRequest,
  crossoverRequest,
  describeDataRequest,
  differentialRequest,
  groundedInstructionRequest,
  guideRequest,
  historyRequest,
  improveRequest,
  induceRequest,
  paraphraseRequest,
  refineRequest,
  reflectRequest,
  rewriteRequest,
];
