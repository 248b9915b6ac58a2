import type { Severity } from '../../engine/lint/rule.js';

/** What a configuration may set a rule to. */
export const severityNames: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'hint', 'off'];
