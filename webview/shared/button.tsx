import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';
import type { ComponentChildren, JSX } from 'preact';

provideVSCodeDesignSystem().register(vsCodeButton());

interface Props {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  /** What screen readers call it, where its words change. */
  readonly name?: string;
}

export function Button({ onPress, children, secondary = false, disabled = false, name }: Props): JSX.Element {
  return (
    <vscode-button
      appearance={secondary ? 'secondary' : 'primary'}
      aria-label={name}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </vscode-button>
  );
}
