import type { Random } from '../../../../src/engine/random/seeded.js';
import { misspelt, type Mutant, type Mutation } from './mutation.js';

const words = ['tidy', 'review', 'release', 'notes', 'plan', 'tests', 'style', 'upgrade'];

function slug(random: Random): string {
  return random.sample(words, 1 + random.below(3)).join('-');
}

interface Skill {
  readonly folder: string;
  readonly name: string;
  readonly description?: string;
}

function skill({ folder, name, description = 'Does it. Use it when asked.' }: Skill): string {
  return `---\nname: ${name}\ndescription: ${description}\n---\n# ${folder}\nDo it.\n`;
}

function inSkill(folder: string, mutant: Mutant): Mutant {
  return { ...mutant, around: { path: `skills/${folder}/SKILL.md` } };
}

export const breaking: Readonly<Record<string, Mutation>> = {
  'agent/broken-reference': (_, random) => {
    const folder = random.sample(['docs', 'references', '.'], 1)[0] ?? '';
    const file = slug(random);
    const write = (name: string): string => `Read [the ${file}](${folder}/${name}.md) before you begin.\n`;
    const around = { path: 'AGENTS.md', files: [`${folder}/${file}.md`] };
    return { text: write(misspelt(file, random)), clean: write(file), around };
  },
  'agent/deprecated-field': (_, random) => {
    const value = random.sample(['agent', 'ask', 'edit'], 1)[0] ?? '';
    const write = (key: string): string => `---\ndescription: ${slug(random)}\n${key}: ${value}\n---\nPlan it.\n`;
    return {
      text: write('mode'),
      clean: write('agent'),
      around: { path: `.github/prompts/${slug(random)}.prompt.md` },
    };
  },
  'agent/skill-dir-name': (_, random) => {
    const folder = slug(random);
    return inSkill(folder, {
      text: skill({ folder, name: misspelt(folder, random) }),
      clean: skill({ folder, name: folder }),
    });
  },
  'agent/skill-frontmatter': (_, random) => {
    const folder = slug(random);
    const clean = skill({ folder, name: folder });
    const broken = [
      skill({ folder, name: folder.toUpperCase() }),
      skill({ folder, name: `${folder}--x` }),
      skill({ folder, name: `${folder}_x` }),
      skill({ folder, name: `${folder}-` }),
      skill({ folder, name: folder.padEnd(65, 'x') }),
      skill({ folder, name: folder, description: 'long '.repeat(205 + random.below(20)) + 'x' }),
      clean.replace(/name: .*\n/, ''),
      clean.replace(/description: .*\n/, ''),
    ];
    return inSkill(folder, { text: broken[random.below(broken.length)] ?? '', clean });
  },
  'agent/stale-command': (_, random) => {
    const scripts = random.sample(['lint', 'build', 'test:unit', 'format', 'typecheck'], 3);
    const name = scripts[0] ?? '';
    const isMake = random.below(2) === 0;
    const tool = isMake ? 'make' : (['npm run', 'pnpm run'][random.below(2)] ?? '');
    const write = (command: string): string =>
      random.below(2) === 0 ? `Run \`${tool} ${command}\` first.\n` : `Run:\n\n\`\`\`sh\n${tool} ${command}\n\`\`\`\n`;
    const plain = isMake ? name.replace(':', '-') : name;
    const targets = scripts.map((script) => `${script.replace(':', '-')}: src\n\techo\n`).join('');
    const above = isMake
      ? { Makefile: targets }
      : { 'package.json': JSON.stringify({ scripts: Object.fromEntries(scripts.map((script) => [script, 'x'])) }) };
    return { text: write(misspelt(plain, random)), clean: write(plain), around: { path: 'AGENTS.md', above } };
  },
  'agent/unknown-field': (_, random) => {
    const [file, key] = (
      [
        ['a.instructions.md', 'applyTo'],
        ['a.prompt.md', 'tools'],
        ['a.agent.md', 'handoffs'],
        ['skills/a/SKILL.md', 'license'],
      ] as const
    )[random.below(4)] ?? ['', ''];
    const write = (field: string): string => `---\nname: a\ndescription: b\n${field}: []\n---\nDo it.\n`;
    return { text: write(misspelt(key, random)), clean: write(key), around: { path: file } };
  },
};
