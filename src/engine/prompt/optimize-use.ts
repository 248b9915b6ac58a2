export const objectives = ['score', 'pareto'] as const;

/** What a configuration or a prompt says of how prompts are optimized; what is left out is its default. */
export interface OptimizeUse {
  /** What is maximised: metrics by name with their weights. */
  readonly metric?: Readonly<Record<string, number>>;
  /** What the search goes by: the `score`, or by `pareto` cost too, to end in the cheapest prompt that is as good as the best. */
  readonly objective?: (typeof objectives)[number];
  readonly penalty?: Penalty;
  readonly constraints?: Constraints;
  /** Settings by method and name; checked when the method is known. */
  readonly methods?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Paths of prompt files that ask the writer in place of Hone's own, by the request's name. */
  readonly requests?: Readonly<Record<string, string>>;
}

/** What is taken off each score, so that a gain has to be worth what it costs. */
export interface Penalty {
  /** For each time that a prompt is longer than the seed: one of twice the tokens loses this much, a shorter one gains. */
  readonly length?: number;
  /** For each dollar that a thousand answers cost. */
  readonly cost?: number;
}

/** What no candidate may violate. */
export interface Constraints {
  /** Texts that stay in the prompt, letter for letter. */
  readonly mustContain: readonly string[];
  /** Parts that no operator touches. */
  readonly frozen: readonly string[];
  /** Of the whole prompt file. */
  readonly maxTokens?: number;
}

/** The same with another one's words over it, key by key. */
export function mergedUse(base: OptimizeUse, over: OptimizeUse): OptimizeUse {
  const methods = { ...base.methods };
  for (const [id, settings] of Object.entries(over.methods ?? {})) methods[id] = { ...methods[id], ...settings };
  return {
    ...base,
    ...over,
    ...((base.penalty ?? over.penalty) && { penalty: { ...base.penalty, ...over.penalty } }),
    ...((base.constraints ?? over.constraints) && { constraints: bothConstraints(base, over) }),
    ...((base.methods ?? over.methods) && { methods }),
    ...((base.requests ?? over.requests) && { requests: { ...base.requests, ...over.requests } }),
  };
}

/** What a team asks of all prompts holds for each, whatever the prompt adds. */
function bothConstraints({ constraints: base }: OptimizeUse, { constraints: over }: OptimizeUse): Constraints {
  const most = [base?.maxTokens, over?.maxTokens].filter((tokens) => tokens !== undefined);
  return {
    mustContain: [...(base?.mustContain ?? []), ...(over?.mustContain ?? [])],
    frozen: [...(base?.frozen ?? []), ...(over?.frozen ?? [])],
    ...(most.length > 0 && { maxTokens: Math.min(...most) }),
  };
}
