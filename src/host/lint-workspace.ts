import { dirname, join } from 'node:path';
import type { LintWorkspace } from '../engine/lint/rule.js';
import { blankFrontMatter } from '../engine/prompt/find-front-matter.js';
import { createDataFacts } from './data/data-facts.js';
import { createDataRows } from './data/data-rows.js';
import { dataFilesIn, isNothingAt } from './data/data-files.js';
import { isInside, resolveInside } from './files/confine.js';
import { createLocator, type Reach } from './files/locate.js';
import { createNamesakes } from './files/namesakes.js';
import { listPartials, readPartial } from './files/partials.js';
import { readTextSync } from './files/read-text.js';
import { HostError } from './host-error.js';

/** Facts about data files outlive a lint: the editor asks at each key stroke. */
const dataFacts = createDataFacts();
const dataRows = createDataRows();
const namesakesIn = createNamesakes(() => Date.now());

/** What rules may ask about the files around a prompt in `folder`. Needs no model and no configuration, so the editor loads only this. */
export function lintWorkspace(root: string, folder: string, reach: Reach = { trusted: true }): LintWorkspace {
  const { locate, mayLook } = createLocator(root, folder, reach);
  let names: readonly string[] | undefined;
  return {
    readPartial(name) {
      try {
        const text = readPartial(root, folder, name);
        return text === undefined ? undefined : blankFrontMatter(text);
      } catch (error) {
        if (error instanceof HostError) return undefined;
        throw error;
      }
    },
    listPartials: () => (names ??= listPartials(root, folder)),
    dataFacts(reference) {
      const path = locate(reference);
      return path === undefined ? undefined : dataFacts(path);
    },
    dataRows(reference) {
      const path = locate(reference);
      return path === undefined ? undefined : dataRows(path);
    },
    lacksData(reference) {
      const path = locate(reference);
      return path !== undefined && isNothingAt(path);
    },
    listData(reference) {
      const path = locate(reference);
      return path !== undefined && mayLook(dirname(path)) ? dataFilesIn(dirname(path)) : [];
    },
    textAbove: (name) => textAbove({ root, folder, name }),
    namesakes: (name) => (mayLook(folder) ? namesakesIn(folder, name) : []),
  };
}

interface Upwards {
  readonly root: string;
  readonly folder: string;
  readonly name: string;
}

/** Never above `root`, nor out of it through a link. */
function textAbove({ root, folder, name }: Upwards): string | undefined {
  if (!isInside(root, folder)) return undefined;
  const text = textInside(root, join(folder, name));
  return text !== undefined || folder === root ? text : textAbove({ root, folder: dirname(folder), name });
}

function textInside(root: string, path: string): string | undefined {
  try {
    const real = resolveInside(root, root, path);
    return real === undefined ? undefined : readTextSync(real);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
