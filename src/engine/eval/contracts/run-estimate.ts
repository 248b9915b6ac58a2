/** What a run will cost, as a range; `usd` is undefined when a price is unknown. */
export interface RunEstimate {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: { readonly low: number; readonly high: number };
  readonly usd: { readonly low: number; readonly high: number } | undefined;
  readonly seconds: { readonly low: number; readonly high: number } | undefined;
  /** Models of the editor among those asked, whose use a plan counts that is not known here; only where there are any. */
  readonly editorModels?: readonly string[];
  /** What grading will take, in none of the numbers above; only where a model grades. */
  readonly judge?: Pick<RunEstimate, 'calls' | 'inputTokens' | 'outputTokens' | 'usd' | 'seconds'>;
}
