import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import type { OptimizeEstimate } from '../../engine/optimize/contracts.js';
import type { EstimateView } from '../../protocol/optimizer-form.js';
import { failureText } from '../failure-text.js';
import type { LoadJobs } from '../load-bundles.js';
import type { OpenRunHost } from '../run-host.js';
import { estimateView } from './estimate-words.js';
import { type FormReading, requestOf } from './optimizer-form.js';

export interface EstimatePorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly isTrusted: () => boolean;
  /** Whether the run would be allowed to run code of the prompt; an estimate runs none. */
  readonly allowsCode: () => boolean;
  readonly onChanged: () => void;
}

interface Estimated {
  readonly view: EstimateView;
  /** False when a model has no known price: a limit in dollars would then stop the run at its first call. */
  readonly priced: boolean;
  /** Of the latest estimate that could be made. */
  readonly sizes?: OptimizeEstimate['sizes'];
}

/** What an estimate is of. */
interface Asked {
  readonly file: string;
  /** Of the document; undefined while its file says something else. */
  readonly version: number | undefined;
  readonly reading: FormReading | undefined;
}

/** The estimate of the latest form, worked out a moment after the last change of it. */
export interface FormEstimate {
  readonly latest: Estimated;
  /** What is being asked for now; without a reading there is nothing to estimate. */
  ask(document: vscode.TextDocument, reading: FormReading | undefined): void;
  /** Whether exactly this was asked for last, and the document is as its file, which is what is estimated. */
  isOf(document: vscode.TextDocument, reading: FormReading): boolean;
}

/** Milliseconds after the last change. */
const pause = 300;

export function createFormEstimate(ports: EstimatePorts): FormEstimate {
  let latest: Estimated = { view: { state: 'none' }, priced: true };
  let asked: Asked | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    get latest() {
      return latest;
    },
    ask(document, reading) {
      clearTimeout(timer);
      const now = askedOf(document, reading);
      const sizes = asked?.file === now.file ? latest.sizes : undefined;
      asked = now;
      const possible = reading && ports.isTrusted();
      latest = { view: { state: possible ? 'loading' : 'none' }, priced: true, ...(sizes && { sizes }) };
      ports.onChanged();
      if (!possible) return;
      timer = setTimeout(() => {
        void estimateFor(document.uri, reading, ports).then((found) => {
          if (asked !== now) return;
          latest = found;
          ports.onChanged();
        });
      }, pause);
    },
    isOf: (document, reading) => !document.isDirty && isDeepStrictEqual(asked, askedOf(document, reading)),
  };
}

function askedOf({ uri, version, isDirty }: vscode.TextDocument, reading: FormReading | undefined): Asked {
  return { file: uri.toString(), version: isDirty ? undefined : version, reading };
}

/** A prompt that cannot be run gives the reason. */
async function estimateFor(
  prompt: vscode.Uri,
  reading: FormReading,
  { loadJobs, openRunHost, allowsCode }: EstimatePorts,
): Promise<Estimated> {
  try {
    const host = await openRunHost(prompt);
    try {
      const request = { ...requestOf(reading, prompt.fsPath), allowCode: allowsCode() };
      const estimate = await loadJobs().estimateOptimizeJob(request, host);
      return { view: estimateView(estimate), priced: estimate.usd !== undefined, sizes: estimate.sizes };
    } finally {
      host.close();
    }
  } catch (error) {
    return { view: { state: 'problem', message: failureText(error) }, priced: true };
  }
}
