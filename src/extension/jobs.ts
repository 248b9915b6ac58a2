// The second bundle: what runs need, models and their client included. Loaded by `load-bundles.ts` on first use.
export { openHost } from '../host/open-host.js';
export { estimateJob, evaluateJob } from '../host/jobs/evaluate-job.js';
export { groupByData } from '../host/jobs/evaluate/group-by-data.js';
export { estimateOptimizeJob, optimizeJob } from '../host/jobs/optimize-job.js';
export { estimateReview, promptsToReview, reviewerOf, reviewJob } from '../host/jobs/review-job.js';
export { rowsOfPrompt } from '../host/jobs/rows-of-prompt.js';
export { listEditorModels } from './editor-models/editor-model.js';
export { systemClock } from '../host/models/system-clock.js';
export { cellMessages } from './cell-messages.js';
export { openStored } from './open-stored.js';
export { keepRun } from './scores/keep-run.js';
export { latestByRow } from './testing/latest-by-row.js';
