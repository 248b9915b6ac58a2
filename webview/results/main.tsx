import { render } from 'preact';
import type { ResultsRequest, ResultsUpdate } from '../../src/protocol/results.js';
import { connectToEditor } from '../shared/endpoint.js';
import { keepFocus } from '../shared/keep-focus.js';
import '../shared/theme.css';
import '../shared/details.css';
import './results.css';
import { ResultsPanel } from './results-panel.js';

const root = document.getElementById('root');
if (root) {
  render(<ResultsPanel endpoint={connectToEditor<ResultsRequest, ResultsUpdate>()} />, root);
  keepFocus(root);
}
