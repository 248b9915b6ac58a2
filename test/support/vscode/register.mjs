// Outside of VS Code nothing is called `vscode`: tests get `vscode.ts` instead, whether it is imported or required.
import Module, { register } from 'node:module';
import { fileURLToPath } from 'node:url';

register('./resolve.mjs', import.meta.url);

const standIn = fileURLToPath(new URL('vscode.ts', import.meta.url));
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...others) {
  return resolveFilename.call(this, request === 'vscode' ? standIn : request, ...others);
};
