import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';
import type { ComponentChildren, JSX } from 'preact';

provideVSCodeDesignSystem().register(vsCodeButton());

interface Props {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
}

export function Button({ onPress, children, secondary = false, disabled = false }: Props): JSX.Element {
  return (
    <vscode-button appearance={secondary ? 'secondary' : 'primary'} disabled={disabled} onClick={onPress}>
      {children}
    </vscode-button>
  );
}
