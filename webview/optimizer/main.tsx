import { render } from 'preact';
import type { OptimizerRequest, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import { connectToEditor } from '../shared/endpoint.js';
import { keepFocus } from '../shared/keep-focus.js';
import 'uplot/dist/uPlot.min.css';
import '../shared/theme.css';
import '../shared/details.css';
import './optimizer.css';
import './run.css';
import { OptimizerView } from './optimizer-view.js';

const root = document.getElementById('root');
if (root) {
  render(<OptimizerView endpoint={connectToEditor<OptimizerRequest, OptimizerUpdate>()} />, root);
  keepFocus(root);
}
