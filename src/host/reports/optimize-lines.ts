import { boundSentence } from '../../engine/eval/sentences.js';
import { unansweredSentence } from '../../engine/eval/unanswered-sentence.js';
import { type OptimizeReport, type Role, roles, type Spend } from '../../engine/optimize/contracts.js';
import type { OptimizePlace } from './optimize-place.js';
import { counted, dollars } from './wording.js';

/** What of that score the search cannot have made up. */
export function boundLine({ dev: { bound } }: OptimizeReport): string[] {
  return bound === undefined ? [] : [boundSentence(bound, bound, { from: bound.prior })];
}

export function spendLine({ spend, stop, method }: { spend: Spend; stop: string; method: string }): string {
  const { calls, tokens, usd, unanswered } = spend;
  const money = usd === null ? 'at an unknown price' : dollars(usd);
  return `${method}: ${askedText(spend)}, ${calls.toLocaleString('en-US')} of them sent, ${tokens.toLocaleString('en-US')} tokens, ${money}; ended: ${stop}.${unanswered === undefined ? '' : ` ${unansweredSentence(unanswered)}`}`;
}

/** Who took how much of what was paid: the rows of a table, none where one alone was asked or it is not known. */
export function spendRows({ spend: { byRole = {} } }: { readonly spend: Pick<Spend, 'byRole'> }): string[][] {
  const rows = roles.flatMap((role) => {
    const paid = byRole[role];
    if (paid === undefined) return [];
    const [calls, tokens] = [paid.calls, paid.tokens].map((value) => value.toLocaleString('en-US'));
    return [[asked[role], calls ?? '', tokens ?? '', paid.usd === null ? 'unknown' : dollars(paid.usd)]];
  });
  return rows.length < 2 ? [] : rows;
}

export const spendHead = ['paid to', 'calls', 'tokens', 'cost'];

const asked: Readonly<Record<Role, string>> = {
  task: 'the model that answers',
  writer: 'the model that writes',
  judge: 'the model that judges',
};

function askedText({ taskCalls, writerCalls, judgeCalls }: Spend): string {
  const [answers, writer] = [counted(taskCalls, 'answer'), `${counted(writerCalls, 'call')} to the writer`];
  if (judgeCalls === undefined) return `${answers} and ${writer}`;
  return `${answers}, ${writer} and ${counted(judgeCalls, 'call')} to the judge`;
}

/** Where to find it all. @param quoted how the report writes a path */
export function placeLine({ out, journal }: OptimizePlace, quoted: (path: string) => string = (path) => path): string {
  const [steps, calls] = [journal, journal.replace(/\.jsonl$/, '.calls.jsonl')].map(quoted);
  const start = out === undefined ? 'Every step is' : `The result is in ${quoted(out)}, every step`;
  return `${start} in ${steps}, every call in ${calls}.`;
}
