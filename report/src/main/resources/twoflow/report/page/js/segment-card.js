// What is said about one segment, as a card for the eye and as a sentence for the ear.

function carried(segment) {
  if (segment.rows.length === 0) return segment.payloadBytes > 0 ? 'bytes of no row' : '';
  return segment.rows
    .map((part) => `row ${part.row}${part.chunk ? `, chunk ${part.chunk}` : ''} (line ${part.line})`)
    .join('; ');
}

/** How much of a text a card has room for. */
const CARD_LETTERS = 160;

const rowsByNumber = new Map(rows.map((row) => [`${row.flow} ${row.row}`, row]));

/** The text that a segment carries: the bytes of its rows, where they can be told from the rows' texts. */
function carriedText(segment) {
  const text = segment.rows.map((part) => partText(segment, part)).filter(Boolean).join(' ');
  return text.length > CARD_LETTERS ? `${text.slice(0, CARD_LETTERS)}…` : text;
}

function partText(segment, part) {
  const row = rowsByNumber.get(`${segment.flow} ${part.row}`);
  const link = row?.links.find((l) => l.tcpStream === segment.tcpStream && l.leg === segment.leg) ?? row?.links[0];
  if (!link) return '';
  const all = new TextEncoder().encode(row.text);
  const from = part.firstSeq - link.firstSeq;
  const to = part.lastSeq - link.firstSeq + 1;
  // With escaped characters in it, the text is longer than its bytes: then the whole row stands for its part.
  if (link.lastSeq - link.firstSeq + 1 - all.length > 1 || link.lastSeq - link.firstSeq + 1 < all.length) return row.text;
  return new TextDecoder().decode(all.slice(from, to)) + (to > all.length ? '⏎' : '');
}

const segmentTitle = (segment) => `Frame ${segment.frame} · ${withPair(segment.flow, segment.tcpStream)}`
  + (segment.rows.length === 1 ? ` row ${segment.rows[0].row}` : '');

const segmentSeq = (segment) => (segment.payloadBytes > 0
  ? range(segment.firstSeq, segment.firstSeq + segment.payloadBytes - 1) : '–');

function segmentCard(segment) {
  const [source, destination] = ends(segment.tcpStream, segment.leg);
  const facts = [
    ['time', `${seconds(segment.timeNs)} s`],
    ['stream', `${segment.tcpStream}, ${LEG_NAMES[segment.leg]}`],
    ['from → to', `${source} → ${destination}`],
    ['seq', segmentSeq(segment)],
    ['len', bytes(segment.payloadBytes)],
    ['headers', bytes(segment.headerBytes)],
    ['ack', segment.ack ? count(segment.ack) : '–'],
    ['window', bytes(segment.windowBytes)],
    ['flags', segment.flags || 'none'],
    ['carries', carried(segment) || 'no payload'],
  ];
  const text = carriedText(segment);
  if (text) facts.splice(1, 0, ['text', el('code', {}, text)]);
  return card(segmentTitle(segment), [...facts, ...markFacts(segment)]);
}

const card = (title, facts) => el('div', { class: 'tip' }, el('strong', {}, title),
  el('dl', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])));

const segmentSentence = (segment) => `${segmentTitle(segment)}, ${LEG_NAMES[segment.leg]}, ${seconds(segment.timeNs)} seconds, `
  + `stream ${segment.tcpStream}, seq ${segmentSeq(segment)}, len ${segment.payloadBytes}, ${segment.flags}`
  + (segment.rows.length ? `, ${carried(segment)}, text ${carriedText(segment)}` : '') + markFacts(segment).map(([name, value]) => `, ${name}: ${value}`).join('');

const sum = (point) => `${plural(point.segments, 'segment')}, ${bytes(point.payloadBytes)}`;

/** What a point of the timeline without a segment's details says, as names and values. */
function pointFacts(point) {
  const { tcpStream, leg } = lanes[point.lane];
  if (point.kind === HOLE) {
    const { firstSeq, lastSeq, afterNs, beforeNs } = point.hole;
    return [['stream', `${tcpStream}, ${LEG_NAMES[leg]}`], ['seq', range(firstSeq, lastSeq)], ['len', bytes(point.payloadBytes)],
      ['between', `${seconds(afterNs)} s and ${seconds(beforeNs)} s`]];
  }
  if (point.kind === CLOSED) return closedFacts(point.window);
  return [['time', `${seconds(point.timeNs)} s${point.segments > 1 ? ' and later' : ''}`], ['stream', `${tcpStream}, ${LEG_NAMES[leg]}`],
    ['kind', [POINT_KINDS[point.kind].name, ...markNames(point.marks)].join(', ')],
    point.segments > 1 ? ['together', sum(point)] : ['len', bytes(point.payloadBytes)],
    ...(point.segments === 1 && pointRow(point) ? [['text of the row', el('code', {}, pointRow(point).text.slice(0, CARD_LETTERS))]] : []),
    ...(point.row ? [['carries', `row ${point.row}${point.segments > 1 ? ' and later' : ''}`]] : [])];
}

const pointRow = (point) => rowsByNumber.get(`${lanes[point.lane].flow} ${point.row}`);

function pointTitle(point) {
  const lane = lanes[point.lane];
  const flow = withPair(lane.flow, lane.tcpStream);
  if (point.kind === HOLE) return `Missing in the capture · ${flow}`;
  if (point.kind === CLOSED) return `Window closed · ${flow}`;
  return point.segments > 1 ? `From frame ${point.frame} on · ${flow}` : `Frame ${point.frame} · ${flow}`;
}

const pointCard = (point) => (point.segment ? segmentCard(point.segment) : card(pointTitle(point), pointFacts(point)));

const pointSentence = (point) => (point.segment ? segmentSentence(point.segment)
  : `${pointTitle(point)}, ${pointFacts(point).map(([name, value]) => `${name} ${value.textContent ?? value}`).join(', ')}`);
