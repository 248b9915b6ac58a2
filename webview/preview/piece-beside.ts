/** The piece an arrow key leads to: the one after or before, or the first or last of all; undefined at either end. */
export function pieceBeside(list: HTMLElement, piece: HTMLElement, key: string): HTMLElement | undefined {
  const pieces = [...list.querySelectorAll<HTMLElement>('[data-piece]')];
  const at = pieces.indexOf(piece);
  if (key === 'ArrowRight' || key === 'ArrowDown') return pieces[at + 1];
  if (key === 'ArrowLeft' || key === 'ArrowUp') return pieces[at - 1];
  if (key === 'Home') return pieces[0];
  return key === 'End' ? pieces.at(-1) : undefined;
}
