import type * as vscode from 'vscode';
import { methodInfos } from '../../engine/optimize/methods/index.js';
import type { FormField, FormView } from '../../protocol/optimizer-form.js';
import type { PromptDocuments } from '../prompt-documents.js';
import { createFormEstimate, type EstimatePorts, type FormEstimate } from './form-estimate.js';
import type { FormMemory } from './form-memory.js';
import { formView } from './form-view.js';
import { isFree } from './is-free.js';
import {
  emptyForm,
  filledForm,
  mistakesIn,
  readForm,
  type FormAround,
  type FormDefaults,
  type FormEdits,
  type FormReading,
  type FormValues,
} from './optimizer-form.js';

export interface FormPorts extends EstimatePorts {
  readonly read: PromptDocuments['first'];
  readonly relativePath: (uri: vscode.Uri) => string;
  /** The folder that paths in the form are relative to. */
  readonly folderOf: (uri: vscode.Uri) => string;
  readonly defaultsFor: (document: vscode.TextDocument) => FormDefaults;
  readonly memory: FormMemory;
  /** Whether anybody looks at the form. */
  readonly isSeen: () => boolean;
}

/** The form for one prompt, with the estimate that follows every change of it. */
export interface FormState {
  readonly document: vscode.TextDocument | undefined;
  /** Makes the form about another prompt, with what was filled in for it before. */
  target(document: vscode.TextDocument): void;
  change(field: FormField, value: string): void;
  /** Forgets what was filled in by hand. */
  reset(): void;
  /** The workspace is trusted now, which an estimate needs. */
  trusted(): void;
  /** The prompt was saved: what it says of itself is read again, below what was changed by hand. */
  saved(document: vscode.TextDocument): void;
  /** Makes good what was saved while nobody looked, when no estimate is worked out. */
  catchUp(): void;
  /** What may be started: undefined while something is missing or wrong, or the estimate is not of exactly this form and file. */
  startable(): FormReading | undefined;
  view(): FormView;
}

interface Form {
  document: vscode.TextDocument | undefined;
  values: FormValues;
  edits: FormEdits;
  /** The prompt was saved while nobody looked. */
  missed: boolean;
}

export function createFormState(ports: FormPorts): FormState {
  const form: Form = { document: undefined, values: emptyForm, edits: {}, missed: false };
  const estimate = createFormEstimate(ports);
  const update = (): void => {
    if (form.document) estimate.ask(form.document, readingOf(form, ports));
  };
  const fillIn = (from: vscode.TextDocument, edits: FormEdits): void => {
    const { doc, methods, defaults } = aroundOf(from, ports);
    Object.assign(form, { missed: false, edits, values: filledForm(doc, methods, defaults, edits) });
    update();
  };
  const edit = (edits: FormEdits): void => {
    if (!form.document) return;
    ports.memory.keep(form.document.uri, edits);
    fillIn(form.document, edits);
  };
  return {
    get document() {
      return form.document;
    },
    target(next) {
      if (isSame(form.document, next)) return;
      form.document = next;
      fillIn(next, ports.memory.recall(next.uri));
    },
    saved(next) {
      if (!isSame(form.document, next)) return;
      if (ports.isSeen()) fillIn(next, form.edits);
      else form.missed = true;
    },
    catchUp() {
      if (form.missed && form.document) fillIn(form.document, form.edits);
    },
    change: (field, value) => edit({ ...form.edits, [field]: value }),
    reset: () => edit({}),
    trusted: update,
    startable() {
      const reading = readingOf(form, ports);
      if (!form.document || !reading || isFree(reading)) return reading;
      if (estimate.isOf(form.document, reading)) return estimated(reading, estimate.latest);
      update();
      return undefined;
    },
    view: () => viewOf(form, estimate, ports),
  };
}

function viewOf(form: Form, { latest }: FormEstimate, ports: FormPorts): FormView {
  const { document, values, edits } = form;
  const around = document && aroundOf(document, ports);
  return {
    ...formView(values, around, latest),
    prompt: document ? ports.relativePath(document.uri) : null,
    edited: Object.keys(edits).length > 0,
    confirm: !isFree(readingOf(form, ports)),
  };
}

function aroundOf(document: vscode.TextDocument, { read, folderOf, defaultsFor }: FormPorts): FormAround {
  const [defaults, folder] = [defaultsFor(document), folderOf(document.uri)];
  return { doc: read(document), methods: methodInfos(), defaults, folder };
}

function readingOf({ document, values }: Form, ports: FormPorts): FormReading | undefined {
  if (!document) return undefined;
  const around = aroundOf(document, ports);
  const mistakes = mistakesIn(values, around.doc, around.methods);
  return Object.keys(mistakes).length > 0 ? undefined : readForm(values, around);
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
