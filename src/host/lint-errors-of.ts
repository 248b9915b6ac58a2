import { relative, sep } from 'node:path';
import { lintErrors, type LintErrors } from '../engine/lint/lint-errors.js';
import { schemaFaults } from '../engine/lint/schema-faults.js';
import { lintSettings } from './config/lint-settings.js';
import type { Host } from './host.js';

/** Finds the linter's errors in versions of the prompt at a path, by the settings that hold for it. */
export function lintErrorsOf(path: string, host: Host): LintErrors {
  const workspace = host.lintWorkspaceOf(path);
  const settings = lintSettings(host.config, relative(host.root, path).split(sep).join('/'));
  return (doc) => lintErrors(doc, { workspace, checkSchema: schemaFaults, ...settings });
}
