import type { JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What the numbers say, a sentence each. */
export function Sentences({ title, sentences }: Props): JSX.Element | null {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="comparisons">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
