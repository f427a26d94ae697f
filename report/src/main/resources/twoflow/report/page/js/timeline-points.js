// What the timeline shows: a point per segment of the whole run, or per slot of a very large one, the holes, and the
// times of closed windows.

/** The kinds of points, drawn in this order; those of segments have the numbers that the page's data give them. */
const POINT_KINDS = [
  { name: 'ACK', symbol: 'rect', size: [2, 9] },
  { name: 'SYN', symbol: 'triangle', size: 11 },
  { name: 'FIN', symbol: 'rect', size: 9, hollow: true },
  { name: 'RST', symbol: 'path://M0 1L1 0 4 3 7 0 8 1 5 4 8 7 7 8 4 5 1 8 0 7 3 4Z', size: 12, alarm: true },
  { name: 'data' },
  { name: 'hole', hole: true },
  { name: 'window closed', band: true },
];
const [ACK, SYN, FIN, RST, DATA, HOLE, CLOSED] = POINT_KINDS.keys();

/** More marks than this are merged: those of a kind in a lane that lie on the same few pixels. */
const MOST_MARKS = 2500;
const MERGED_PX = 5;

function kindOf(segment) {
  if (segment.payloadBytes > 0) return DATA;
  if (segment.flags.includes('RST')) return RST;
  if (segment.flags.includes('FIN')) return FIN;
  return segment.flags.includes('SYN') ? SYN : ACK;
}

const laneIndex = new Map(lanes.map((lane, i) => [lane.key, i]));

const segmentPoint = (segment) => ({
  timeNs: segment.timeNs, lane: laneIndex.get(laneKey(segment.tcpStream, segment.leg)), kind: kindOf(segment),
  payloadBytes: segment.payloadBytes, segments: 1, frame: segment.frame, row: segment.rows[0]?.row ?? 0,
  marks: segment.marks, segment,
});

/** Unpacks the marks of a large run: each is the difference from the one before. */
function markPoints() {
  const details = new Map(run.segments.map((segment) => [segment.frame, segment]));
  let [timeNs, frame] = [0, 0];
  return run.marks.marks.map(([afterNs, lane, kind, payloadBytes, segments, frames, row, marks = 0]) => {
    timeNs += afterNs;
    frame += frames;
    const { tcpStream } = run.connections[Math.floor(lane / 2)];
    return {
      timeNs, lane: laneIndex.get(laneKey(tcpStream, LEGS[lane % 2])), kind, payloadBytes, segments, frame, row,
      marks, segment: segments === 1 ? details.get(frame) : undefined,
    };
  });
}

const holePoint = (hole) => ({
  timeNs: (hole.afterNs + hole.beforeNs) / 2, lane: laneIndex.get(laneKey(hole.tcpStream, hole.leg)), kind: HOLE,
  payloadBytes: hole.lastSeq - hole.firstSeq + 1, segments: 0, row: 0, marks: 0, hole,
});

const closedPoint = (window) => ({
  timeNs: window.fromNs, lane: laneIndex.get(laneKey(window.tcpStream, window.leg)), kind: CLOSED,
  payloadBytes: 0, segments: 0, row: 0, marks: 0, window,
});

/** All points, in the order of their times. */
const points = [...(run.marks.marks.length ? markPoints() : run.segments.map(segmentPoint)), ...run.holes.map(holePoint),
  ...run.closedWindows.map(closedPoint)].sort((a, b) => a.timeNs - b.timeNs);

/** The place of the first point at a time or later. */
function firstPointAt(timeNs) {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle].timeNs < timeNs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The closed windows with their places: each is drawn in any window of time, since it may have begun before. */
const closedPoints = points.map((point, place) => ({ ...point, place })).filter((point) => point.kind === CLOSED);

/** What to draw of a window of time that is so many pixels wide: each point with its place in all, or merged ones. */
function pointsToDraw(fromNs, toNs, widthPx, isShown) {
  const first = firstPointAt(fromNs);
  const inside = points.slice(first, firstPointAt(toNs + 1)).map((point, i) => ({ ...point, place: first + i }))
    .filter((point) => point.kind !== CLOSED && isShown(point));
  return inside.length <= MOST_MARKS ? inside : merged(inside, fromNs, Math.max(1, ((toNs - fromNs) * MERGED_PX) / widthPx));
}

function merged(inside, fromNs, slotNs) {
  const bySlot = new Map();
  for (const point of inside) {
    const key = `${Math.floor((point.timeNs - fromNs) / slotNs)} ${point.lane} ${point.kind} ${point.marks}`;
    const same = bySlot.get(key);
    if (!same) {
      bySlot.set(key, { ...point });
    } else {
      same.segments += point.segments;
      same.payloadBytes += point.payloadBytes;
      same.segment = undefined;
    }
  }
  return [...bySlot.values()];
}
