import { analyzeMacro } from '../analyze-scope.js';
import type { CallNode, MacroNode, Node, Parameter } from '../nodes.js';
import { createScope, createUnit, type FunctionScope, type Variable } from '../scope.js';
import { dictOf } from '../values/dict.js';
import {
  type ArgumentOrigins,
  type Behaviour,
  type CallArguments,
  Fault,
  Special,
  Tuple,
  Undefined,
  type Value,
  NONE,
} from '../values/value.js';
import { compileArguments, compileOrigins } from './compile-call.js';
import { assignName } from './compile-target.js';
import { type Compiler, inScope, type Place, requireVariable, siteOf } from './compiler.js';
import { scopeEntry } from './enter-scope.js';
import { type Evaluate, type Execute, type Frame, innerFrame } from './frame.js';
import { addOrigin } from './origin.js';

interface MacroCode {
  readonly name: string | undefined;
  readonly parameters: readonly {
    readonly name: string;
    readonly slot: number;
    readonly fallback: Evaluate | undefined;
  }[];
  /** The special names the body asks for, with their variables. */
  readonly special: ReadonlyMap<string, Variable>;
  readonly unit: FunctionScope;
  readonly enter: (frame: Frame) => void;
  readonly body: Execute;
  /** What the text is as a value. */
  readonly macroText: (text: string) => Value;
  /** Arguments it has no parameter for are left out without a word. */
  readonly lenient: boolean;
}

const NO_ORIGINS: ArgumentOrigins = { positional: [], named: new Map() };

export function compileMacro(compiler: Compiler, node: MacroNode, place: Place): Execute {
  const code = compileCode(compiler, node.name.name, [node.parameters, node.body, macroPlace(compiler, place)]);
  const assign = assignName(compiler, node.name.name, [place, new Set()]);
  return (frame) => {
    assign(frame, macroObject(code, frame));
    return undefined;
  };
}

/** Where a macro's body stands: in Nunjucks it sees nothing of the place around it. */
function macroPlace({ semantics }: Compiler, place: Place): Place {
  return semantics.dynamic ? { ...place, scope: createScope(createUnit()) } : place;
}

/** `{% call macro() %}…{% endcall %}`: the body becomes the macro's `caller`. */
export function compileCallBlock(compiler: Compiler, node: CallNode, place: Place): Execute {
  const code = compileCode(compiler, undefined, [node.parameters, node.body, place]);
  const callee = compiler.expression(node.call.callee, place);
  const args = compileArguments(compiler, node.call.args, place);
  const origins = compileOrigins(compiler, node.call.args, place);
  const site = siteOf(compiler, node.call);
  return (frame) => {
    const target = callee(frame);
    const given = args(frame);
    frame.run.site = site;
    if (target instanceof Undefined) throw new Fault(target.message);
    const behaviour = target instanceof Special ? target.behaviour : undefined;
    if (behaviour?.emit === undefined) throw new Fault('Only a macro can be called with a block.');
    behaviour.emit(
      { ...given, named: new Map([...given.named, ['caller', macroObject(code, frame)]]) },
      origins(frame),
    );
    return undefined;
  };
}

function compileCode(
  compiler: Compiler,
  name: string | undefined,
  [parameters, body, place]: readonly [readonly Parameter[], readonly Node[], Place],
): MacroCode {
  const unit = createUnit(place.scope.unit);
  const scope = createScope(unit, place.scope);
  const { dynamic, macroText } = compiler.semantics;
  const wanted = analyzeMacro(scope, parameters, body, dynamic ? ['caller'] : undefined);
  const inner = { ...inScope(place, scope), extending: false };
  const compiled = parameters.map((parameter) => {
    const variable = requireVariable(scope, parameter.name.name);
    addOrigin(compiler.origins, variable, new Set([variable]));
    return {
      name: parameter.name.name,
      slot: variable.slot,
      fallback: parameter.fallback && compiler.expression(parameter.fallback, inner),
    };
  });
  const special = new Map(wanted.map((word) => [word, requireVariable(scope, word)]));
  const enter = scopeEntry(scope, dynamic);
  return {
    name,
    parameters: compiled,
    special,
    unit,
    enter,
    body: compiler.body(body, inner),
    macroText,
    lenient: dynamic,
  };
}

function macroObject(code: MacroCode, outer: Frame): Special {
  return new Special(new MacroBehaviour(code, outer));
}

class MacroBehaviour implements Behaviour {
  readonly type = 'jinja2.runtime.Macro';
  private readonly code: MacroCode;
  private readonly outer: Frame;

  constructor(code: MacroCode, outer: Frame) {
    this.code = code;
    this.outer = outer;
  }

  repr(): string {
    return `<Macro ${this.code.name === undefined ? 'anonymous' : `'${this.code.name}'`}>`;
  }

  attribute(name: string): Value | undefined {
    const { code } = this;
    if (name === 'name') return code.name ?? NONE;
    if (name === 'arguments') return new Tuple(code.parameters.map((parameter) => parameter.name));
    if (name === 'catch_kwargs') return code.special.has('kwargs');
    if (name === 'catch_varargs') return code.special.has('varargs');
    return name === 'caller' ? code.special.has('caller') : undefined;
  }

  emit(args: CallArguments, origins: ArgumentOrigins): void {
    invoke(this.code, this.outer, [args, origins]);
  }

  call(args: CallArguments): Value {
    const text = this.outer.run.captured(() => {
      this.emit(args, NO_ORIGINS);
    });
    return this.code.macroText(text);
  }
}

function invoke(code: MacroCode, outer: Frame, [args, given]: readonly [CallArguments, ArgumentOrigins]): void {
  const origins = new Array<readonly string[] | undefined>(code.unit.slots);
  const frame = innerFrame(code.unit.slots, outer, origins);
  code.enter(frame);
  const named = args.named.size === 0 ? undefined : new Map(args.named);
  code.parameters.forEach(({ name, slot, fallback }, i) => {
    const byName = i >= args.positional.length;
    const value = byName ? named?.get(name) : args.positional[i];
    frame.slots[slot] = value ?? fallback?.(frame) ?? notGiven(name);
    origins[slot] = byName ? given.named.get(name) : given.positional[i];
    if (byName) named?.delete(name);
  });
  if (code.special.size > 0 || named !== undefined || args.positional.length > code.parameters.length) {
    fillSpecial(code, frame, [args, named ?? new Map()]);
  }
  frame.run.enter();
  code.body(frame);
  frame.run.leave();
}

function notGiven(name: string): Undefined {
  return new Undefined(`parameter '${name}' was not provided`);
}

/** `caller`, `kwargs` and `varargs`, or a fault when the macro has no use for what it was given. */
function fillSpecial(
  { name, parameters, special, lenient }: MacroCode,
  frame: Frame,
  [{ positional }, named]: readonly [CallArguments, Map<string, Value>],
): void {
  const caller = special.get('caller');
  if (caller !== undefined) {
    frame.slots[caller.slot] = named.get('caller') ?? new Undefined('No caller defined');
    named.delete('caller');
  }
  if (lenient) return;
  const kwargs = special.get('kwargs');
  const [surplus] = named.keys();
  if (kwargs !== undefined) frame.slots[kwargs.slot] = dictOf(named);
  else if (surplus !== undefined) throw new Fault(`macro '${name ?? 'caller'}' takes no keyword argument '${surplus}'`);
  const varargs = special.get('varargs');
  const extra = positional.slice(parameters.length);
  if (varargs !== undefined) frame.slots[varargs.slot] = new Tuple(extra);
  else if (extra.length > 0)
    throw new Fault(`macro '${name ?? 'caller'}' takes not more than ${parameters.length} argument(s)`);
}
