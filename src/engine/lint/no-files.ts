import type { LintWorkspace } from './rule.js';

/** A workspace in which there is nothing to look at: includes and data files are taken as they are. */
export const noFiles: LintWorkspace = {
  readPartial: () => undefined,
  listPartials: () => [],
  dataFacts: () => undefined,
  dataRows: () => undefined,
  lacksData: () => false,
  listData: () => [],
  textAbove: () => undefined,
  namesakes: () => [],
};
