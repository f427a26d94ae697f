// One line of the table: a row on one leg.

/** The columns: their heads, what they sort by, what they show. */
const ROW_COLUMNS = [
  { head: 'Row', sort: (l) => [flows.findIndex((f) => f.name === l.flow), l.row], cell: rowCell, kind: 'short' },
  { head: 'Text', sort: (l) => [l.text], cell: (l) => el('code', { class: 'payload' }, l.text) },
  { head: 'Leg', sort: (l) => [LEGS.indexOf(l.leg), l.tcpStream], cell: legCell, kind: 'short' },
  { head: 'Seq', sort: (l) => [l.firstSeq], cell: (l) => range(l.firstSeq, l.lastSeq), kind: 'number' },
  { head: 'Frames', sort: (l) => [l.frames[0] ?? 0], cell: framesCell, kind: 'frames' },
  { head: 'Time (s)', sort: (l) => [l.firstTimeNs], cell: timeCell, kind: 'number' },
  { head: 'Leg delay', sort: (l) => [l.legDelayNs ?? -1], cell: (l) => (l.legDelayNs === null ? '–' : span(l.legDelayNs)), kind: 'number' },
  { head: 'Events', sort: (l) => [rowEvents(l)[0]?.firstTimeNs ?? -1], cell: eventsCell, kind: 'short events' },
  { head: 'Filter', cell: filterCell, kind: 'actions' },
];

function rowCell(link) {
  const button = el('button', { type: 'button', class: 'row-button', title: 'Show in the ladder' }, flowTag(link.flow), ` ${link.row}`);
  button.addEventListener('click', () => showRow(link.rowKey, true));
  return el('span', {}, button, below(`line ${link.line}`));
}

function legCell(link) {
  return el('span', {}, LEG_NAMES[link.leg], below(`stream ${link.tcpStream}`));
}

/** A second, quieter line in a cell. */
const below = (text) => el('span', { class: 'below' }, text);

function framesCell(link) {
  const repeated = link.retransmissions
    ? el('span', { class: 'warn' }, ` ${count(link.retransmissions)} repeated`) : null;
  return el('span', { title: link.frames.length > 12 ? link.framesFilter : null }, frameList(link.frames), repeated);
}

function timeCell(link) {
  if (link.frames.length === 0) return '–';
  if (link.firstTimeNs === link.lastTimeNs) return seconds(link.firstTimeNs);
  return el('span', {}, seconds(link.firstTimeNs), below(`to ${seconds(link.lastTimeNs)}`));
}

/** A row is sent on the first leg and received on the second: the events of the same side. */
const rowEvents = (link) => eventsOf(link.flow, link.row, link.leg === 'client-relay' ? 'sent' : 'received');

function eventsCell(link) {
  const events = rowEvents(link);
  if (events.length === 0) return '–';
  return el('div', {}, ...events.map((event) => el('div', {}, `${event.event} ${event.count}× by ${event.role}`,
    below(eventTime(event)))));
}

/** A program on another host has another clock: its times are no times of this page. */
function eventTime(event) {
  if (event.firstTimeNs === null) return 'by another clock';
  return event.count > 1 ? `${seconds(event.firstTimeNs)} to ${seconds(event.lastTimeNs)}` : seconds(event.firstTimeNs);
}

function filterCell(link) {
  const name = `of ${link.flow} row ${link.row}, ${LEG_NAMES[link.leg]}`;
  return el('span', { class: 'copies' },
    link.framesFilter ? copyButton('Copy frames', link.framesFilter, `Copy the frames filter ${name}`) : null,
    link.bytesFilter ? copyButton('Copy bytes', link.bytesFilter, `Copy the bytes filter ${name}`) : null);
}

const rowLine = (link) => el('tr', {}, ...ROW_COLUMNS.map((column) =>
  el('td', { class: column.kind, 'data-label': column.head }, column.cell(link))));

/** Compares two lines by a column. */
function compareBy(column, descending) {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [left, right] = [column.sort(a), column.sort(b)];
    for (let i = 0; i < left.length; i++) {
      if (left[i] !== right[i]) return left[i] < right[i] ? -sign : sign;
    }
    return 0;
  };
}
