import pc from 'picocolors';

export type Palette = ReturnType<typeof pc.createColors>;

export function paletteFor(color: boolean): Palette {
  return pc.createColors(color);
}
