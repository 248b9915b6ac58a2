import type { Locator, Page } from 'playwright-core';

/** Milliseconds to wait for a key's effect before it is pressed again. */
const patience = 5000;
const tries = 8;

/** Presses a key until its effect shows: VS Code loses keys pressed while something else opens, closes or takes the focus. */
export async function pressUntil(page: Page, key: string, effect: Locator, wait = patience): Promise<void> {
  for (let n = 1; n < tries; n++) {
    await page.keyboard.press(key);
    if (await shows(effect, wait)) return;
  }
  await page.keyboard.press(key);
  await effect.first().waitFor();
}

/** Whether something shows within the patience of one key press. */
export async function shows(effect: Locator, wait = patience): Promise<boolean> {
  return effect
    .first()
    .waitFor({ timeout: wait })
    .then(
      () => true,
      () => false,
    );
}
