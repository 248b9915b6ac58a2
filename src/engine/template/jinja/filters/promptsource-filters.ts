import { binary } from '../values/arithmetic.js';
import { truthy } from '../values/compare.js';
import { keyOf } from '../values/dict.js';
import { getItem } from '../values/attribute.js';
import { iterate, lengthOf } from '../values/iterate.js';
import { Dict, Fault, Undefined, type Value, NONE } from '../values/value.js';
import { type Filter, filter, type FilterTools, rawFilter } from './filter.js';

/** The filters that PromptSource adds to jinja2's own: its templates are written for them. */
export const promptSourceFilters: Readonly<Record<string, Filter>> = {
  choice: filter('', choice),
  most_frequent: filter('', mostFrequent),
  highlight: rawFilter('', (input, _, tools) =>
    binary('+', binary('+', "<span style='color: #F08080'>", input, tools), '</span>', tools),
  ),
};

/** Python's `random.choice`, with the rendering's own chance: it needs something that can be indexed. */
function choice(choices: Value, _: unknown, tools: FilterTools): Value {
  if (tools.random === undefined)
    throw new Fault('The `choice` filter needs a seed: this rendering has none, so that it can be repeated.');
  const length = choices instanceof Undefined ? 0 : lengthOf(choices);
  if (length === 0) throw new Fault('Cannot choose from an empty sequence');
  const chosen = getItem(choices, tools.random.below(length), tools.site);
  if (chosen instanceof Undefined) throw new Fault('`choice` takes a list or a text: add `| list` before it.');
  return chosen;
}

/** All items that come up most often, in the order they first did; None when there are none. */
function mostFrequent(items: Value, _: unknown, tools: FilterTools): Value {
  if (!truthy(items)) return NONE;
  if (items instanceof Dict) throw new Fault('`most_frequent` counts the items of a list: add `| list` before it.');
  const counts = new Map<unknown, { readonly item: Value; count: number }>();
  for (const item of iterate(items)) {
    tools.spend(1);
    const known = counts.get(keyOf(item));
    if (known === undefined) counts.set(keyOf(item), { item, count: 1 });
    else known.count++;
  }
  const most = Math.max(...Array.from(counts.values(), ({ count }) => count));
  return [...counts.values()].filter(({ count }) => count === most).map(({ item }) => item);
}
