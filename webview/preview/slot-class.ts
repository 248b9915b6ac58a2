/** Six of the theme's chart colours times four kinds of line: `preview.css` has a class for each. */
const colours = 6;
const lines = 4;

/** Neighbours differ in both, so that the colour is never the only sign. */
export function slotClass(slot: number): string {
  return `colour-${slot % colours} line-${(slot + Math.floor(slot / (colours * 2))) % lines}`;
}
