import type { Filter } from './filter.js';
import { listFilters } from './list-filters.js';
import { numberFilters } from './number-filters.js';
import { promptSourceFilters } from './promptsource-filters.js';
import { selectFilters } from './select-filters.js';
import { textFilters } from './text-filters.js';

/** Every filter of jinja2's and Hone's own, by name. Their documentation is in `builtins.ts`. */
export const filters: ReadonlyMap<string, Filter> = new Map(
  Object.entries<Filter>({ ...textFilters, ...listFilters, ...selectFilters, ...numberFilters }),
);

/** With those PromptSource adds. */
export const promptSourceFilterMap: ReadonlyMap<string, Filter> = new Map([
  ...filters,
  ...Object.entries(promptSourceFilters),
]);
