// What is said about one segment, as a card for the eye and as a sentence for the ear.

function carried(segment) {
  if (segment.rows.length === 0) return segment.payloadBytes > 0 ? 'bytes of no row' : '';
  return segment.rows
    .map((part) => `row ${part.row}${part.chunk ? `, chunk ${part.chunk}` : ''} (line ${part.line})`)
    .join('; ');
}

const segmentTitle = (segment) => `Frame ${segment.frame} · ${segment.flow}`
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
  if (segment.retransmission) facts.push(['note', 'retransmission']);
  return el('div', { class: 'tip' },
    el('strong', {}, segmentTitle(segment)),
    el('dl', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])));
}

const segmentSentence = (segment) => `${segmentTitle(segment)}, ${LEG_NAMES[segment.leg]}, ${seconds(segment.timeNs)} seconds, `
  + `stream ${segment.tcpStream}, seq ${segmentSeq(segment)}, len ${segment.payloadBytes}, ${segment.flags}`
  + (segment.rows.length ? `, ${carried(segment)}` : '') + (segment.retransmission ? ', retransmission' : '');
