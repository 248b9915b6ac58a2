import { build, type BuildOptions, type OutputFile } from 'esbuild';

/** A panel's script and style as the product bundles them, but for what is given. */
export async function buildPanel(name: string, options: BuildOptions): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: [`webview/${name}/main.tsx`],
    bundle: true,
    format: 'iife',
    outdir: 'unused',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    ...options,
    write: false,
  });
  return outputFiles;
}
