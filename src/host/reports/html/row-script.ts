/**
 * What makes the rows of a report searchable, in the reader's browser: it draws only the rows in sight, so that 40,000
 * open as fast as 40. Cells come as tuples (`CellTuple`); texts are only ever set as text.
 */
export const rowScript = `'use strict';
const at = (id) => document.getElementById(id);
const facts = JSON.parse(at('facts').textContent);
const byId = new Map();
for (const block of document.querySelectorAll('script.cells')) {
  for (const [variant, id, line, repeat, outcome, answer, expected, label, scores, reasons, error, passed] of JSON.parse(block.textContent)) {
    let row = byId.get(id);
    if (!row) byId.set(id, (row = { id, line, expected, cells: facts.variants.map(() => []) }));
    if (expected !== null) row.expected = expected;
    const before = row.cells[variant][repeat];
    if (!before || before.outcome === 'error') row.cells[variant][repeat] = { outcome, answer, expected, label, scores, reasons, error, passed };
  }
  block.remove();
}
const rows = [...byId.values()].sort((a, b) => a.line - b.line);
const height = 30;
const scored = (cell) => cell.outcome === 'scored';
const byLabel = (cell) => (cell.expected === null ? null : (cell.label ?? cell.answer.trim()) === cell.expected);
const isGood = (cell) => scored(cell) && (cell.passed ?? byLabel(cell));
const failed = (row) => row.cells.some((list) => list.some((cell) => isGood(cell) === false));
const spoken = (cell) => cell.label ?? cell.answer.trim();
const differs = (row) => new Set(row.cells.flatMap((list) => list.filter(scored).map(spoken))).size > 1;
const broken = (row) => row.cells.some((list) => list.some((cell) => !scored(cell)));
const filters = { all: () => true, failed, differ: differs, broken };
let shown = rows;

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}
function summary(list) {
  const cell = list.find((one) => one && isGood(one) === false) ?? list.find(Boolean);
  if (!cell) return element('div', 'cell soft', 'not asked');
  const good = isGood(cell);
  const name = scored(cell) ? (good === null ? '' : good ? 'good' : 'bad') : 'none';
  const right = list.filter((one) => one && isGood(one) === true).length;
  const share = list.length > 1 && good !== null ? right + '/' + list.length + ' ' : '';
  const made = element('div', 'cell ' + name, share + (cell.error ?? cell.answer).replace(/\\s+/g, ' ').slice(0, 200));
  made.setAttribute('aria-label', (good ? 'right: ' : good === false ? 'wrong: ' : '') + made.textContent);
  return made;
}
function draw(row, index) {
  const line = element('div', 'row');
  line.setAttribute('role', 'row');
  line.setAttribute('aria-rowindex', String(index + 2));
  line.tabIndex = 0;
  line.style.top = index * height + 'px';
  line.append(element('div', 'cell line', String(row.line)), element('div', 'cell', row.expected ?? ''), ...row.cells.map(summary));
  for (const cell of line.children) cell.setAttribute('role', 'gridcell');
  line.addEventListener('click', () => open(row));
  line.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); open(row); }
    if (event.key === 'ArrowDown') { event.preventDefault(); focus(index + 1); }
    if (event.key === 'ArrowUp') { event.preventDefault(); focus(index - 1); }
  });
  return line;
}
const list = at('list');
const space = at('space');
let drawn = '';
function paint(all) {
  const first = all ? 0 : Math.max(0, Math.floor(list.scrollTop / height) - 10);
  const last = Math.min(shown.length, all ? 500 : first + Math.ceil(list.clientHeight / height) + 20);
  const key = [first, last, shown.length, all].join();
  if (key === drawn) return;
  drawn = key;
  const held = document.activeElement?.closest?.('#space .row')?.getAttribute('aria-rowindex');
  space.replaceChildren(...shown.slice(first, last).map((row, i) => draw(row, first + i)));
  if (held) space.querySelector('[aria-rowindex="' + held + '"]')?.focus({ preventScroll: true });
}
function focus(index) {
  if (index < 0 || index >= shown.length) return;
  const top = index * height;
  if (top < list.scrollTop) list.scrollTop = top;
  if (top + 3 * height > list.scrollTop + list.clientHeight) list.scrollTop = top + 3 * height - list.clientHeight;
  paint();
  space.querySelector('[aria-rowindex="' + (index + 2) + '"]')?.focus({ preventScroll: true });
}
function choose() {
  const word = at('search').value.toLowerCase();
  const passes = filters[at('filter').value];
  const has = (text) => text !== null && text !== undefined && text.toLowerCase().includes(word);
  shown = rows.filter((row) => passes(row) && (word === '' || String(row.line) === word || has(row.expected) || row.cells.some((one) => one.some((cell) => has(cell.answer) || has(cell.error)))));
  at('count').textContent = shown.length.toLocaleString('en-US') + ' of ' + rows.length.toLocaleString('en-US') + ' rows';
  space.style.height = shown.length * height + 'px';
  list.setAttribute('aria-rowcount', String(shown.length + 1));
  list.scrollTop = 0;
  drawn = '';
  paint();
}
function open(row) {
  const parts = [];
  if (row.expected !== null) parts.push(element('h3', '', 'Expected'), element('pre', '', row.expected));
  row.cells.forEach((one, i) => one.forEach((cell, repeat) => {
    if (!cell) return;
    parts.push(element('h3', '', facts.variants[i] + (one.length > 1 ? ', time ' + (repeat + 1) : '')));
    parts.push(element('pre', '', cell.error ?? cell.answer));
    const told = facts.metrics.flatMap((metric, m) => cell.scores[m] === null || cell.scores[m] === undefined ? [] : [metric + ' ' + cell.scores[m] + (cell.reasons[metric] ? ': ' + cell.reasons[metric] : '')]);
    if (cell.label !== null) told.unshift('read as ' + cell.label);
    if (!scored(cell)) told.unshift(cell.outcome + ', in no score');
    parts.push(element('p', 'soft', told.join(' · ')));
  }));
  at('line').textContent = 'Line ' + row.line;
  at('body').replaceChildren(...parts);
  at('detail').showModal();
}
at('close').addEventListener('click', () => at('detail').close());
at('search').addEventListener('input', choose);
at('filter').addEventListener('change', choose);
list.addEventListener('scroll', () => paint());
addEventListener('resize', () => paint());
addEventListener('beforeprint', () => paint(true));
addEventListener('afterprint', () => { drawn = ''; paint(); });
choose();
`;
