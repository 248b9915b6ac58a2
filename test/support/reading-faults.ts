import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What keeps people from reading or operating the panels of Hone that a page shows, a line for each element; empty where all is well. */
export async function readingFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of await panelsIn(page)) found.push(...(await faultsIn(frame)));
  return found;
}

/** The panels of Hone that a page shows. */
export async function panelsIn(page: Page): Promise<readonly Frame[]> {
  const found: Frame[] = [];
  for (const frame of page.frames()) if (await isPanel(frame)) found.push(frame);
  return found;
}

/** Others' webviews are theirs to mend, and one that is closing has no answer. */
async function isPanel(frame: Frame): Promise<boolean> {
  return frame
    .evaluate(() => document.title === 'Hone' && document.querySelector('#root main') !== null)
    .catch(() => false);
}

/**
 * All rules of axe, its advice too. The driver evaluates the script, since the page's policy allows no tag for it. The page
 * is clear: what VS Code has behind it is said here, or colours would be held against white. Of a long list its first rows
 * stand for all: thirty variants of sixty rows take half a minute.
 */
async function faultsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const place = document.querySelector('main.optimizer') === null ? 'editor' : 'sideBar';
    document.documentElement.style.backgroundColor = `var(--vscode-${place}-background)`;
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run({ exclude: ['.row-space .row:nth-child(n + 9)'] }, { iframes: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id} at ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`,
      ),
    );
  });
}
