const pythonName = /\.pyi?$/;
const scriptName = /\.(?:[cm]?[jt]s|[jt]sx)$/;

export function isPython(path: string): boolean {
  return pythonName.test(path);
}

/** Whether a file is program code that Hone looks into. */
export function isCode(path: string): boolean {
  return isPython(path) || scriptName.test(path);
}
