// The graphs of the connections: their points unpacked, and what of them lies in a window of time.

/** Unpacks a graph when it is first shown: each of its points has the differences from the one before. */
function unpackGraph(graph) {
  if (graph.points) return graph.points;
  let [timeNs, frame, lastSeq, ack] = [0, 0, 0, 0];
  const sent = graph.sent.map(([after, frames, gap, length, marks = 0, segments = 1, heldNs = 0]) => {
    [timeNs, frame] = [timeNs + after, frame + frames];
    const firstSeq = lastSeq + 1 + gap;
    lastSeq = firstSeq + length - 1;
    return { timeNs, frame, firstSeq, lastSeq, marks, segments, heldNs };
  });
  [timeNs, frame] = [0, 0];
  const acked = graph.acked.map(([after, frames, more, windowBytes]) => {
    [timeNs, frame, ack] = [timeNs + after, frame + frames, ack + more];
    return { timeNs, frame, ack, edge: ack + windowBytes, windowBytes };
  });
  [timeNs, frame] = [0, 0];
  const roundTrips = graph.roundTrips.map(([after, frames, ns, toAck]) => {
    [timeNs, frame] = [timeNs + after, frame + frames];
    return { timeNs, frame, ns, ackFrame: frame + toAck };
  });
  // A graph may begin before its first segment, by an ACK; times of a capture may go back a little.
  const [firstNs, lastNs] = extent([...sent, ...acked].map((p) => p.timeNs));
  const marks = sent.reduce((all, p) => all | p.marks, 0);
  const closed = run.closedWindows.filter((w) => w.tcpStream === graph.tcpStream && w.leg === graph.leg);
  graph.points = { sent, acked, roundTrips, firstNs, lastNs, marks, closed };
  return graph.points;
}

/** The points in a window of time, and one more on each side, so that a line goes on to the edge. */
function pointsWithin(list, fromNs, toNs) {
  const first = list.findIndex((p) => p.timeNs >= fromNs);
  if (first < 0) return list.slice(-1);
  const after = list.findLastIndex((p) => p.timeNs <= toNs) + 1;
  return list.slice(Math.max(0, first - 1), after + 1);
}

/** More points than this are merged: those that lie on the same pixel. */
const MOST_GRAPH_POINTS = 1500;

/**
 * Merges points that lie in the same small part of a window of time.
 * @param key what is merged apart
 * @param together gives what two points are in one place
 */
function thinned(list, fromNs, toNs, key, together) {
  if (list.length <= MOST_GRAPH_POINTS) return list;
  const bySlot = new Map();
  for (const point of list) {
    const slot = `${Math.floor(((point.timeNs - fromNs) * MOST_GRAPH_POINTS) / (toNs - fromNs))} ${key(point)}`;
    bySlot.set(slot, bySlot.has(slot) ? together(bySlot.get(slot), point) : point);
  }
  return [...bySlot.values()];
}

/** Segments in one place are one line, ACKs the last of them, round trips the longest: as the report thins out, too. */
const sentTogether = (a, b) => ({ ...a, firstSeq: Math.min(a.firstSeq, b.firstSeq), lastSeq: Math.max(a.lastSeq, b.lastSeq),
  segments: a.segments + b.segments, heldNs: Math.max(a.heldNs, b.heldNs) });
const lastOf = (a, b) => b;
const longerOf = (a, b) => (b.ns > a.ns ? b : a);

const graphLane = (graph) => lanes[laneIndex.get(laneKey(graph.tcpStream, graph.leg))];

const graphName = (graph) => `${withPair(graphLane(graph).flow, graph.tcpStream)} ${LEG_NAMES[graph.leg]}, stream ${graph.tcpStream}`;

/** The graphs in the order of the lanes. */
const graphs = run.graphs.filter((graph) => graphLane(graph))
  .sort((a, b) => lanes.indexOf(graphLane(a)) - lanes.indexOf(graphLane(b)));

/** The graph to begin with: one with lost segments, or with a closed window; else the first of the voice. */
const firstGraph = () => graphs.find((graph) => graph.sent.some(([, , , , marks]) => marks & LOST))
  ?? graphs.find((graph) => run.closedWindows.some((w) => w.tcpStream === graph.tcpStream && w.leg === graph.leg))
  ?? graphs.find((graph) => graphLane(graph).flow === 'VOIP') ?? graphs[0];
