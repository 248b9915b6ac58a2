/**
 * What the process for JavaScript runs, as text, so that it needs no file beside the bundle. The code of users runs in a
 * thread: however long it loops, the process sees that its parent is gone and ends. Replies go to a pipe of their own, so
 * that what the code prints cannot be taken for one.
 */
const thread = String.raw`
const { parentPort } = require('node:worker_threads');
const { compileFunction } = require('node:vm');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const own = 'hone-assertion.js';
const made = new Map();

function inline(text) {
  const names = ['output', 'context', 'require'];
  if (text.includes('\n')) return compileFunction(text, names, { filename: own });
  // The value of the last statement is what stands behind the declarations.
  if (/^(?:const|let|var)\s/.test(text.trim()))
    return compileFunction('return eval(' + JSON.stringify(text) + ')', names, { filename: own });
  return compileFunction('return ' + text.trim().replace(/;+$/, ''), names, { filename: own });
}

async function inFile({ path, name }) {
  const loaded = await import(pathToFileURL(path).href);
  const whole = loaded.default ?? loaded;
  const found = name === undefined ? (whole.default ?? whole) : (loaded[name] ?? whole[name]);
  if (typeof found !== 'function') throw new Error(name === undefined ? 'the file exports no function' : 'the file exports no function ' + name);
  return found;
}

function functionOf({ text, file }) {
  const key = JSON.stringify([text, file]);
  if (!made.has(key)) made.set(key, file === undefined ? inline(text) : inFile(file));
  return made.get(key);
}

function lineOf(error, { file }) {
  const stack = error instanceof Error ? String(error.stack) : '';
  const places = file === undefined ? [own] : [file.path, pathToFileURL(file.path).href];
  for (const line of stack.split('\n'))
    for (const place of places) {
      const at = line.indexOf(place + ':');
      if (at !== -1) return Number.parseInt(line.slice(at + place.length + 1), 10) || undefined;
    }
  return undefined;
}

function plain(value) {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

parentPort.on('message', async (call) => {
  try {
    const run = await functionOf(call);
    const value = await run(call.output, call.context, createRequire(call.folder + '/'));
    parentPort.postMessage(JSON.stringify({ id: call.id, value: plain(value) ?? null }));
  } catch (error) {
    parentPort.postMessage(JSON.stringify({ id: call.id, error: String(error), line: lineOf(error, call) }));
  }
});
`;

export const javascriptWorker = String.raw`
const { Worker } = require('node:worker_threads');
const { createInterface } = require('node:readline');
const { createWriteStream } = require('node:fs');
const out = createWriteStream('', { fd: 3 });
let waiting;
let worker;

function answer(line) {
  waiting = undefined;
  out.write(line + '\n');
}

function fail(error) {
  if (waiting !== undefined) answer(JSON.stringify({ id: waiting, error }));
}

function started() {
  const made = new Worker(${JSON.stringify(thread)}, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const gone = (error) => {
    if (worker === made) worker = undefined;
    fail(error);
  };
  made.on('message', answer);
  made.on('error', (error) => gone(String(error)));
  made.on('exit', () => gone('the code ended its process'));
  return made;
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const call = JSON.parse(line);
    waiting = call.id;
    worker ??= started();
    worker.postMessage(call);
  })
  .on('close', () => process.exit(0));
out.write('{"ready":true}\n');
`;
