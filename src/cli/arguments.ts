import { InvalidArgumentError, Option } from 'commander';
import { dataFormats } from '../host/data/data-format.js';

/** Readers of option values; commander prints what they throw behind the option's name. */

export function wholeFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least}.`);
  };
}

export function amount(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('Give a number above 0, such as 0.50.');
}

export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** `name=value`, repeated. A value that is JSON (a number, true, a list) is taken as such, anything else as text. */
export function collectSettings(
  text: string,
  before: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [text.slice(0, equals)]: parseValue(text.slice(equals + 1)) };
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The option that lets code of prompts run. */
export const allowCode = [
  '--allow-code',
  'run the code of javascript and python metrics, with your rights: only for prompts you trust',
] as const;

/** For `--data -`. */
export function dataFormat(): Option {
  const about = 'how rows from standard input are written (default: as they begin)';
  return new Option('--data-format <format>', about).choices(dataFormats);
}
