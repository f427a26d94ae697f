// The drawing of a ladder: three lifelines and an arrow per segment. No chart library draws this kind.

const LADDER = { top: 64, step: 30, slope: 8, gutter: 96, narrowGutter: 66, least: 560, letterPx: 6.6 };

/** Draws the ladder of a row. */
function ladderSvg(row, items, width) {
  const gutter = width < 800 ? LADDER.narrowGutter : LADDER.gutter;
  const longest = Math.max(...items.map((item) => arrowLabel(item, width).length));
  // Each label has its place between two lifelines: else they would lie over each other.
  const full = Math.ceil(Math.max(width, LADDER.least, 2 * (longest * LADDER.letterPx + 16 + gutter + 30)));
  const x = [gutter + 30, full / 2, full - gutter - 30];
  const height = LADDER.top + items.length * LADDER.step + 26;
  const picture = svg('svg', { class: 'ladder', width: full, height, viewBox: `0 0 ${full} ${height}`, role: 'img',
    'aria-label': `${row.flow} row ${row.row}: ` + items.slice(0, 30).map(arrowWords).join('; ') });
  actors(row).forEach(([name, address], i) => picture.append(
    svg('line', { x1: x[i], x2: x[i], y1: LADDER.top - 12, y2: height - 8, class: 'lifeline' }),
    svg('text', { x: x[i], y: 22, class: 'actor' }, name),
    svg('text', { x: x[i], y: 40, class: 'small' }, address)));
  const firstArrival = new Map();
  items.forEach((item, i) => picture.append(arrow(item, x, LADDER.top + i * LADDER.step, gutter, full, firstArrival)));
  return picture;
}

/** Who sends, who relays, who receives. */
function actors(row) {
  const first = row.links.find((link) => link.leg === 'client-relay');
  const second = row.links.find((link) => link.leg === 'relay-client');
  const [sender, relay] = first ? ends(first.tcpStream, first.leg) : ['not captured', ends(second.tcpStream, second.leg)[0]];
  const receiver = second ? ends(second.tcpStream, second.leg)[1] : 'not captured';
  return [['sending client', sender], ['relay', relay], ['receiving client', receiver]];
}

const arrowWords = ({ segment }) => `frame ${segment.frame} ${LEG_NAMES[segment.leg]} at ${seconds(segment.timeNs)} s, seq ${segmentSeq(segment)}, len ${segment.payloadBytes}`;

function arrowLabel({ segment, part }, width) {
  const label = [`frame ${segment.frame}`, `seq ${segmentSeq(segment)}`, `len ${segment.payloadBytes}`];
  if (part?.chunk && width > 1000) label.push(`chunk ${part.chunk}`);
  if (segment.retransmission) label.push('retransmission');
  return label.join('  ');
}

function arrow(item, x, y, gutter, full, firstArrival) {
  const { segment } = item;
  const out = segment.leg === 'client-relay';
  const [from, to] = out ? [x[0], x[1]] : [x[1], x[2]];
  const place = flowNamed(segment.flow)?.place ?? 2;
  const end = y + LADDER.slope;
  const group = svg('g', { class: `arrow flow-${place} ${out ? 'out' : 'in'}${segment.retransmission ? ' again' : ''}` },
    svg('title', {}, segmentSentence(segment)),
    svg('line', { x1: from, y1: y, x2: to - 7, y2: end }),
    svg('path', { d: `M${to} ${end} l-10 -6 l2 10 z` }),
    svg('text', { x: (from + to) / 2, y: y - 3, class: 'label' }, arrowLabel(item, full)),
    out
      ? svg('text', { x: x[0] - 8, y: y + 4, class: 'time end' }, seconds(segment.timeNs))
      : svg('text', { x: x[2] + 8, y: end + 4, class: 'time' }, seconds(segment.timeNs)));
  group.append(...delayInRelay(segment, out, firstArrival, x[1], y));
  return group;
}

/** Beside the relay's lifeline: how long the same bytes were in it. */
function delayInRelay(segment, out, firstArrival, x, y) {
  const key = `${segment.firstSeq} ${segment.payloadBytes}`;
  if (out) {
    if (!firstArrival.has(key)) firstArrival.set(key, segment.timeNs);
    return [];
  }
  if (!firstArrival.has(key) || segment.retransmission) return [];
  return [svg('text', { x: x - 8, y: y + 4, class: 'delay end' }, `+${span(segment.timeNs - firstArrival.get(key))}`)];
}
