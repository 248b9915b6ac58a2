import type { JSX } from 'preact';
import type { PromptVariation, VariedKind, VariedScore } from '../../src/protocol/results.js';
import { count, fixed, percent, scoreText } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { LineDiff } from '../shared/line-diff.js';

/** How far a prompt's score depends on its form: kind by kind, and what the worst form says. */
export function VariationSection({ variation }: { readonly variation: PromptVariation }): JSX.Element {
  return (
    <section class="difference">
      <h2>{t('The prompt in other forms')}</h2>
      {variation.scores.map((score) => (
        <Score key={`${score.metric} ${score.label}`} score={score} />
      ))}
      {variation.notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
    </section>
  );
}

function Score({ score }: { readonly score: VariedScore }): JSX.Element {
  const { metric, label, original, sentences, kinds, worst } = score;
  return (
    <div class="pair">
      <h3>
        {metric} <small>{label}</small>
      </h3>
      <ul class="comparisons">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div class="scroll-x" tabIndex={0} role="group" aria-label={t('{0} by kind of form', metric)}>
        <table class="variants">
          <Head />
          <tbody>
            <tr>
              <th scope="row">{t('as written')}</th>
              <td class="number">1</td>
              <td class="number">{scoreText(original)}</td>
              <td colSpan={4} />
            </tr>
            {kinds.map((kind) => (
              <Kind key={kind.kind} kind={kind} />
            ))}
          </tbody>
        </table>
      </div>
      {worst && (
        <details class="fold">
          <summary>{t('What the worst form, {0}, says instead', worst.name)}</summary>
          <LineDiff diff={worst.diff} label={t('Changes of {0}', worst.name)} />
        </details>
      )}
    </div>
  );
}

const heads: readonly (readonly [string, 'number' | undefined])[] = [
  [t('Form'), undefined],
  [t('Texts'), 'number'],
  [t('Mean'), 'number'],
  [t('Spread'), 'number'],
  [t('Worst'), undefined],
  [t('Best'), undefined],
  [t('Answers changed'), 'number'],
];

function Head(): JSX.Element {
  return (
    <thead>
      <tr>
        {heads.map(([title, kind]) => (
          <th key={title} scope="col" class={kind}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Kind({
  kind: { kind, texts, mean, spread, worst, best, changed },
}: {
  readonly kind: VariedKind;
}): JSX.Element {
  return (
    <tr>
      <th scope="row">{kind}</th>
      <td class="number">{count(texts)}</td>
      <td class="number">{percent(mean)}</td>
      <td class="number">{spread === null ? '' : fixed(spread * 100, 1)}</td>
      <td>
        {percent(worst.score)} <small>{worst.name}</small>
      </td>
      <td>
        {percent(best.score)} <small>{best.name}</small>
      </td>
      <td class="number">{percent(changed)}</td>
    </tr>
  );
}
