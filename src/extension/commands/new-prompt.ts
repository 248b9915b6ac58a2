import * as vscode from 'vscode';
import { promptLanguage } from '../language/prompt-files.js';

const starter = `---
description: Say what the prompt is for.
input:
  schema: { text: string }
output:
  labels: [positive, negative]
---
system:
Say whether the review is positive or negative. Answer with the label alone.

user:
Review: {{ text }}
Label:
`;

/** A prompt that works as it stands, in a new editor. */
export async function newPrompt(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: promptLanguage, content: starter });
  await vscode.window.showTextDocument(document);
}
