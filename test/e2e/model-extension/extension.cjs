// Brings VS Code a language model, as Copilot does; test/e2e/editor-models.test.ts installs it beside Hone.
const vscode = require('vscode');

const model = {
  id: 'acme-small-1',
  name: 'Acme Small',
  family: 'small',
  version: '1',
  maxInputTokens: 4096,
  maxOutputTokens: 256,
  capabilities: {},
};

const textOf = ({ content }) => content.map(({ value = '' }) => value).join('');

/** Answers in two pieces, and says in its answer how the system's text came: `blue` for the user's, in front. */
async function answer(_model, [first, ...rest], _options, progress) {
  const cameAsUser = first?.role === vscode.LanguageModelChatMessageRole.User;
  const isWhole = textOf(first) === 'Answer in one word.' && rest.map(textOf).join() === 'The sky is';
  progress.report(new vscode.LanguageModelTextPart('bl'));
  progress.report(new vscode.LanguageModelTextPart(cameAsUser && isWhole ? 'ue' : 'ack'));
}

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('acme', {
      provideLanguageModelChatInformation: () => [model],
      provideLanguageModelChatResponse: answer,
      provideTokenCount: (_model, text) => Promise.resolve((typeof text === 'string' ? text : textOf(text)).length),
    }),
  );
};
