// The second bundle: what runs need, models and their client included. Loaded by `load-bundles.ts` on first use.
export { openHost } from '../host/open-host.js';
export { estimateJob, evaluateJob } from '../host/jobs/evaluate-job.js';
export { estimateOptimizeJob, optimizeJob } from '../host/jobs/optimize-job.js';
export { estimateReview, promptsToReview, reviewerOf, reviewJob } from '../host/jobs/review-job.js';
export { listEditorModels } from './editor-models/editor-model.js';
export { systemClock } from '../host/models/system-clock.js';
export { cellMessages } from './cell-messages.js';
