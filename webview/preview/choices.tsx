import type { JSX } from 'preact';
import type { PreviewRequest, PromptView } from '../../src/protocol/preview.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly prompt: PromptView;
  readonly send: (request: PreviewRequest) => void;
}

/** Which of a file's prompts and which variant of it; nothing where there is no choice. */
export function Choices({ prompt, send }: Props): JSX.Element | null {
  const { names, name, variants, variant } = prompt;
  if (names.length < 2 && variants.length < 2) return null;
  return (
    <div class="choices">
      <Choice
        label={t('Prompt')}
        options={names}
        chosen={name}
        onChoose={(n) => send({ type: 'choose', what: 'prompt', number: n })}
      />
      <Choice
        label={t('Variant')}
        options={variants}
        chosen={variant}
        onChoose={(n) => send({ type: 'choose', what: 'variant', number: n })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly onChoose: (number: number) => void;
}

function Choice({ label, options, chosen, onChoose }: ChoiceProps): JSX.Element | null {
  if (options.length < 2) return null;
  return (
    <label class="select">
      <span>{label}</span>
      <select value={String(chosen)} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {options.map((option, index) => (
          <option key={index} value={String(index)}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}
