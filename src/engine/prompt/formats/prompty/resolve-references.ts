import { parse } from 'yaml';
import type { Problem } from '../../../text/problem.js';
import type { FrontMatter } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import { type Reference, readReference } from './references.js';

/** Where references get their values from. */
export interface ReferenceSource {
  /** Whether the variable's value must not become a part of the prompt. */
  keepsBack?(name: string): boolean;
  /** Undefined when there is no such variable. */
  env(name: string): string | Withheld | undefined;
  /** By a path relative to the prompt's own file; `outside` for a file that lies, links followed, outside that file's folder. */
  readFile(path: string): { readonly text: string } | Withheld | 'missing' | 'outside';
}

/** A value that is not given here, and why, in a sentence for the user. */
export interface Withheld {
  readonly withheld: string;
}

export interface Resolution {
  readonly data: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** Files that name files that name files: more than this is a circle. */
const deepest = 8;

/** Deeper values than this are data of another kind, or an attack on the stack. */
const mostNested = 100;

/**
 * The front matter with its references replaced by their values, where `wanted` says so of their path. What cannot be
 * replaced stays as written and is a problem.
 */
export function resolveReferences(
  frontMatter: FrontMatter,
  source: ReferenceSource,
  wanted: (path: KeyPath) => boolean,
): Resolution {
  const { data, span } = frontMatter;
  const problems: Problem[] = [];
  const resolve = (value: unknown, path: KeyPath, depth: number): unknown => {
    const reference = readReference(value);
    if (reference !== undefined) {
      if (!wanted(path)) return value;
      const found =
        reference.kind === 'env' ? fromEnvironment(reference, source) : fromFile(reference.path, source, depth);
      // What a variable holds is data: only a file may hold references of its own.
      if ('value' in found) return reference.kind === 'env' ? found.value : resolve(found.value, path, depth + 1);
      const place = nearest(path, frontMatter) ?? { start: span.start, end: span.start };
      problems.push({ ...found, span: place });
      return value;
    }
    if (path.length > mostNested) return value;
    if (Array.isArray(value)) return value.map((item, i) => resolve(item, [...path, i], depth));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, [...path, key], depth)]));
  };
  const resolved = Object.entries(data).map(([key, value]) => [key, resolve(value, [key], 0)] as const);
  return { data: Object.fromEntries(resolved), problems };
}

type Outcome = { readonly value: unknown } | Pick<Problem, 'code' | 'message'>;

function fromEnvironment({ name, default: fallback }: Reference & { kind: 'env' }, source: ReferenceSource): Outcome {
  if (source.keepsBack?.(name) === true) {
    const message = `\`${name}\` is the name of a secret, and no secret is put into a prompt: write the value's place in the model's connection, or rename the variable.`;
    return { code: 'reference-secret', message };
  }
  const value = source.env(name) ?? fallback;
  if (typeof value === 'object') return withheld(value);
  if (value !== undefined) return { value };
  const message = `The environment variable \`${name}\` is not set: set it, or give a default as in \`\${env:${name}:value}\`.`;
  return { code: 'reference-unset', message };
}

function fromFile(path: string, source: ReferenceSource, depth: number): Outcome {
  const outside = {
    code: 'reference-outside',
    message: `\`${path}\` lies outside the prompt's folder: move the file beside the prompt.`,
  };
  if (leavesFolder(path)) return outside;
  if (depth >= deepest) {
    const message = `Files refer to files more than ${deepest} deep: does \`${path}\` refer to itself?`;
    return { code: 'reference-circle', message };
  }
  const file = source.readFile(path);
  if (file === 'outside') return outside;
  if (file === 'missing') {
    const message = `There is no file \`${path}\`: correct the path, which starts at the prompt's folder, or create the file.`;
    return { code: 'reference-missing', message };
  }
  return 'withheld' in file ? withheld(file) : parsed(path, file.text);
}

function withheld({ withheld: message }: Withheld): Outcome {
  return { code: 'reference-withheld', message };
}

function parsed(path: string, text: string): Outcome {
  const ending = /\.(json|ya?ml)$/i.exec(path)?.[1]?.toLowerCase();
  try {
    if (ending === 'json') return { value: JSON.parse(text) as unknown };
    return { value: ending === undefined ? text : (parse(text, { maxAliasCount: 100, logLevel: 'error' }) as unknown) };
  } catch {
    const message = `\`${path}\` is not valid ${ending === 'json' ? 'JSON' : 'YAML'}: correct the file.`;
    return { code: 'reference-broken', message };
  }
}

/** By the path alone: an absolute path, a drive, an address, or more steps up than down. */
function leavesFolder(path: string): boolean {
  if (/^(?:[\\/]|[a-z][a-z\d+.-]*:)/i.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[\\/]/)) {
    depth += part === '..' ? -1 : part === '' || part === '.' ? 0 : 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Inside a file that was read there are no places: the value that names it stands for all of it. */
function nearest(path: KeyPath, frontMatter: FrontMatter): Problem['span'] | undefined {
  if (path.length === 0) return undefined;
  return frontMatter.valueSpan(path) ?? nearest(path.slice(0, -1), frontMatter);
}
