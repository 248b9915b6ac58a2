/** The options that `hone eval` and `hone vary` share: whom to ask, how much, and how to go on. */
export interface RunArguments {
  readonly model?: readonly string[];
  readonly judge?: readonly string[];
  readonly limit?: number;
  readonly repeat?: number;
  readonly concurrency: number;
  readonly maxCalls?: number;
  readonly maxUsd?: number;
  readonly timeout: number;
  readonly resume?: string;
  readonly estimate?: true;
  readonly out?: string;
  readonly cache: boolean;
  readonly allowCode?: true;
}
