import { basename } from 'node:path';
import type { CodeCall, CodeLanguage, CodeOutcome, RunCode } from '../../engine/eval/contracts/code-metric.js';
import { HostError } from '../host-error.js';
import { type CodeProcess, type CodeReply, endedItself, startCodeProcess } from './code-process.js';

/** Runs the code of a run's metrics, each language in one process, one call after the other. */
export interface CodeRunner {
  /** @throws HostError where a language is not there: before anything is paid for */
  start(languages: Iterable<CodeLanguage>): Promise<void>;
  /**
   * @param folder where the prompt is
   * @param fileOf gives the absolute path of a file it names
   */
  for(folder: string, fileOf: (path: string) => string): RunCode;
  /** Kills what runs. */
  close(): void;
}

export interface CodeRunnerOptions {
  readonly cwd: string;
  /** A call that takes longer is an error. */
  readonly milliseconds?: number;
  /** Ends what is said of a fault; to go on with the run when left out. */
  readonly advice?: string;
}

const longestCall = 10_000;
const usualAdvice = 'Correct the code, then ask again with --resume.';
const stopped: CodeReply = { error: 'the run was stopped' };

export function createCodeRunner(options: CodeRunnerOptions): CodeRunner {
  const { cwd, milliseconds = longestCall, advice = usualAdvice } = options;
  const processes = createProcesses(cwd, milliseconds);
  const queues = new Map<CodeLanguage, Promise<unknown>>();
  return {
    async start(languages) {
      for (const language of new Set(languages))
        await processes.of(language).ready.catch(() => {
          throw missing(language);
        });
    },
    for:
      (folder, fileOf) =>
      async ({ source, output, context }, signal) => {
        const stop = (): void => processes.end(source.language);
        signal.addEventListener('abort', stop, { once: true });
        const { language, text, file } = source;
        const at = file && { path: fileOf(file.path), ...(file.name !== undefined && { name: file.name }) };
        const before = queues.get(language) ?? Promise.resolve();
        const reply = before.then(() =>
          signal.aborted ? stopped : processes.run(language, { text, file: at, output, context, folder }),
        );
        queues.set(
          language,
          reply.catch(() => undefined),
        );
        try {
          return outcomeOf(await reply, source, { milliseconds, advice });
        } finally {
          signal.removeEventListener('abort', stop);
        }
      },
    close: () => processes.close(),
  };
}

interface Processes {
  /** Started where there is none. */
  of(language: CodeLanguage): CodeProcess;
  run(language: CodeLanguage, call: Readonly<Record<string, unknown>>): Promise<CodeReply>;
  end(language: CodeLanguage): void;
  close(): void;
}

function createProcesses(cwd: string, milliseconds: number): Processes {
  const processes = new Map<CodeLanguage, CodeProcess>();
  let isClosed = false;
  const of = (language: CodeLanguage): CodeProcess =>
    processes.get(language) ?? kept(processes, language, startCodeProcess(language, cwd));
  return {
    of,
    async run(language, call) {
      if (isClosed) return stopped;
      const process = of(language);
      // One that is gone before it was ready says so itself.
      await process.ready.catch(() => undefined);
      const reply = await process.run(call, milliseconds);
      // The next call has a new process.
      if ('late' in reply || ('error' in reply && reply.error.includes(endedItself))) {
        process.close();
        processes.delete(language);
      }
      return reply;
    },
    end: (language) => processes.get(language)?.close(),
    close() {
      isClosed = true;
      for (const process of processes.values()) process.close();
    },
  };
}

function kept<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}

function outcomeOf(
  reply: CodeReply,
  { text, file }: CodeCall['source'],
  { milliseconds, advice }: { readonly milliseconds: number; readonly advice: string },
): CodeOutcome {
  if ('value' in reply) return { value: reply.value };
  if ('late' in reply)
    return { fault: `its code ran longer than ${milliseconds / 1000} seconds and was stopped. Make it end sooner.` };
  const { error, line } = reply;
  const place = placeOf(line ?? undefined, { text, file });
  return { fault: `${place}: ${error}. ${advice}`.trimEnd() };
}

/** The user's own line, with its text where it stands in the prompt. */
function placeOf(line: number | undefined, { text, file }: Pick<CodeCall['source'], 'text' | 'file'>): string {
  if (file !== undefined) return line === undefined ? basename(file.path) : `${file.path}:${line}`;
  const own = text?.split('\n')[(line ?? 0) - 1]?.trim();
  return own === undefined ? 'in its code' : `in line ${line} of its code (\`${own.slice(0, 100)}\`)`;
}

function missing(language: CodeLanguage): HostError {
  return new HostError(
    'bad-argument',
    language === 'python'
      ? 'A metric is written in Python, and there is no python3 that starts. Install Python 3, or take the metric out.'
      : 'A metric is written in JavaScript, and its process does not start. Take the metric out.',
  );
}
