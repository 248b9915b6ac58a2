import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CheckSchema } from '../engine/lint/rule.js';
import type * as Jobs from './jobs.js';
import type * as Preview from './preview/create-preview.js';
import type * as Schemas from './schemas.js';

/** What a run needs is a bundle of its own: it is read when the first run starts, not when a prompt is opened. */
export type LoadJobs = () => typeof Jobs;

export function createJobsLoader(extensionPath: string): LoadJobs {
  const requireFrom = bundleLoader(extensionPath);
  return () => requireFrom('./jobs.cjs') as typeof Jobs;
}

/** Checks schemas with a validator that is loaded when there is one to check. */
export function createSchemaCheck(extensionPath: string): CheckSchema {
  const requireFrom = bundleLoader(extensionPath);
  return (schema) => (requireFrom('./schemas.cjs') as typeof Schemas).schemaFaults(schema);
}

/** The preview, rendering included, is loaded when its panel is opened first. */
export function createPreviewLoader(extensionPath: string): () => typeof Preview {
  const requireFrom = bundleLoader(extensionPath);
  return () => requireFrom('./preview.cjs') as typeof Preview;
}

function bundleLoader(extensionPath: string): NodeJS.Require {
  return createRequire(join(extensionPath, 'dist', 'extension', 'parts'));
}
