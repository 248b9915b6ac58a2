const standIn = new URL('vscode.ts', import.meta.url).href;

export function resolve(specifier, context, next) {
  return next(specifier === 'vscode' ? standIn : specifier, context);
}
