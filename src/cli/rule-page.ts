import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleId } from '../engine/lint/rule.js';
import { packageRoot } from './package-root.js';

/** The page beside the rule, as the build ships it. @throws where there is none: a team's rule has no page */
export function rulePage(id: RuleId): string {
  return readFileSync(join(packageRoot(), 'dist', 'rules', `${id}.md`), 'utf8');
}
