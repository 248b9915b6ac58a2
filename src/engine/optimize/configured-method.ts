import { closest } from '../text/closest.js';
import type { MethodSettings } from './contracts.js';
import type { Method } from './parts.js';

type Given = Readonly<Record<string, unknown>>;

/** The method with what a user sets of its numbers, or one sentence that says what is wrong with them. */
export function configuredMethod(method: Method, given: Given | undefined): Method | string {
  if (given === undefined) return method;
  const settings = settled(method.defaults, given, `optimize.methods.${method.id}`);
  if (typeof settings === 'string') return settings;
  return wrongChoice(method, settings) ?? method.withSettings(settings);
}

function settled(defaults: MethodSettings, given: Given, path: string): MethodSettings | string {
  const settings: Record<string, MethodSettings[string]> = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    const usual = defaults[name];
    if (usual === undefined) return unknownSetting(name, Object.keys(defaults), path);
    const found = isMapping(usual) ? settledPart(usual, value, `${path}.${name}`) : settledValue(usual, value);
    if (found === undefined)
      return `\`${path}.${name}\` must be ${wanted(usual)}, like its default ${JSON.stringify(usual)}.`;
    if (typeof found === 'string' && typeof usual !== 'string') return found;
    settings[name] = found;
  }
  return settings;
}

/** A part's settings have no mappings in them. */
function settledPart(
  usual: Exclude<MethodSettings[string], number | boolean | string>,
  value: unknown,
  path: string,
): typeof usual | string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return settled(usual, value as Given, path) as typeof usual | string;
}

function settledValue<T extends number | boolean | string>(usual: T, value: unknown): T | undefined {
  if (typeof usual !== typeof value) return undefined;
  return typeof value === 'number' && !isUsable(Number(usual), value) ? undefined : (value as T);
}

/** What counts something stays whole, and at least 1 where it is by default. */
function isUsable(usual: number, value: number): boolean {
  if (!Number.isFinite(value) || value < 0) return false;
  return !Number.isInteger(usual) || (Number.isInteger(value) && value >= Math.min(1, usual));
}

function wanted(usual: MethodSettings[string]): string {
  if (typeof usual !== 'number')
    return isMapping(usual) ? 'a mapping' : typeof usual === 'boolean' ? 'true or false' : 'text';
  if (!Number.isInteger(usual)) return 'a number from 0';
  return `a whole number from ${Math.min(1, usual)}`;
}

function unknownSetting(name: string, known: readonly string[], path: string): string {
  const guess = closest(name, known);
  const help = guess === undefined ? `Its settings: ${known.join(', ')}.` : `Did you mean \`${guess}\`?`;
  return `There is no \`${path}.${name}\`. ${help}`;
}

function isMapping(value: MethodSettings[string]): value is Exclude<typeof value, number | boolean | string> {
  return typeof value === 'object';
}

function wrongChoice({ id, choices = {} }: Method, settings: MethodSettings): string | undefined {
  const wrong = Object.entries(choices).find(([name, known]) => {
    const setting = settings[name];
    return typeof setting !== 'string' || !known.includes(setting);
  });
  if (wrong === undefined) return undefined;
  const [name, known] = wrong;
  return `\`optimize.methods.${id}.${name}\` must be one of ${known.join(', ')}.`;
}
