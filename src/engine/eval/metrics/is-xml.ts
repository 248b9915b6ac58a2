import type { Assertion } from '../contracts/row-metric.js';
import { xmlPaths } from './xml-paths.js';
import { missingElements, wantedElements } from './xml-elements.js';

export const isXml: Assertion = {
  id: 'is-xml',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The whole answer is XML; with paths such as `order.item` as its value, XML that has those elements.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind({ value }) {
    const wanted = wantedElements(value);
    if (typeof wanted === 'string') return wanted;
    return ({ answer }) => {
      const paths = xmlPaths(answer);
      if (typeof paths === 'string') return { value: 0, reason: `The answer is not valid XML: ${paths}.` };
      const reason = missingElements(paths, wanted);
      return reason === undefined ? { value: 1 } : { value: 0, reason };
    };
  },
};
