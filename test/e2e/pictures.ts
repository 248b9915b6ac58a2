import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { panelsIn, readingFaults } from '../support/reading-faults.js';
import { untilTaken } from './pages/until-taken.js';
import { Workbench } from './pages/workbench.js';

const themes = {
  light: { label: 'Light Modern', marker: 'vs' },
  'high-contrast': { label: 'Dark High Contrast', marker: 'hc-black' },
  'high-contrast-light': { label: 'Light High Contrast', marker: 'hc-light' },
  dark: { label: 'Dark Modern', marker: 'vs-dark' },
} as const;
type Theme = keyof typeof themes;

/**
 * Pictures of the window in light, both high contrasts and dark, for people to look at; in each, nothing may keep anybody
 * from reading or operating the panels that are pictured. It ends in the dark theme.
 */
export async function takePictures(page: Page, name: string): Promise<void> {
  const faults: string[] = [];
  for (const theme of await themesFor(page)) {
    await useTheme(page, theme);
    await page.screenshot({ path: picturePath(`${name}-${theme}`) });
    for (const fault of await readingFaults(page)) faults.push(`${theme}: ${fault}`);
  }
  assert.deepEqual(faults, []);
}

/** The light one of the high contrasts is looked at once, and only where a panel is seen: the rest is drawn by VS Code. */
async function themesFor(page: Page): Promise<readonly Theme[]> {
  const isLookedAt = process.env['HONE_E2E_VERSION'] !== 'oldest' && (await panelsIn(page)).length > 0;
  return ['light', ...(isLookedAt ? (['high-contrast-light'] as const) : []), 'high-contrast', 'dark'];
}

/** Shows the window in another theme. */
export async function useTheme(page: Page, theme: Theme): Promise<void> {
  const workbench = new Workbench(page);
  const { label, marker } = themes[theme];
  await untilTaken(async (options) => {
    await workbench.run('Preferences: Color Theme');
    await workbench.choose(label, '', options);
  });
  await page.locator(`.monaco-workbench.${marker}`).waitFor();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Shows what the window looked like when a test failed. */
export async function pictureOfFailure(page: Page, test: Mocha.Test | undefined): Promise<void> {
  if (test?.state !== 'failed') return;
  await page.screenshot({ path: picturePath(`failed-${test.title.replaceAll(/\W+/g, '-')}`) });
}

function picturePath(name: string): string {
  return artifactPath(`${name}.png`);
}

export function artifactPath(name: string): string {
  return join(process.env['HONE_E2E_ARTIFACTS'] ?? 'artifacts', name);
}
