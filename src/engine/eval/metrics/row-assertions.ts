import type { Assertion, RowScore, ScoredAnswer } from '../contracts.js';

type Mapping = Readonly<Record<string, unknown>>;

interface Judged {
  readonly score: number;
  readonly passes: boolean;
  readonly reason?: string | undefined;
}

const usualColumn = 'assert';

/**
 * Assertions that each row brings along in a column, as promptfoo's tests do: a list of which all must hold, or an
 * `assert-set` with a `threshold` that their mean, weighed, must reach. What a row holds is data: no tags are read in it.
 * @param known the assertions a row may name
 */
export function rowAssertions(known: readonly Assertion[]): Assertion {
  return {
    id: 'row-assertions',
    level: 'assertion',
    comparesExpected: false,
    summary: 'The assertions of the row hold: those its column `assert`, or the column named as the value, lists.',
    needs: [],
    range: [0, 1],
    bind(value = usualColumn) {
      if (typeof value !== 'string' || value === '')
        return 'its value must be the name of the column with the assertions.';
      return (answer): RowScore => {
        const list = answer.values[value];
        if (list === undefined || list === null) return { value: 1 };
        const { passes, reason } = judgeAll(list, { known, answer });
        return passes || reason === undefined ? { value: passes ? 1 : 0 } : { value: 0, reason };
      };
    },
  };
}

interface Context {
  readonly known: readonly Assertion[];
  readonly answer: ScoredAnswer;
}

/** Sets in sets deeper than this are no assertions anybody wrote. */
const deepest = 8;

function judgeAll(list: unknown, context: Context, depth = 0): Judged {
  const { assert, threshold } = Array.isArray(list) ? { assert: list as unknown[], threshold: undefined } : setOf(list);
  if (!Array.isArray(assert) || depth > deepest) return failed('The row lists no assertions that can be read.');
  if (assert.length === 0) return { score: 1, passes: true };
  const judged = (assert as readonly unknown[]).map((item) => ({
    ...judge(item, context, depth),
    weight: weightOf(item),
  }));
  const weights = judged.reduce((sum, { weight }) => sum + weight, 0);
  const total = judged.reduce((sum, { score, weight }) => sum + score * weight, 0);
  const score = weights > 0 ? total / weights : 0;
  // promptfoo lets what weighs nothing pass.
  const fault = judged.find(({ passes, weight }) => !passes && weight > 0);
  if (threshold === undefined) return { score, passes: fault === undefined, reason: fault?.reason };
  const reason = [`The assertions reach ${score.toFixed(2)} of ${threshold}.`, fault?.reason ?? ''].join(' ').trim();
  return { score, passes: score >= threshold, reason };
}

function weightOf(item: unknown): number {
  return isMapping(item) && typeof item['weight'] === 'number' ? item['weight'] : 1;
}

function judge(item: unknown, context: Context, depth: number): Judged {
  if (!isMapping(item) || typeof item['type'] !== 'string') return failed('An assertion of the row has no `type`.');
  if (item['type'] === 'assert-set') return judgeAll(item, context, depth + 1);
  const negated = item['type'].startsWith('not-');
  const name = negated ? item['type'].slice('not-'.length) : item['type'];
  const found = context.known.find(({ id }) => id === name);
  if (found === undefined) return failed(`The row asserts \`${item['type']}\`, which there is not.`);
  const value = item['value'];
  // A text is compared as it is: as the row's expected answer, in which no tags are read.
  const literal = found.comparesExpected && (typeof value === 'string' || typeof value === 'number');
  const score = found.bind(literal ? undefined : value);
  if (typeof score === 'string') return failed(`The row's assertion \`${item['type']}\`: ${score}`);
  const answer = literal ? { ...context.answer, expected: String(value) } : context.answer;
  return weighed(score(answer), { negated, type: item['type'], threshold: item['threshold'] });
}

function weighed(
  { value, reason }: RowScore,
  { negated, type, threshold }: { negated: boolean; type: string; threshold: unknown },
): Judged {
  const turned = negated ? 1 - value : value;
  const least = typeof threshold === 'number' ? threshold : 1;
  const why = negated ? `\`${type}\`: the condition that must not hold does.` : `\`${type}\`: ${reason ?? 'it fails.'}`;
  return { score: turned, passes: turned >= least, reason: turned >= least ? undefined : why };
}

function failed(reason: string): Judged {
  return { score: 0, passes: false, reason };
}

function setOf(value: unknown): { assert: unknown; threshold: number | undefined } {
  if (!isMapping(value)) return { assert: undefined, threshold: undefined };
  const { assert, threshold } = value;
  return { assert, threshold: typeof threshold === 'number' ? threshold : undefined };
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
