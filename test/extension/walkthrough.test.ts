import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readManifest } from '../support/manifest.js';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: {
    readonly image?: Readonly<Record<'dark' | 'light' | 'hc' | 'hcLight', string>>;
    readonly altText?: string;
    readonly markdown?: string;
  };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const { commands, walkthroughs, configuration } = (readManifest() as Manifest).contributes;
const steps = walkthroughs.flatMap((one) => one.steps);
/** Of VS Code itself. */
const builtIn = [
  'workbench.action.openSettings',
  'workbench.action.quickOpen',
  'workbench.actions.view.problems',
  'editor.action.fixAll',
  'editor.action.quickFix',
];
const known = new Set([...commands.map(({ command }) => command), ...builtIn]);

describe('the walkthrough', () => {
  it('leads from the example to an own prompt', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['example', 'finding', 'fix', 'preview', 'evaluate', 'optimize', 'key', 'new'],
    );
  });

  it('is the one that opens in the window of the example', () => {
    const opened = /walkthrough = 'hone\.hone#(\w+)'/.exec(
      readFileSync('src/extension/commands/open-example.ts', 'utf8'),
    );
    assert.deepEqual(
      walkthroughs.map(({ id }) => id),
      [opened?.[1]],
    );
  });

  for (const { id, description, media, completionEvents } of steps) {
    it(`${id}: its links run commands that exist, and it is ticked off by one of them or by a setting`, () => {
      const linked = Array.from(description.matchAll(/\(command:([\w.]+)/g), ([, command]) => command ?? '');
      const ticking = completionEvents.flatMap((event) =>
        event.startsWith('onCommand:') ? event.slice('onCommand:'.length) : [],
      );
      assert.ok(linked.length > 0 && ticking.length > 0);
      for (const command of [...linked, ...ticking]) assert.ok(known.has(command), command);
      for (const event of completionEvents) {
        const setting = /^onSettingChanged:(.*)/.exec(event)?.[1];
        if (setting !== undefined) assert.ok(setting in configuration.properties, setting);
      }
    });

    it(`${id}: shows a picture for each theme with its description, or a page`, () => {
      const files = media.image ? Object.values(media.image) : [media.markdown ?? ''];
      for (const file of files) assert.ok(existsSync(file), file);
      if (media.image !== undefined) assert.match(media.altText ?? '', /^[A-Z].{20,}\.$/);
    });
  }
});
