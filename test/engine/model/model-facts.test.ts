import assert from 'node:assert/strict';
import {
  factsVerifiedOn,
  isOld,
  knownModels,
  modelFacts,
  modelNames,
  oldRows,
  providerFacts,
  refusedOf,
  retirementOf,
} from '../../../src/engine/model/model-facts.js';
import data from '../../../src/engine/model/models.json' with { type: 'json' };

const day = /^\d{4}-\d{2}-\d{2}$/;
const id = /^[a-z]+\/\S+$/;

describe('facts about models', () => {
  it('are known under dated and latest names', () => {
    assert.equal(modelFacts('openai/gpt-4.1-mini-2025-04-14')?.id, 'openai/gpt-4.1-mini');
    assert.equal(modelFacts('anthropic/claude-sonnet-4-5-20250929')?.retires, '2026-11-30');
    assert.equal(modelFacts('openai/gpt-99'), undefined);
  });

  it('tell when a model ends, by its name, its date or its alias', () => {
    assert.equal(retirementOf('openai/gpt-3.5-turbo-0301')?.day, '2024-09-13');
    assert.equal(retirementOf('anthropic/claude-3-5-sonnet-20241022')?.day, '2025-10-28');
    assert.equal(retirementOf('anthropic/claude-3-opus-latest')?.day, '2026-01-05');
    assert.equal(retirementOf('openai/gpt-4o-2024-05-13')?.day, '2026-10-23');
    assert.equal(retirementOf('openai/gpt-4o')?.day, '2027-01-14');
    assert.equal(retirementOf('anthropic/claude-opus-5'), undefined);
    assert.equal(retirementOf('openrouter/openai/gpt-4o'), undefined);
  });

  it('tell what a model refuses, also when that depends on how much it thinks', () => {
    const refused = (name: string, effort?: 'none' | 'low'): readonly string[] => {
      const facts = modelFacts(name);
      assert.ok(facts);
      return refusedOf(facts, effort === undefined ? {} : { reasoningEffort: effort });
    };
    assert.deepEqual(refused('openai/gpt-5'), ['temperature', 'topP']);
    assert.deepEqual(refused('openai/gpt-5', 'none'), ['temperature', 'topP']);
    assert.deepEqual(refused('openai/gpt-6-sol'), ['temperature', 'topP']);
    assert.deepEqual(refused('openai/gpt-6-sol', 'none'), []);
    assert.deepEqual(refused('openai/gpt-5.1'), []);
    assert.deepEqual(refused('openai/gpt-5.1', 'low'), ['temperature', 'topP']);
    assert.deepEqual(refused('openai/gpt-4.1'), []);
  });

  it('grow old after 90 days, or as many as asked for, and never where nobody says what day it is', () => {
    assert.equal(isOld('2026-08-28', '2026-11-26'), false);
    assert.equal(isOld('2026-08-27', '2026-11-26'), true);
    assert.equal(isOld('2026-11-25', '2026-11-26', 0), true);
    assert.equal(isOld('2023-12-01', '2024-02-29'), false);
    assert.equal(isOld('2023-12-01', '2024-03-01'), true);
    assert.equal(isOld('2025-12-01', '2026-03-01'), false);
    assert.equal(isOld('2020-01-01', undefined), false);
  });

  it('that are old are listed, the oldest first', () => {
    assert.deepEqual(oldRows('2026-11-26', 90), []);
    const all = oldRows('2036-01-01', 0);
    const { models, retired, providers, dialects, messageOrder } = data;
    const rows = [models, retired, providers, dialects, messageOrder];
    assert.equal(all.length, rows.flat().length);
    assert.deepEqual(
      all.map(({ verifiedOn }) => verifiedOn),
      all.map(({ verifiedOn }) => verifiedOn).sort(),
    );
  });
});

describe('the data file about models', () => {
  it('has one row a model, each with a source, a day and plausible figures', () => {
    assert.equal(new Set(knownModels.map((facts) => facts.id)).size, knownModels.length);
    assert.match(factsVerifiedOn, day);
    for (const facts of knownModels) {
      assert.match(facts.id, id);
      assert.match(facts.source, /^https:\/\//, facts.id);
      assert.match(facts.verifiedOn, day, facts.id);
      assert.ok(facts.verifiedOn <= factsVerifiedOn, facts.id);
      if (facts.retires !== null) assert.match(facts.retires, day, facts.id);
      const { contextWindow, maxOutputTokens, usdPerMillion, cacheMinimum } = facts;
      if (contextWindow !== null && maxOutputTokens !== null) assert.ok(maxOutputTokens < contextWindow, facts.id);
      if (usdPerMillion !== null)
        assert.ok(usdPerMillion.input <= usdPerMillion.output && usdPerMillion.output <= 120, facts.id);
      if (cacheMinimum !== null) assert.ok([512, 1024, 2048, 4096].includes(cacheMinimum), facts.id);
      if ([contextWindow, maxOutputTokens, usdPerMillion].includes(null))
        assert.ok(facts.note, `${facts.id} says what is unconfirmed`);
    }
  });

  it('names each source once, and uses it', () => {
    const rows = [...data.models, ...data.retired, ...data.providers, ...data.dialects, ...data.messageOrder].map(
      ({ source }) => source,
    );
    assert.deepEqual([...new Set(rows)].sort(), Object.keys(data.sources).sort());
    for (const address of Object.values(data.sources)) assert.match(address, /^https:\/\/\S+$/);
  });

  it('has every name that is gone once, with its day, and leads to models of the same provider that are known', () => {
    const names = data.retired.flatMap(({ provider, names: own }) => own.map((name) => `${provider}/${name}`));
    assert.deepEqual(names, [...new Set(names)]);
    for (const name of names)
      assert.equal(
        knownModels.some((facts) => facts.id === name),
        false,
        name,
      );
    for (const row of data.retired) {
      assert.match(row.retired, day);
      assert.match(row.verifiedOn, day);
      assert.ok(row.retired <= factsVerifiedOn, 'what is still there has a row of its own');
    }
    for (const { id: from } of knownModels) {
      const to = retirementOf(from)?.successor ?? from;
      assert.equal(to.split('/', 1)[0], from.split('/', 1)[0]);
      assert.ok(modelFacts(to) ?? retirementOf(to), `${from} leads to ${to}`);
    }
  });

  it('knows the ranges of the interfaces people use', () => {
    assert.deepEqual(providerFacts('openai')?.temperature, [0, 2]);
    assert.deepEqual(providerFacts('anthropic')?.temperature, [0, 1]);
    assert.equal(providerFacts('mistral'), undefined);
    assert.ok(modelNames('openai').includes('text-davinci-003'));
    assert.deepEqual(modelNames('constructor'), []);
  });
});
