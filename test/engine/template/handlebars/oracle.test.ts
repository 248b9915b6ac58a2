import assert from 'node:assert/strict';
import { ours, theirs } from '../../../support/braces-outcome.js';
import { oracleCases } from './oracle-cases.js';

describe('a Handlebars template renders as the library renders it', () => {
  for (const { template, partials = {}, data } of oracleCases) {
    it(JSON.stringify(template), () => {
      const one = { template, partials };
      assert.equal(ours('handlebars', one, data), theirs('handlebars', one, data));
    });
  }
});
