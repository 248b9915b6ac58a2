import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';
import type { ComponentChildren, JSX } from 'preact';

provideVSCodeDesignSystem().register(vsCodeButton());

interface Props {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  /** Of a button that turns something on and off. */
  readonly pressed?: boolean;
}

export function Button({ onPress, children, secondary = false, disabled = false, pressed }: Props): JSX.Element {
  return (
    <vscode-button
      appearance={secondary ? 'secondary' : 'primary'}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {children}
    </vscode-button>
  );
}
