import { render } from 'preact';
import type { PreviewRequest, PreviewUpdate } from '../../src/protocol/preview.js';
import { connectToEditor } from '../shared/endpoint.js';
import { keepFocus } from '../shared/keep-focus.js';
import '../shared/theme.css';
import './preview.css';
import { PreviewPanel } from './preview-panel.js';

const root = document.getElementById('root');
if (root) {
  render(<PreviewPanel endpoint={connectToEditor<PreviewRequest, PreviewUpdate>()} />, root);
  keepFocus(root);
}
