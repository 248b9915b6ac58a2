import type { OptimizeUse } from '../../engine/prompt/optimize-use.js';
import type { Price } from '../../engine/model/price.js';
import type { RateLimits } from '../../engine/model/rate.js';
import type { Severity } from '../../engine/lint/rule.js';
import type { TeamRule } from '../../engine/lint/team-rules/team-rule.js';

/** The configuration's file, at the root of a workspace. */
export const configName = 'hone.config.yaml';

/** A server that speaks OpenAI's chat-completions protocol, under a provider name of the user's own. */
export interface CustomProvider {
  /** Undefined keeps a known vendor's own. */
  readonly baseUrl: string | undefined;
  /** The environment variable that holds the key: never the key itself. Undefined for servers that need none. */
  readonly keyVariable: string | undefined;
  /** Headers to send along, each with the name of the variable that holds its value. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of Azure's older interface. */
  readonly apiVersion?: string;
  readonly limits?: RateLimits;
  /** By model, or `*` for all of the provider's. */
  readonly prices?: Readonly<Record<string, Price>>;
}

/** What a configuration says of one rule: `warning`, or `{ severity: warning, … }` with options of the rule's own. */
export interface RuleSetting {
  /** Undefined keeps the rule's own. */
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/** By rule id. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** Settings for some of the files. A later one wins over an earlier one. */
export interface RuleOverride {
  /** Globs, from the folder of the configuration. */
  readonly files: readonly string[];
  readonly rules: RuleSettings;
}

/** Prompts that are evaluated together, as `hone eval --suite` does. */
export interface EvaluationSuite {
  /** Files or globs, from the folder of the configuration. */
  readonly prompts: readonly string[];
  /** Instead of the data the prompts name; from the folder of the configuration. */
  readonly data: string | undefined;
  /** `provider/model` names instead of those the prompts name; none when they decide. */
  readonly models: readonly string[];
  readonly limit: number | undefined;
  readonly repeat: number | undefined;
  readonly maxCalls: number | undefined;
  readonly maxUsd: number | undefined;
  /** As in `accuracy>=0.8`. */
  readonly thresholds: readonly string[];
}

/** `hone.config.yaml` at the workspace root, with what it extends and with defaults filled in. */
export interface HoneConfig {
  /** The model of prompts that name none. */
  readonly model: string;
  /** The model that writes candidate prompts; the task's model when undefined. */
  readonly writer: string | undefined;
  /** The model that grades answers; `model` when undefined. */
  readonly judge: string | undefined;
  readonly providers: Readonly<Record<string, CustomProvider>>;
  readonly rules: RuleSettings;
  readonly overrides: readonly RuleOverride[];
  readonly teamRules: readonly TeamRule[];
  /** Globs of program code whose prompts are linted with a folder. */
  readonly code: readonly string[];
  /** Globs of files that are not linted. */
  readonly ignore: readonly string[];
  /** Suites by name. */
  readonly evaluate: Readonly<Record<string, EvaluationSuite>>;
  /** How prompts are optimized; a prompt's own words go over it. Paths are from the folder of the configuration. */
  readonly optimize: OptimizeUse;
}
