import type { JSX } from 'preact';
import type { LabelMatrix, LabelPick } from '../../src/protocol/results.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import type { ShownView } from './use-row-view.js';

interface Props {
  readonly matrices: readonly LabelMatrix[];
  readonly view: ShownView;
}

/** Which labels are taken for which: a field lists its rows. */
export function MatrixSection({ matrices, view }: Props): JSX.Element | null {
  if (matrices.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        {matrices.length > 1 ? t('Confusion matrix of {0} variants', matrices.length) : t('Confusion matrix')}
      </summary>
      <div class="matrices">
        {matrices.map((matrix) => (
          <Matrix key={matrix.variant} matrix={matrix} view={view} />
        ))}
      </div>
    </details>
  );
}

function Matrix({ matrix, view }: { readonly matrix: LabelMatrix; readonly view: ShownView }): JSX.Element {
  const { label, labels, counts } = matrix;
  const most = Math.max(1, ...counts.flat());
  return (
    <div class="scroll-x" tabIndex={0} role="group" aria-label={t('Confusion matrix of {0}', label)}>
      <table class="matrix">
        <caption>
          {label} <small>{t('rows: expected, columns: answered')}</small>
        </caption>
        <thead>
          <tr>
            <td />
            {[...labels, t('none')].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((expected, i) => (
            <tr key={expected}>
              <th scope="row">{expected}</th>
              {[...labels, null].map((answered, j) => (
                <Field
                  key={answered ?? ''}
                  cells={counts[i]?.[j] ?? 0}
                  most={most}
                  pick={{ variant: matrix.variant, expected, answered }}
                  view={view}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FieldProps {
  readonly cells: number;
  readonly most: number;
  readonly pick: LabelPick;
  readonly view: ShownView;
}

/** Percent of a colour behind the largest number; more would make it hard to read in a dark theme. */
const deepest = 32;

function Field({ cells, most, pick, view }: FieldProps): JSX.Element {
  const { expected, answered } = pick;
  if (cells === 0) return <td class="nothing">0</td>;
  const isPicked = JSON.stringify(view.view.labels) === JSON.stringify(pick);
  const kind = expected === answered ? 'right' : 'wrong';
  return (
    <td>
      <button
        type="button"
        class={`field-count ${kind}`}
        style={{ '--share': `${Math.round((cells / most) * deepest)}%` }}
        aria-pressed={isPicked}
        aria-label={fieldLabel(pick, cells)}
        onClick={() => view.change({ labels: isPicked ? null : pick, filter: 'all' })}
      >
        {count(cells)}
      </button>
    </td>
  );
}

function fieldLabel({ expected, answered }: LabelPick, cells: number): string {
  return answered === null
    ? t('{0} answered as no label: {1}. List these rows', expected, count(cells))
    : t('{0} answered as {1}: {2}. List these rows', expected, answered, count(cells));
}
