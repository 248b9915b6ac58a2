import { errors } from 'playwright-core';

/** How long one look for an element goes on, in milliseconds. */
export interface Patience {
  readonly timeout?: number;
}

const attempts = 6;

/**
 * Opens a list and takes a row of it, again where the list was closed on the way: what is drawn meanwhile, such as a page
 * of the walkthrough in the colours of another theme, may take the focus, and a list that loses it is gone.
 */
export async function untilTaken(take: (options: Patience) => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt < attempts; attempt++) {
    try {
      await take({ timeout: 5000 });
      return;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
  }
  await take({});
}
