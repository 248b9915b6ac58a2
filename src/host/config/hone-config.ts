import type { Severity } from '../../engine/lint/rule.js';

/** The configuration's file, at the root of a workspace. */
export const configName = 'hone.config.yaml';

/** A server that speaks OpenAI's chat-completions protocol, under a provider name of the user's own. */
export interface CustomProvider {
  readonly baseUrl: string;
  /** The environment variable that holds the key: never the key itself. Undefined for servers that need none. */
  readonly keyVariable: string | undefined;
}

/** `hone.config.yaml` at the workspace root, with defaults filled in. */
export interface HoneConfig {
  /** The model of prompts that name none. */
  readonly model: string;
  /** The model that writes candidate prompts; the task's model when undefined. */
  readonly writer: string | undefined;
  readonly providers: Readonly<Record<string, CustomProvider>>;
  /** Severities by rule id. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Globs of files that are not linted. */
  readonly ignore: readonly string[];
}
