// The only ways in which this page makes elements: text is always text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

const byId = (id) => document.getElementById(id);

/** Creates an element; children are nodes or text; attributes that are null or false are left out. */
function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Creates an SVG element. */
function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, value === true ? '' : value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A table from column heads and rows of cells; a cell is text or a node. */
function table(caption, heads, rows) {
  return el('table', {},
    el('caption', { class: 'visually-hidden' }, caption),
    el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map(
      (cell, i) => el(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : { 'data-label': heads[i] }, cell))))));
}

const emptyState = (text) => el('p', { class: 'empty' }, text);

const option = (value, text) => el('option', { value }, text);

/** A button that copies a text and says so. */
function copyButton(label, text, title) {
  const button = el('button', { type: 'button', class: 'copy', title: text, 'aria-label': title }, label);
  button.addEventListener('click', () => copy(text, button));
  return button;
}

async function copy(text, button) {
  const done = await writeClipboard(text);
  byId('copy-status').textContent = done ? `Copied: ${text}` : `Could not copy. The filter is: ${text}`;
  button.classList.toggle('copied', done);
  setTimeout(() => button.classList.remove('copied'), 1500);
}

async function writeClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For browsers that give a page from disk no clipboard. */
function copyBySelection(text) {
  const area = el('textarea', { class: 'visually-hidden', 'aria-hidden': 'true' });
  const focused = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return done;
}
