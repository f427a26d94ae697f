// The ladder of one row: which row, its segments in the order of their times, and the words around it.

/** More arrows than this are no picture any more. */
const MOST_ARROWS = 120;
const MOST_CLOSED = 20;
/** What fits onto one sheet. */
const MOST_PAPER_ARROWS = 24;

const ladderState = { key: null };

function showLadder() {
  const select = byId('ladder-row');
  if (rows.length === 0) {
    byId('ladder-diagram').append(emptyState('No row was found in the capture.'));
    for (const node of document.querySelectorAll('#ladder .chart-bar, #ladder .hint')) node.remove();
    return;
  }
  for (const flow of flows) {
    const own = rows.filter((row) => row.flow === flow.name);
    if (own.length) select.append(el('optgroup', { label: flow.name }, ...own.map((row) => option(row.key, rowName(row)))));
  }
  select.addEventListener('change', () => showRow(select.value));
  const move = (by) => showRow(rows[clamp(rows.findIndex((row) => row.key === ladderState.key) + by, 0, rows.length - 1)].key);
  byId('ladder-previous').addEventListener('click', () => move(-1));
  byId('ladder-next').addEventListener('click', () => move(1));
  byId('ladder-copy').addEventListener('click', (event) => copy(bothLegs(currentRow()), event.currentTarget));
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (isPrinting() || Math.abs(entry.contentRect.width - width) < 2) return;
    width = entry.contentRect.width;
    drawRow();
  }).observe(byId('ladder-diagram'));
  showRow(firstRow().key);
}

/** The row to begin with: one that was lost, or that waited for a window, or that has another mark; else one of the voice. */
function firstRow() {
  const rowOf = (segment) => segment && rows.find((row) => row.flow === segment.flow && row.row === segment.rows[0].row);
  const marked = (bits) => rowOf(run.segments.find((segment) => segment.marks & bits && segment.rows.length > 0));
  return marked(LOST) ?? rows.find((row) => rowClosedWindows(row).length > 0) ?? marked(REPEATED | LATE)
    ?? rows.find((row) => row.flow === 'VOIP') ?? rows[0];
}

const rowName = (row) => `${row.flow} row ${row.row} (line ${row.line}): ${row.text.slice(0, 60)}${row.text.length > 60 ? '…' : ''}`;

const currentRow = () => rows.find((row) => row.key === ladderState.key);

const bothLegs = (row) => row.links.map((link) => link.framesFilter).filter(Boolean).join(' || ');

/** Shows a row's ladder; on request goes there. */
function showRow(key, go = false) {
  ladderState.key = key;
  byId('ladder-row').value = key;
  const place = rows.findIndex((row) => row.key === key);
  byId('ladder-previous').disabled = place === 0;
  byId('ladder-next').disabled = place === rows.length - 1;
  byId('ladder-copy').title = bothLegs(rows[place]);
  drawRow();
  if (go) {
    byId('ladder').scrollIntoView({ block: 'start' });
    byId('ladder-row').focus({ preventScroll: true });
  }
}

/** A row's segments on both legs, each with what it holds of the row, in the order of their times. */
function rowSegments(row) {
  return row.links.flatMap((link) => {
    const frames = new Set(link.frames);
    return (segmentsOf.get(laneKey(link.tcpStream, link.leg)) ?? [])
      .filter((segment) => frames.has(segment.frame))
      .map((segment) => ({ segment, link, parts: segment.rows.filter((part) => part.row === row.row) }));
  }).sort((a, b) => a.segment.timeNs - b.segment.timeNs || a.segment.frame - b.segment.frame);
}

const itemNs = (item) => (item.window ?? item.segment)[item.window ? 'fromNs' : 'timeNs'];

/** The times within the row's way in which a receiver of it took nothing. */
function rowClosedWindows(row) {
  const firstNs = Math.min(...row.links.map((link) => link.firstTimeNs));
  const lastNs = Math.max(...row.links.map((link) => link.lastTimeNs));
  return run.closedWindows.filter((window) => window.fromNs <= lastNs && window.untilNs >= firstNs
    && row.links.some((link) => link.tcpStream === window.tcpStream && link.leg === window.leg)).slice(0, MOST_CLOSED)
    .map((window) => ({ window }));
}

function drawRow() {
  const row = currentRow();
  if (!row) return;
  const all = rowSegments(row);
  const shown = all.slice(0, isPrinting() ? MOST_PAPER_ARROWS : MOST_ARROWS);
  const closed = rowClosedWindows(row);
  const items = [...shown, ...closed].sort((a, b) => itemNs(a) - itemNs(b));
  const known = row.links.reduce((sum, link) => sum + link.frames.length, 0);
  const delay = row.links.find((link) => link.legDelayNs !== null)?.legDelayNs;
  const words = row.links.map((link) => `${LEG_NAMES[link.leg]}: ${plural(link.frames.length, 'segment')}, seq ${range(link.firstSeq, link.lastSeq)}`);
  if (delay !== undefined) words.push(`${span(delay)} later on the second leg`);
  if (shown.length < known) words.push(`${shown.length} of ${plural(known, 'segment')} drawn`);
  byId('ladder-text').replaceChildren(
    el('p', { class: 'row-text' }, flowTag(row.flow), el('code', {}, row.text)),
    el('p', { class: 'hint' }, words.join(' · ')));
  byId('ladder-legend').replaceChildren(
    ...markLegend(shown.reduce((marks, { segment }) => marks | segment.marks, 0), closed.length > 0));
  byId('ladder-diagram').replaceChildren(shown.length
    ? ladderSvg(row, items, isPrinting() ? PAPER_WIDTH_PX : byId('ladder-diagram').clientWidth)
    : emptyState('The segments of this row are not among those that the page holds; the table has their frame numbers.'));
}
