/** The words of the editor's language for a page: data, which no policy has to allow to run, and `<` cannot end it. */
export function wordsBlock(bundle: Readonly<Record<string, unknown>> | undefined): string {
  if (bundle === undefined) return '';
  return `<script type="application/json" id="words">${JSON.stringify(bundle).replaceAll('<', '\\u003c')}</script>\n`;
}
