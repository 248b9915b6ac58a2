import type { JSX } from 'preact';

/** A unified diff, as tools write it. The signs stand in the text, so that colour is not the only mark. */
export function LineDiff({ diff, label }: { readonly diff: string; readonly label: string }): JSX.Element {
  const lines = diff.trimEnd().split('\n').slice(2);
  return (
    <pre class="line-diff" tabIndex={0} role="group" aria-label={label}>
      {lines.map((line, index) => (
        <span key={index} class={kinds[line.charAt(0)] ?? 'same'}>
          {`${line}\n`}
        </span>
      ))}
    </pre>
  );
}

const kinds: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '@': 'place' };
