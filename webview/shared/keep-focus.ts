const operable =
  'button:not(:disabled), vscode-button:not([disabled]), input, select, summary, a[href], [tabindex="0"]';

/**
 * Where an update takes away what had the focus, or switches it off, the focus goes to what stands nearest to that place: whoever works by keyboard
 * goes on from there instead of from the page's beginning.
 */
export function keepFocus(root: HTMLElement): void {
  let path: Element[] = [];
  root.addEventListener('focusin', ({ target }) => (path = pathOf(target, root)));
  // Who points somewhere else has let go of it.
  document.addEventListener('pointerdown', () => (path = []));
  const refocus = (): void => {
    const [last] = path;
    if (last === undefined || (last.isConnected && !last.hasAttribute('disabled'))) return;
    // Whoever is in another part of the window, such as an editor, stays there.
    if (!document.hasFocus()) return;
    // What is switched off may still have it until the page is drawn.
    if (document.activeElement !== document.body && document.activeElement !== last) return;
    const near = path.filter((place) => place.isConnected).map((place) => place.querySelector<HTMLElement>(operable));
    near.find((element) => element !== null)?.focus({ preventScroll: true });
  };
  new MutationObserver(refocus).observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}

/** The element and what it stands in, up to the root. */
function pathOf(target: EventTarget | null, root: HTMLElement): Element[] {
  const path: Element[] = [];
  for (let at = target instanceof Element ? target : null; at !== null; at = at.parentElement) {
    path.push(at);
    if (at === root) break;
  }
  return path;
}
