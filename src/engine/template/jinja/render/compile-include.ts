import type { FromImportNode, ImportNode, IncludeNode } from '../nodes.js';
import type { Scope, Variable } from '../scope.js';
import { listOf } from '../values/iterate.js';
import { repr } from '../values/repr.js';
import { Fault, Special, Tuple, typeName, Undefined, type Value } from '../values/value.js';
import { type Compiler, type Place, requireVariable, siteOf, variableReader, variableWriter } from './compiler.js';
import { type Blocks, Context, type LoadedTemplate, type Names } from './context.js';
import type { Evaluate, Execute, Frame } from './frame.js';
import { nearestReader } from './nearest.js';
import { originReader, type OriginReader } from './origin.js';

/** Finds the template that a value names: one name, or the first that exists of a list. */
function findTemplate(value: Value, { loader }: Context): LoadedTemplate | undefined {
  if (value instanceof Undefined) throw new Fault(value.message);
  const names =
    typeof value === 'string' ? [value] : Array.isArray(value) || value instanceof Tuple ? listOf(value) : undefined;
  if (names === undefined) throw new Fault(`A template's name is a text, not ${typeName(value)}.`);
  for (const name of names) {
    const template = typeof name === 'string' ? loader.load(name) : undefined;
    if (template !== undefined) return template;
  }
  return undefined;
}

export function requireTemplate(value: Value, context: Context): LoadedTemplate {
  const template = findTemplate(value, context);
  if (template === undefined)
    throw new Fault(`There is no template ${repr(value)}: check the name, relative to this file.`);
  return template;
}

/** The template's name; what fails after it is placed at the tag. */
function compileName(compiler: Compiler, node: IncludeNode | ImportNode | FromImportNode, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const name = compiler.expression(node.template, place);
  return (frame) => {
    const value = name(frame);
    frame.run.site = site;
    return value;
  };
}

export function compileInclude(compiler: Compiler, node: IncludeNode, place: Place): Execute {
  const name = compileName(compiler, node, place);
  const surroundings = compileSurroundings(compiler, place);
  return (frame) => {
    const value = name(frame);
    const template = node.optional ? findTemplate(value, frame.context) : requireTemplate(value, frame.context);
    if (template === undefined) return undefined;
    const context = node.withContext ? surroundings(frame, template.blocks) : plainContext(frame.context, template);
    frame.run.enter();
    template.render(context, frame.run);
    frame.run.leave();
    return undefined;
  };
}

function plainContext({ loader }: Context, template: LoadedTemplate): Context {
  return new Context(template.blocks, loader.globals, loader);
}

/** A context that sees everything this place sees. */
export function compileSurroundings(compiler: Compiler, place: Place): (frame: Frame, blocks: Blocks) => Context {
  const locals = visibleVariables(place.scope).map((variable) => ({
    name: variable.name,
    read: compiler.semantics.dynamic ? nearestReader(variable.name, place) : variableReader(variable, place),
    origin: localOrigin(compiler, variable, place),
  }));
  return (frame, blocks) => {
    const { context } = frame;
    const values = new Map<string, Value>();
    const origins = new Map(context.origins);
    for (const { name, read, origin } of locals) {
      const value = read(frame);
      if (value === undefined) continue;
      values.set(name, value);
      origins.set(name, origin(frame));
    }
    const outer: Names = { find: (name) => values.get(name) ?? context.find(name) };
    return new Context(blocks, outer, context.loader, origins);
  };
}

function localOrigin(compiler: Compiler, variable: Variable, place: Place): OriginReader {
  return originReader(compiler.origins.get(variable) ?? new Set(), place.scope.unit);
}

/** Every variable that this scope or one around it stores, the nearest of each name. */
function visibleVariables(scope: Scope): Variable[] {
  const found = new Map<string, Variable>();
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    for (const name of at.stores) if (!found.has(name)) found.set(name, requireVariable(scope, name));
  }
  return [...found.values()];
}

export function compileImport(compiler: Compiler, node: ImportNode, place: Place): Execute {
  const module = compileModule(compiler, node, place);
  const write = variableWriter(requireVariable(place.scope, node.target.name));
  const { name } = node.target;
  return (frame) => {
    const value = module(frame);
    write(frame, value);
    if (place.top) frame.context.set(name, value);
    return undefined;
  };
}

export function compileFromImport(compiler: Compiler, node: FromImportNode, place: Place): Execute {
  const module = compileModule(compiler, node, place);
  const names = node.names.map(({ name, alias }) => {
    const write = variableWriter(requireVariable(place.scope, alias.name));
    const missing = new Undefined(`the imported template does not export the requested name '${name.name}'`, {
      path: name.name,
      span: { start: name.start, end: name.end },
      template: compiler.owner.name,
    });
    return { name: name.name, alias: alias.name, write, missing };
  });
  return (frame) => {
    const source = module(frame);
    for (const { name, alias, write, missing } of names) {
      const value = source.behaviour.attribute?.(name) ?? missing;
      if (value === missing && compiler.semantics.dynamic) throw new Fault(missing.message);
      write(frame, value);
      if (place.top && value !== missing) frame.context.set(alias, value);
    }
    return undefined;
  };
}

function compileModule(compiler: Compiler, node: ImportNode | FromImportNode, place: Place): (frame: Frame) => Special {
  const name = compileName(compiler, node, place);
  const surroundings = compileSurroundings(compiler, place);
  return (frame) => {
    const template = requireTemplate(name(frame), frame.context);
    if (node.withContext) return runModule(template, surroundings(frame, template.blocks), frame);
    const { modules } = frame.run;
    const known = modules.get(template.name);
    if (known !== undefined) return known;
    const module = runModule(template, plainContext(frame.context, template), frame);
    modules.set(template.name, module);
    return module;
  };
}

/** Renders the template for what it defines; its text is what the module prints as. */
function runModule(template: LoadedTemplate, context: Context, { run }: Frame): Special {
  run.enter();
  const text = run.captured(() => template.render(context, run));
  run.leave();
  return new Special({
    type: 'jinja2.environment.TemplateModule',
    repr: () => `<TemplateModule ${repr(template.name)}>`,
    text: () => text,
    attribute: (name) => context.exportedValue(name),
  });
}
