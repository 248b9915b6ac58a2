import type { Filter } from './filter.js';
import { listFilters } from './list-filters.js';
import type { JinjaEnvironment } from '../builtins.js';
import { numberFilters } from './number-filters.js';
import { promptSourceFilters } from './promptsource-filters.js';
import { selectFilters } from './select-filters.js';
import { textFilters } from './text-filters.js';

/** Every filter of jinja2's and Hone's own, by name. Their documentation is in `builtins.ts`. */
export const filters: ReadonlyMap<string, Filter> = new Map(
  Object.entries<Filter>({ ...textFilters, ...listFilters, ...selectFilters, ...numberFilters }),
);

const withPromptSource: ReadonlyMap<string, Filter> = new Map([...filters, ...Object.entries(promptSourceFilters)]);

export function filtersOf(environment: JinjaEnvironment | undefined): ReadonlyMap<string, Filter> {
  return environment === 'promptsource' ? withPromptSource : filters;
}
