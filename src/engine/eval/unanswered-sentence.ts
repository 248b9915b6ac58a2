import type { Unanswered } from '../model/unanswered.js';

/** `Up to 3 requests were sent and never answered. They may have been billed, with $0.0042 at most, …` */
export function unansweredSentence({ requests, usd }: Unanswered): string {
  const which = requests === 1 ? 'Up to 1 request was' : `Up to ${requests.toLocaleString('en-US')} requests were`;
  const money = usd === null ? 'at an unknown price' : `with ${dollars(usd)} at most`;
  return `${which} sent and never answered. They may have been billed, ${money}, which is in no other number.`;
}

/** Rounded up: it is a bound. */
function dollars(usd: number): string {
  if (usd === 0) return '$0';
  return usd < 0.01 ? `$${(Math.ceil(usd * 1e6) / 1e6).toPrecision(2)}` : `$${(Math.ceil(usd * 100) / 100).toFixed(2)}`;
}
