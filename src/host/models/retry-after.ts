/** Reads one header of an answer by its lower-case name. */
export type ReadHeader = (name: string) => string | undefined;

/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, `Retry-After` in seconds or as an HTTP date
 * (RFC 9110 §10.2.3), else the reset times vendors send beside an exhausted limit. Undefined when it does not say.
 */
export function retryAfterOf(header: ReadHeader, now: number): number | undefined {
  const milliseconds = positive(Number(header('retry-after-ms') ?? NaN));
  return milliseconds ?? delayOf(header('retry-after'), now) ?? resetOf(header, now);
}

const limits = ['requests', 'tokens', 'input-tokens', 'output-tokens'] as const;
const prefixes = ['x-ratelimit-reset-', 'anthropic-ratelimit-'] as const;

/** The latest reset among the limits that are used up; where none says it is, the soonest of all. */
function resetOf(header: ReadHeader, now: number): number | undefined {
  const resets = limits.flatMap((limit) => {
    const reset = header(`${prefixes[0]}${limit}`) ?? header(`${prefixes[1]}${limit}-reset`);
    const remaining = header(`x-ratelimit-remaining-${limit}`) ?? header(`${prefixes[1]}${limit}-remaining`);
    const wait = durationOf(reset) ?? delayOf(reset, now);
    return wait === undefined ? [] : [{ wait, isUsedUp: remaining === '0' }];
  });
  const usedUp = resets.filter(({ isUsedUp }) => isUsedUp).map(({ wait }) => wait);
  if (usedUp.length > 0) return Math.max(...usedUp);
  return resets.length > 0 ? Math.min(...resets.map(({ wait }) => wait)) : undefined;
}

/** Seconds, or a date. */
function delayOf(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (!Number.isNaN(seconds)) return positive(seconds * 1000);
  return positive(Date.parse(value) - now);
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** OpenAI's own form of a duration, such as `6m0s` or `120ms`; Google's is one of its forms. */
export function durationOf(value: string | undefined): number | undefined {
  if (value === undefined || !/^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/.test(value)) return undefined;
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  return positive(parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (unitMs[unit] ?? 0), 0));
}

function positive(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : Math.max(0, Math.round(value));
}
