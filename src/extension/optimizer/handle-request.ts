import { relative } from 'node:path';
import * as vscode from 'vscode';
import { dataFormats } from '../../host/data/data-format.js';
import type { OptimizerRequest } from '../../protocol/optimizer.js';
import { manageTrust, requireTrust } from '../require-trust.js';
import { savedForRun } from '../target-prompt.js';
import { folderOf } from '../workspace-config.js';
import type { FormState } from './form-state.js';
import { openReport, type ReportPorts } from './open-report.js';
import type { RunControl } from './run-control.js';

interface Parts {
  readonly form: FormState;
  readonly control: RunControl;
}

/** Does what the view asks; what it shows then is for the caller to send. */
export async function handleRequest(
  request: OptimizerRequest,
  { form, control }: Parts,
  ports: ReportPorts,
): Promise<void> {
  switch (request.type) {
    case 'ready':
      return;
    case 'change':
      form.change(request.field, request.value);
      return;
    case 'show-diff':
      return control.showDiff(request.candidate);
    case 'open-candidate':
      control.openCandidate(request.candidate);
      return;
    case 'open-report':
      if (control.ended) await openReport(control.ended, ports);
      return;
    default:
      await actions[request.type](form, control);
  }
}

type Action = (form: FormState, control: RunControl) => Promise<void> | void;

type Given = 'ready' | 'change' | 'show-diff' | 'open-candidate' | 'open-report';

const actions: Readonly<Record<Exclude<OptimizerRequest['type'], Given>, Action>> = {
  'choose-data': chooseData,
  'reset-form': (form) => form.reset(),
  start,
  pause: (_, control) => control.pause(),
  resume: (_, control) => control.resume(),
  stop: (_, control) => control.stop(),
  accept: (_, control) => control.accept(),
  'keep-seed': (_, control) => control.keepSeed(),
  'new-run': (_, control) => control.leave(),
  'manage-trust': manageTrust,
  'find-prompt': async () => vscode.commands.executeCommand('workbench.action.quickOpen', '.prompt'),
  'new-prompt': async () => vscode.commands.executeCommand('hone.newPrompt'),
  'open-example': async () => vscode.commands.executeCommand('hone.openExample'),
};

/** Saved first: the estimate must be of the file that the run reads. */
async function start(form: FormState, control: RunControl): Promise<void> {
  const { document } = form;
  if (!document || control.running || !(await requireTrust('optimizing')) || !(await savedForRun(document))) return;
  const reading = form.document === document ? form.startable() : undefined;
  if (reading) await control.start(document, reading);
  else void vscode.window.showInformationMessage(notEstimated);
}

const notEstimated = vscode.l10n.t(
  'Nothing was started: what this run costs is not known yet. Press Start again below its estimate.',
);

async function chooseData(form: FormState): Promise<void> {
  if (!form.document) return;
  const folder = folderOf(form.document.uri);
  const chosen = await vscode.window.showOpenDialog({
    defaultUri: vscode.Uri.file(folder),
    filters: { [vscode.l10n.t('Data sets')]: [...dataFormats] },
    openLabel: vscode.l10n.t('Use as data'),
  });
  if (chosen?.[0]) form.change('data', relative(folder, chosen[0].fsPath));
}
