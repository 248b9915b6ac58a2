import type { Problem } from '../../../text/problem.js';
import type { FrontMatter } from '../../prompt-doc.js';
import { createFieldReader, type FieldReader } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import type { ConfigurationFiles } from './configuration-files.js';
import { includePrompts } from './include-prompts.js';
import { includeTest, includeTests } from './include-tests.js';
import { type Inclusion, isGlob } from './inclusion.js';
import { createPlaces, type FilePlace } from './places.js';

/** A configuration with what stands in other files put where it names them. */
export interface Included {
  readonly frontMatter: FrontMatter;
  /** Undefined for what the configuration itself says. */
  readonly fileOf: (path: KeyPath) => FilePlace | undefined;
  /** All that were read. */
  readonly read: readonly string[];
  /** False where the files are not there to be read, as in an editor. */
  readonly isRead: boolean;
  readonly unsupported: readonly Problem[];
}

/** Nothing is read where no files are given: then what stands elsewhere is listed. */
export function includeFiles(
  text: string,
  { frontMatter, found, files }: { frontMatter: FrontMatter; found: Problem[]; files: ConfigurationFiles | undefined },
): Included {
  if (files === undefined) return { frontMatter, fileOf: () => undefined, read: [], isRead: false, unsupported: [] };
  const fields = createFieldReader(frontMatter, found);
  const places = createPlaces(text, frontMatter);
  const read = new Set<string>();
  const unsupported: Problem[] = [];
  const inclusion: Inclusion = { ...access(fields, files, read), fields, places, table: files.table, unsupported };
  const data: Record<string, unknown> = { ...frontMatter.data };
  const put = (key: string, value: unknown): void => {
    if (value !== undefined) data[key] = value;
  };
  put('prompts', includePrompts(inclusion));
  put('defaultTest', includeTest(inclusion, ['defaultTest']));
  put('tests', includeTests(inclusion, ['tests']));
  put('scenarios', includeScenarios(inclusion));
  return { frontMatter: places.frontMatter(data), fileOf: places.fileOf, read: [...read], isRead: true, unsupported };
}

function includeScenarios(inclusion: Inclusion): unknown {
  const scenarios = inclusion.fields.value(['scenarios']);
  if (!Array.isArray(scenarios)) return scenarios;
  return scenarios.map((scenario: unknown, i) =>
    typeof scenario === 'object' && scenario !== null
      ? { ...scenario, tests: includeTests(inclusion, ['scenarios', i, 'tests']) }
      : scenario,
  );
}

function access(fields: FieldReader, files: ConfigurationFiles, read: Set<string>): Pick<Inclusion, 'textOf' | 'find'> {
  const complain = (message: string, reference: KeyPath): void => {
    fields.complain('file-unread', message, fields.valueSpan(reference));
  };
  return {
    textOf(file, reference) {
      const found = files.read(file);
      if (typeof found === 'string') {
        const missing = `There is no file ${file} that can be read; correct the path.`;
        complain(found === 'missing' ? missing : `${file} lies outside the workspace; move it inside.`, reference);
        return undefined;
      }
      read.add(file);
      return found.text;
    },
    find(pattern, reference) {
      if (!isGlob(pattern)) return [pattern];
      const found = files.find(pattern);
      if (found.length === 0) complain(`No file is called ${pattern}; correct it.`, reference);
      return found;
    },
  };
}
