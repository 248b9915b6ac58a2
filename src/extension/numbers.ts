import { env } from 'vscode';

/** `1,234`, as the editor's language writes it: in sentences that stand in a panel beside numbers of its own. */
export function whole(value: number): string {
  return fixed(value, 0);
}

/** `12.30`, rounded as the reports round it. */
export function fixed(value: number, decimals: number): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return Number(value.toFixed(decimals)).toLocaleString([env.language, 'en'], digits);
}
