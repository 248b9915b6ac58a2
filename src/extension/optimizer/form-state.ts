import type * as vscode from 'vscode';
import { methodInfos } from '../../engine/optimize/methods/index.js';
import type { EstimateView, FormField, OptimizerSnapshot } from '../../protocol/optimizer.js';
import type { PromptDocuments } from '../prompt-documents.js';
import { createFormEstimate, type EstimatePorts, type FormEstimate } from './form-estimate.js';
import {
  changed,
  defaultForm,
  isFree,
  mistakesIn,
  readForm,
  type FormDefaults,
  type FormReading,
  type FormValues,
} from './optimizer-form.js';

export interface FormPorts extends EstimatePorts {
  readonly read: PromptDocuments['first'];
  readonly relativePath: (uri: vscode.Uri) => string;
  /** The folder that paths in the form are relative to. */
  readonly folderOf: (uri: vscode.Uri) => string;
  readonly defaultsFor: (document: vscode.TextDocument) => FormDefaults;
  /** Whether anybody looks at the form. */
  readonly isSeen: () => boolean;
}

/** The form for one prompt, with the estimate that follows every change of it. */
export interface FormState {
  readonly document: vscode.TextDocument | undefined;
  /** Makes the form about another prompt; the same one keeps what was filled in. */
  target(document: vscode.TextDocument): void;
  change(field: FormField, value: string): void;
  /** The workspace is trusted now, which an estimate needs. */
  trusted(): void;
  /** The prompt was saved: what it says of itself is read again unless the form was changed by hand. */
  saved(document: vscode.TextDocument): void;
  /** Makes good what was saved while nobody looked, when no estimate is worked out. */
  catchUp(): void;
  /** What may be started: undefined while something is missing or wrong, or the estimate is not of exactly this form and file. */
  startable(): FormReading | undefined;
  view(): Omit<OptimizerSnapshot, 'trusted' | 'run'>;
}

const emptyForm: FormValues = { method: '', data: '', model: '', writer: '', calls: '', usd: '', seed: '' };

interface Form {
  document: vscode.TextDocument | undefined;
  values: FormValues;
  /** Changed by hand. */
  touched: boolean;
  /** The prompt was saved while nobody looked. */
  missed: boolean;
}

export function createFormState(ports: FormPorts): FormState {
  const form: Form = { document: undefined, values: emptyForm, touched: false, missed: false };
  const estimate = createFormEstimate(ports);
  const update = (): void => {
    if (form.document) estimate.ask(form.document, readingOf(form, ports));
  };
  const fillIn = (from: vscode.TextDocument): void => {
    form.values = defaultForm(ports.read(from), methodInfos(), ports.defaultsFor(from));
    update();
  };
  const refresh = (from: vscode.TextDocument): void => {
    form.missed = false;
    if (form.touched) update();
    else fillIn(from);
  };
  return {
    get document() {
      return form.document;
    },
    target(next) {
      if (isSame(form.document, next)) return;
      Object.assign(form, { document: next, touched: false, missed: false });
      fillIn(next);
    },
    saved(next) {
      if (!isSame(form.document, next)) return;
      if (ports.isSeen()) refresh(next);
      else form.missed = true;
    },
    catchUp() {
      if (form.missed && form.document) refresh(form.document);
    },
    change(field, value) {
      form.touched = true;
      form.values = changed(form.values, field, value);
      update();
    },
    trusted: update,
    startable() {
      const reading = readingOf(form, ports);
      if (!form.document || !reading || isFree(reading)) return reading;
      if (estimate.isOf(form.document, reading)) return estimated(reading, estimate.latest);
      update();
      return undefined;
    },
    view: () => toView(form, estimate.latest.view, ports),
  };
}

function readingOf({ document, values }: Form, { read, folderOf }: FormPorts): FormReading | undefined {
  if (!document || Object.keys(mistakesIn(values)).length > 0) return undefined;
  return readForm(values, read(document), folderOf(document.uri));
}

function isSame(a: vscode.TextDocument | undefined, b: vscode.TextDocument): boolean {
  return a?.uri.toString() === b.uri.toString();
}

/** Without a price a limit in dollars would stop the run at its first call; the user was shown that it cannot be kept. */
function estimated(reading: FormReading, { view, priced }: FormEstimate['latest']): FormReading | undefined {
  if (view.state !== 'ready') return undefined;
  if (priced) return reading;
  const { calls } = reading.limits;
  return { ...reading, limits: calls === undefined ? {} : { calls } };
}

function toView(form: Form, estimate: EstimateView, ports: FormPorts): ReturnType<FormState['view']> {
  const { document, values } = form;
  return {
    prompt: document ? ports.relativePath(document.uri) : null,
    form: values,
    mistakes: document ? mistakesIn(values) : {},
    methods: methodInfos().map(({ id, title, summary }) => ({ id, title, summary })),
    estimate,
    confirm: !isFree(readingOf(form, ports)),
  };
}
