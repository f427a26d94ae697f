// The table of all rows: searched and sorted as a whole, shown in pages.

const PAGE_LINES = 50;
/** Paper gets the first lines, about two sheets: links.csv has them all. */
const PAPER_LINES = 40;

const tableState = { query: '', flow: '', leg: '', column: null, descending: false, page: 0, lines: PAGE_LINES };

function showRows() {
  if (run.links.length === 0) {
    byId('row-table').append(emptyState('No row was found in the capture: the verdict above says why.'));
    for (const node of document.querySelectorAll('#rows .chart-bar, #rows .hint')) node.remove();
    return;
  }
  byId('row-flow').append(option('', 'all'), ...flows.map((flow) => option(flow.name, flow.name)));
  byId('row-leg').append(option('', 'both'), ...LEGS.map((leg) => option(leg, LEG_NAMES[leg])));
  const change = (id, event, name) => byId(id).addEventListener(event, (e) => update({ [name]: e.target.value, page: 0 }));
  change('row-search', 'input', 'query');
  change('row-flow', 'change', 'flow');
  change('row-leg', 'change', 'leg');
  byId('page-previous').addEventListener('click', () => update({ page: tableState.page - 1 }));
  byId('page-next').addEventListener('click', () => update({ page: tableState.page + 1 }));
  byId('row-table').append(el('table', { class: 'rows' },
    el('caption', { class: 'visually-hidden' }, 'Rows with their events and frames, one line per row and leg'),
    el('thead', {}, el('tr', {}, ...ROW_COLUMNS.map(columnHead))),
    el('tbody', {})));
  update({});
}

function columnHead(column) {
  if (!column.sort) return el('th', { scope: 'col', class: column.kind }, column.head);
  const button = el('button', { type: 'button', class: 'sort' }, column.head);
  button.addEventListener('click', () => update({
    column, descending: tableState.column === column && !tableState.descending, page: 0,
  }));
  column.headCell = el('th', { scope: 'col', class: column.kind, 'aria-sort': 'none' }, button);
  return column.headCell;
}

function update(change) {
  Object.assign(tableState, change);
  const found = foundLinks();
  const { page, lines } = tableState;
  const first = page * lines;
  const shown = found.slice(first, first + lines);
  byId('row-table').querySelector('tbody').replaceChildren(...shown.map(rowLine));
  byId('row-count').textContent = countWords(found.length, first, shown.length);
  byId('page-previous').disabled = page === 0;
  byId('page-next').disabled = first + lines >= found.length;
  document.querySelector('#rows .pages').hidden = found.length <= lines;
  for (const column of ROW_COLUMNS) {
    column.headCell?.setAttribute('aria-sort',
      column !== tableState.column ? 'none' : tableState.descending ? 'descending' : 'ascending');
  }
}

function countWords(found, first, shown) {
  if (found === 0) return nothingFound(tableState.query);
  return `Lines ${range(first + 1, first + shown)} of ${count(found)}`
    + (found < run.links.length ? ` found, ${count(run.links.length)} in all` : ', one per row and leg')
    + (isPrinting() && shown < found ? '; links.csv has them all' : '');
}

function foundLinks() {
  const { query, flow, leg, column, descending } = tableState;
  const matches = searchFor(query);
  const found = run.links.filter((link) => (!flow || link.flow === flow) && (!leg || link.leg === leg) && matches(link));
  return column ? found.sort(compareBy(column, descending)) : found;
}

/** On paper nobody turns pages. */
function linesForPaper(printing) {
  if (run.links.length) update({ lines: printing ? PAPER_LINES : PAGE_LINES, page: printing ? 0 : tableState.page });
}
