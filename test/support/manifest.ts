import { readFileSync } from 'node:fs';

/** The extension's manifest, its texts in English as VS Code would show them. */
export function readManifest(): unknown {
  const texts = readTexts();
  const inEnglish = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/^%(.+)%$/, (whole, key: string) => texts[key] ?? whole) : value;
  return JSON.parse(readFileSync('package.json', 'utf8'), inEnglish);
}

/** The texts of `package.nls.json` by their keys. */
export function readTexts(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
}
