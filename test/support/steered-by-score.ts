import { placesByScore } from '../../src/engine/optimize/places.js';
import type { Method, SearchContext } from '../../src/engine/optimize/parts.js';

/** The method as it searches by scores alone; where costs count they then choose among what it found, and no more. */
export function steeredByScore(method: Method): Method {
  const { searcher } = method;
  const blind = (context: SearchContext): SearchContext => ({
    ...context,
    places: placesByScore(context.table),
    leaders: 1,
  });
  return {
    ...method,
    searcher: {
      ...searcher,
      init: (context) => searcher.init(blind(context)),
      step: (state, context) => searcher.step(state, blind(context)),
    },
  };
}
