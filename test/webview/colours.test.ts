import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const literal =
  /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|:\s*[^;{}]*\b(?:black|white|gr[ae]y|silver|red|green|blue|yellow|orange|purple|navy|teal)\b(?!-)(?<!-\w+)/gi;

/** Colours that a style sheet names itself, instead of taking them from the theme. */
function literalsIn(css: string): string[] {
  return css.replaceAll(/\/\*.*?\*\//gs, '').match(literal) ?? [];
}

describe('the colours of panels', () => {
  it('come from the theme alone', () => {
    const sheets = readdirSync('webview', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.css'),
    );
    assert.ok(sheets.length >= 4);
    for (const sheet of sheets) assert.deepEqual(literalsIn(readFileSync(`webview/${sheet}`, 'utf8')), [], sheet);
  });

  for (const [css, found] of [
    ['a { color: #c0ffee; }', 1],
    ['a { border: 1px solid RGB(1 2 3); }', 1],
    ['a { background: linear-gradient(white, transparent); }', 1],
    ['a { color: var(--vscode-charts-red); fill: color-mix(in srgb, var(--vscode-charts-blue) 20%, transparent); }', 0],
    ['.red > .orange { width: 10px; } /* #fff */', 0],
    ['#root { margin: 0; }', 0],
  ] as const)
    it(`${found === 0 ? 'lets pass' : 'finds'} ${css}`, () => assert.equal(literalsIn(css).length, found));
});
