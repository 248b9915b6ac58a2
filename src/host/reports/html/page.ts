import { createHash } from 'node:crypto';
import type { Estimate } from '../../../engine/eval/contracts/estimate.js';
import { xmlText } from '../xml.js';
import { style } from './style.js';

export interface PageParts {
  readonly title: string;
  readonly script?: string;
}

/**
 * The beginning of a page that is one file: it loads nothing, sends nothing, and runs only the script it came with,
 * whose fingerprint its policy names. What follows is the body; `pageEnd` closes it.
 */
export function pageStart({ title, script }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src '${fingerprint(style)}'`,
    ...(script === undefined ? [] : [`script-src '${fingerprint(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${xmlText(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
`;
}

export function pageEnd({ script }: Pick<PageParts, 'script'> = {}): string {
  return `</main>\n${script === undefined ? '' : `<script>${script}</script>\n`}</body>\n</html>\n`;
}

/** Data for the page's script. A `<` inside could end the block, so there is none. */
export function dataBlock(attributes: string, value: unknown): string {
  return `<script type="application/json" ${attributes}>${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>\n`;
}

export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((cell, i) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}${i === 0 ? ' class="name"' : ''}>${cell}</${tag}>`).join('')}</tr>`;
  return `<div class="wide"><table><thead>${line('th', head.map(xmlText))}</thead><tbody>${rows
    .map((cells) => line('td', cells))
    .join('\n')}</tbody></table></div>\n`;
}

/** A score between 0 and 100 % with its interval, drawn; other scores are not. */
export function intervalBar({ mean, low, high, unit }: Estimate): string {
  if (unit === 'number' || low < 0 || high > 1) return '';
  const at = (share: number): string => (share * 100).toFixed(1);
  return (
    `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="3" width="100" height="2"/>` +
    `<rect class="range" x="${at(low)}" y="1" width="${at(Math.max(0.005, high - low))}" height="6"/>` +
    `<rect class="mean" x="${at(Math.max(0, mean - 0.005))}" width="1" height="8"/></svg>`
  );
}

function fingerprint(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
