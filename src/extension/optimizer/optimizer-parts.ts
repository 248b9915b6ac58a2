import * as vscode from 'vscode';
import { systemClock } from '../../host/models/system-clock.js';
import { isCodeAllowed } from '../code-allowed.js';
import { failureText } from '../failure-text.js';
import { nextTurn } from '../next-turn.js';
import { savedForRun } from '../target-prompt.js';
import { folderOf, type WorkspaceConfig } from '../workspace-config.js';
import { type Order, returnOf } from './after-reload.js';
import { createFormDefaults } from './form-defaults.js';
import { createFormMemory } from './form-memory.js';
import { createFormState, type FormPorts, type FormState } from './form-state.js';
import { createKeptRun, type KeptRun } from './kept-run.js';
import { openEditedFile } from './open-edited-file.js';
import { createRunControl, type RunControl } from './run-control.js';
import type { RunPorts } from './run-ports.js';

/** What lives in the extension's process while the view comes and goes. */
interface Parts {
  readonly form: FormState;
  readonly control: RunControl;
}

/** Made when the view is needed first, for most windows never show it, or for a run that goes on by itself. */
export interface OptimizerParts {
  readonly opened: () => Parts;
  /** Undefined until then. */
  readonly made: Parts | undefined;
  /** When it is known whether there is a run from before a reload of the window. */
  readonly restored: Promise<void>;
  /** The folder is trusted now. */
  trusted(): void;
  dispose(): void;
}

export type PartsPorts = Pick<FormPorts & RunPorts, 'read' | 'loadJobs' | 'openRunHost' | 'runs' | 'versions'> &
  Pick<FormPorts & RunPorts, 'isSeen' | 'reveal' | 'onChanged'> &
  Pick<vscode.ExtensionContext, 'workspaceState'> & { readonly workspace: WorkspaceConfig };

export function createOptimizerParts(ports: PartsPorts): OptimizerParts {
  const kept = createKeptRun(ports.workspaceState);
  // Trusting a folder is no order to spend: what ran in it before then waits to be resumed.
  const order = isTrusted() ? 'go-on' : 'wait';
  let made: Parts | undefined;
  let restored = Promise.resolve();
  const restore = async ({ control }: Parts): Promise<void> => {
    if (!isTrusted()) return;
    await control.restore(order).catch((error: unknown) => void vscode.window.showErrorMessage(failureText(error)));
  };
  const opened = (): Parts => {
    if (made === undefined) {
      made = createParts(ports, kept);
      restored = restore(made);
    }
    return made;
  };
  // Also where the view is closed and no prompt is open.
  const forget = nextTurn(() => {
    if (isTrusted() && goesOn(kept, order)) opened();
  });
  return {
    opened,
    get made() {
      return made;
    },
    get restored() {
      return restored;
    },
    trusted() {
      made?.form.trusted();
      if (made) restored = restore(made);
    },
    dispose: forget,
  };
}

function createParts(ports: PartsPorts, kept: KeptRun): Parts {
  const { relativePath } = ports.workspace;
  const shared = { ...ports, relativePath, allowsCode: isCodeAllowed };
  const memory = createFormMemory(ports.workspaceState);
  const defaultsFor = createFormDefaults(ports.workspace);
  const uriOf = (address: string): vscode.Uri => vscode.Uri.parse(address);
  const clock = systemClock;
  return {
    form: createFormState({ ...shared, folderOf, defaultsFor, memory, isTrusted }),
    control: createRunControl({ ...shared, kept, clock, uriOf, savedForRun, openFile: openEditedFile }),
  };
}

function goesOn(kept: KeptRun, order: Order): boolean {
  const seen = kept.read();
  return seen !== undefined && returnOf(seen, systemClock.now(), order).onward === 'running';
}

function isTrusted(): boolean {
  return vscode.workspace.isTrusted;
}
