import type { Random } from '../../../../src/engine/random/seeded.js';

/** Program code with a sound template of LangChain's, filled with two values, and a sound message of an API call. */
export interface CodeText {
  readonly text: string;
  readonly path: string;
  /** The template's variables; the last place of each is where it gets its value. */
  readonly names: readonly [string, string];
}

export function oneOf<T>(random: Random, ...values: readonly T[]): T {
  return values[random.below(values.length)] as T;
}

const openings = ['Summarise', 'Translate', 'Sort', 'Answer'];
const words = ['document', 'question', 'language', 'customer', 'category'];

export function codeText(random: Random): CodeText {
  const [first = 'document', second = 'question'] = random.sample(words, 2);
  const names = [first, second] as const;
  const template = `${oneOf(random, ...openings)} {${first}} for {${second}} as {{"kind": 1}}.`;
  return random.below(2) === 0
    ? { text: python(random, template, names), path: 'app.py', names }
    : { text: script(random, template, names), path: oneOf(random, 'app.ts', 'app.js'), names };
}

function python(random: Random, template: string, [first, second]: CodeText['names']): string {
  const quote = oneOf(random, "'", "'''");
  const values = `"${first}": 1, "${second}": 2`;
  const fill = oneOf(
    random,
    `    return prompt.format(${first}=1, ${second}=2)`,
    `    return prompt.invoke({${values}})`,
    `    return (prompt | model).invoke(1) or prompt.invoke({${values}})`,
  );
  return `from langchain_core.prompts import PromptTemplate

prompt = PromptTemplate.from_template(${quote}${template}${quote})


def send(client, topic, tone):
    client.chat.completions.create(
        model="gpt-4.1-mini",
        messages=[{"role": "${oneOf(random, 'user', 'system')}", "content": f"Write on {topic} in a {tone} tone."}],
    )


def fill():
${fill}
`;
}

function script(random: Random, template: string, [first, second]: CodeText['names']): string {
  const quote = oneOf(random, "'", '`');
  const make = oneOf(
    random,
    `PromptTemplate.fromTemplate(${quote}${template}${quote})`,
    `ChatPromptTemplate.fromMessages([['human', ${quote}${template}${quote}]])`,
  );
  return `import { ChatPromptTemplate, PromptTemplate } from '@langchain/core/prompts';

const prompt = ${make};

export async function send(client, topic, tone) {
  await client.chat.completions.create({
    model: 'gpt-4.1-mini',
    messages: [{ role: 'user', content: \`Write on \${topic} in a \${tone} tone.\` }],
  });
}

export const fill = () => prompt.${oneOf(random, 'invoke', 'format')}({ ${first}: 1, ${second}: 2 });
`;
}
