// The drawing of a ladder: three lifelines and an arrow per segment. No chart library draws this kind.

const LADDER = { top: 64, step: 30, slope: 8, gutter: 96, narrowGutter: 66, least: 560, letterPx: 6.6 };

/** Draws the ladder of a row. */
function ladderSvg(row, items, width) {
  const gutter = width < 800 ? LADDER.narrowGutter : LADDER.gutter;
  const longest = Math.max(...items.map((item) => (item.window ? 0 : arrowLabel(item, width).length)));
  // Each label has its place between two lifelines: else they would lie over each other.
  const full = Math.ceil(Math.max(width, LADDER.least, 2 * (longest * LADDER.letterPx + 16 + gutter + 30)));
  const x = [gutter + 30, full / 2, full - gutter - 30];
  const height = LADDER.top + items.length * LADDER.step + 26;
  const picture = svg('svg', { class: 'ladder', width: full, height, viewBox: `0 0 ${full} ${height}`, role: 'img',
    'aria-label': `${row.flow} row ${row.row}: ` + items.slice(0, 30).map(itemWords).join('; ') });
  actors(row).forEach(([name, address], i) => picture.append(
    svg('line', { x1: x[i], x2: x[i], y1: LADDER.top - 12, y2: height - 8, class: 'lifeline' }),
    svg('text', { x: x[i], y: 22, class: 'actor' }, name),
    svg('text', { x: x[i], y: 40, class: 'small' }, address)));
  const firstArrival = new Map();
  items.forEach((item, i) => {
    const y = LADDER.top + i * LADDER.step;
    picture.append(item.window ? closedBand(item.window, x, y) : arrow(item, x, y, full, firstArrival));
  });
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

const itemWords = (item) => (item.window ? `window closed ${LEG_NAMES[item.window.leg]} for ${closedLength(item.window)}` : arrowWords(item));

const arrowWords = ({ segment }) => `frame ${segment.frame} ${LEG_NAMES[segment.leg]} at ${seconds(segment.timeNs)} s, seq ${segmentSeq(segment)}, len ${segment.payloadBytes}`
  + markNames(segment.marks).map((name) => `, ${name}`).join('');

function arrowLabel({ segment, parts }, width) {
  const label = [`frame ${segment.frame}`, `seq ${segmentSeq(segment)}`, `len ${segment.payloadBytes}`];
  if (parts[0]?.chunk && width > 1000) label.push(`chunk ${range(parts[0].chunk, parts.at(-1).chunk)}`);
  if (segment.marks & LOST) label.push('lost');
  if (segment.marks & REPEATED) label.push(isRepetition(segment) ? 'repeated' : `repeated: ${segment.repeatedBytes}`);
  if (segment.marks & LATE) label.push(`late by ${span(segment.held.heldNs)}`);
  return label.join('  ');
}

/** Whether all bytes of a segment were captured before. */
const isRepetition = (segment) => segment.payloadBytes > 0 && segment.repeatedBytes === segment.payloadBytes;

/** How far a lost segment's arrow goes: it does not arrive. */
const LOST_WAY = 0.86;

function arrow(item, x, y, full, firstArrival) {
  const { segment } = item;
  const out = segment.leg === 'client-relay';
  const [from, to] = out ? [x[0], x[1]] : [x[1], x[2]];
  const place = flowNamed(segment.flow)?.place ?? 2;
  const end = y + LADDER.slope;
  const lost = (segment.marks & LOST) > 0;
  const tip = lost ? [from + (to - from) * LOST_WAY, y + LADDER.slope * LOST_WAY] : [to, end];
  const group = svg('g', { class: `arrow flow-${place} ${out ? 'out' : 'in'}${isRepetition(segment) ? ' again' : ''}` },
    svg('title', {}, segmentSentence(segment)),
    svg('line', { x1: from, y1: y, x2: tip[0] - 7, y2: tip[1] }),
    ...(lost ? [signAt('lost', ...tip)] : [svg('path', { d: `M${to} ${end} l-10 -6 l2 10 z`, class: 'head' })]),
    ...(segment.marks & LATE ? [signAt('late', to + 9, end)] : []),
    svg('text', { x: (from + to) / 2, y: y - 3, class: 'label' }, arrowLabel(item, full)),
    out
      ? svg('text', { x: x[0] - 8, y: y + 4, class: 'time end' }, seconds(segment.timeNs))
      : svg('text', { x: x[2] + (segment.marks & LATE ? 18 : 8), y: end + 4, class: 'time' }, seconds(segment.timeNs)));
  group.append(...delayInRelay(segment, out, firstArrival, x[1], y));
  return group;
}

const signAt = (sign, x, y) => svg('path', { d: SIGNS[sign], class: `sign ${sign}`, transform: `translate(${x} ${y}) scale(0.8)` });

/** A time in which the receiver takes nothing lies between the two lifelines of its leg. */
function closedBand(window, x, y) {
  const [from, to] = window.leg === 'client-relay' ? [x[0], x[1]] : [x[1], x[2]];
  return svg('g', { class: 'closed-band' },
    svg('title', {}, closedFacts(window).map(([name, value]) => `${name} ${value}`).join(', ')),
    svg('rect', { x: from + 4, y: y - 12, width: to - from - 8, height: 20 }),
    svg('text', { x: (from + to) / 2, y: y + 2, class: 'label' }, `window closed for ${closedLength(window)}`),
    window.leg === 'client-relay'
      ? svg('text', { x: x[0] - 8, y: y + 2, class: 'time end' }, seconds(window.fromNs))
      : svg('text', { x: x[2] + 8, y: y + 2, class: 'time' }, seconds(window.fromNs)));
}

/** Beside the relay's lifeline: how long the same bytes were in it. */
function delayInRelay(segment, out, firstArrival, x, y) {
  const key = `${segment.firstSeq} ${segment.payloadBytes}`;
  if (out) {
    // What was lost has not arrived.
    if (!(segment.marks & LOST) && !firstArrival.has(key)) firstArrival.set(key, segment.timeNs);
    return [];
  }
  if (!firstArrival.has(key) || isRepetition(segment)) return [];
  return [svg('text', { x: x - 8, y: y + 4, class: 'delay end' }, `+${span(segment.timeNs - firstArrival.get(key))}`)];
}
