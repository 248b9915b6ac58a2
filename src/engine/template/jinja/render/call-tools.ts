import type { Random } from '../../../random/seeded.js';
import type { FilterTools } from '../filters/filter.js';
import { type CallArguments, Fault, type UndefinedSource, type Value } from '../values/value.js';
import type { Run } from './run.js';

/** What one call of a filter or test may use. A class, because one is made for every call. */
export class CallTools implements FilterTools {
  readonly name: string;
  readonly site: UndefinedSource;
  private readonly run: Run;

  constructor(run: Run, name: string, site: UndefinedSource) {
    this.run = run;
    this.name = name;
    this.site = site;
  }

  get random(): Random | undefined {
    return this.run.random;
  }

  spend(count: number): void {
    this.run.spend(count);
  }

  allow(length: number): void {
    this.run.allow(length);
  }

  filter(name: string, input: Value, args: CallArguments): Value {
    const run = this.run.names.filters.get(name);
    if (run === undefined) throw new Fault(`No filter named '${name}'.`);
    return run(input, args, new CallTools(this.run, name, this.site));
  }

  test(name: string, input: Value, args: CallArguments): boolean {
    const run = this.run.names.tests.get(name);
    if (run === undefined) throw new Fault(`No test named '${name}'.`);
    return run(input, args, new CallTools(this.run, name, this.site));
  }

  knows(kind: 'filter' | 'test', name: string): boolean {
    return this.run.names[kind === 'filter' ? 'filters' : 'tests'].has(name);
  }
}
