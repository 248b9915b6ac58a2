import type { Target } from '../nodes.js';
import { tryIterate } from '../values/iterate.js';
import { Fault, Special, typeName, type Value, NONE } from '../values/value.js';
import { setInNamespace } from '../globals/namespace.js';
import { type Compiler, type Place, requireVariable, siteOf, variableReader, variableWriter } from './compiler.js';
import type { Frame } from './frame.js';
import { nearestWriter, storedVariables } from './nearest.js';
import { addOrigin, type Origin } from './origin.js';

export type Assign = (frame: Frame, value: Value) => void;

/** An assignment; at the template's own level names also become visible to includes, blocks and importers. */
export function compileTarget(compiler: Compiler, target: Target, [place, origin]: readonly [Place, Origin]): Assign {
  if (target.kind === 'name') return assignName(compiler, target.name, [place, origin]);
  if (target.kind === 'namespace-target') return assignInNamespace(compiler, target, place);
  const items = target.items.map((item) => compileTarget(compiler, item, [place, origin]));
  const site = siteOf(compiler, target);
  return (frame, value) => {
    frame.run.site = site;
    const values = unpacked(value, items.length);
    items.forEach((assign, i) => assign(frame, values[i] ?? NONE));
  };
}

export function assignName(compiler: Compiler, name: string, [place, origin]: readonly [Place, Origin]): Assign {
  const write = compileWriter(compiler, name, [place, origin]);
  if (!place.top) return write;
  return (frame, value) => {
    write(frame, value);
    frame.context.set(name, value);
    if (!name.startsWith('_')) frame.context.export(name);
  };
}

function compileWriter(
  { semantics, origins }: Compiler,
  name: string,
  [place, origin]: readonly [Place, Origin],
): Assign {
  if (semantics.dynamic) {
    for (const variable of storedVariables(place.scope, name)) addOrigin(origins, variable, origin);
    return nearestWriter(name, place);
  }
  const variable = requireVariable(place.scope, name);
  addOrigin(origins, variable, origin);
  return variableWriter(variable);
}

function assignInNamespace(
  compiler: Compiler,
  target: Extract<Target, { kind: 'namespace-target' }>,
  place: Place,
): Assign {
  const site = siteOf(compiler, target);
  const read = variableReader(requireVariable(place.scope, target.object.name), place);
  const { name } = target.attribute;
  return (frame, value) => {
    frame.run.site = site;
    const object = read(frame);
    if (!(object instanceof Special) || !setInNamespace(object, name, value)) {
      throw new Fault('cannot assign attribute on non-namespace object');
    }
  };
}

function unpacked(value: Value, count: number): Value[] {
  const items = tryIterate(value);
  if (items === undefined) throw new Fault(`cannot unpack non-iterable ${typeName(value)} object`);
  const values = [...items];
  if (values.length < count) throw new Fault(`not enough values to unpack (expected ${count}, got ${values.length})`);
  if (values.length > count) throw new Fault(`too many values to unpack (expected ${count})`);
  return values;
}
