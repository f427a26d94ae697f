// The time-sequence graph of a direction (Stevens, tcptrace): segments, repeats, ACKs, the edge of the receive window.

const SEGMENT_CAP_PX = 3;
const MARK_CAP_PX = 6;

/** How much higher than the bytes the edge of the window may lie and still be in the picture. */
const EDGE_ROOM = 1.2;

/** What the picture reaches from and to: the bytes in it, and the window's edge where that is near. */
function sequenceExtent(sent, acked) {
  const [low, high] = extent([...sent.flatMap((p) => [p.firstSeq, p.lastSeq + 1]), ...acked.map((p) => p.ack)]);
  const room = Math.max(1, high - low);
  const edges = acked.map((p) => p.edge).filter((edge) => edge <= high + EDGE_ROOM * room);
  const top = Math.max(high, extent(edges)[1]);
  return { low: low - room * 0.05, high: top + (top - low) * 0.06, edgeIsShown: edges.length > 0 };
}

/** A segment: a line from its first byte to its last, with caps; its marks have the signs of the timeline. */
function segmentShape(point, api, own) {
  const [x, y0] = api.coord([point.timeNs / NS_PER_SECOND, point.firstSeq]);
  const [, y1] = api.coord([point.timeNs / NS_PER_SECOND, point.lastSeq + 1]);
  const bad = point.marks & (LOST | REPEATED);
  const stroke = bad ? colour('alarm') : own;
  const cap = bad ? MARK_CAP_PX : SEGMENT_CAP_PX;
  const line = (x1, yFrom, x2, yTo, more = {}) => ({ type: 'line', shape: { x1, y1: yFrom, x2, y2: yTo }, style: { stroke, lineWidth: 2, ...more } });
  const sign = (name, y, scale = 1) => ({ type: 'path', x, y, scaleX: scale, scaleY: scale, shape: { pathData: SIGNS[name] },
    style: { fill: 'none', stroke: name === 'late' ? colour('text') : colour('alarm'), lineWidth: 1.5 } });
  const children = [
    line(x, y0, x, y1, point.marks & LOST ? { lineDash: [3, 2] } : {}), line(x - cap, y0, x + cap, y0), line(x - cap, y1, x + cap, y1),
    // So that a thin line is easily hit.
    { type: 'rect', shape: { x: x - 5, y: Math.min(y0, y1) - 3, width: 10, height: Math.abs(y1 - y0) + 6 }, style: { fill: 'transparent' } },
  ];
  if (point.marks & LOST) children.push(sign('lost', (y0 + y1) / 2, 0.8));
  if (point.marks & REPEATED) children.push(sign('repeated', (y0 + y1) / 2));
  if (point.marks & LATE) {
    const [until] = api.coord([(point.timeNs + point.heldNs) / NS_PER_SECOND, point.firstSeq]);
    children.push(sign('late', y1 - 8, 0.8), line(x, y1, until, y1, { stroke: colour('text'), lineWidth: 1 }),
      line(until, y1 - 3, until, y1 + 3, { stroke: colour('text'), lineWidth: 1 }));
  }
  return { type: 'group', children };
}

function sequenceSeries(graph, fromNs, toNs) {
  const { sent, acked, closed } = unpackGraph(graph);
  const shownSent = thinned(pointsWithin(sent, fromNs, toNs), fromNs, toNs, (p) => p.marks, sentTogether);
  graphState.shown['sequence-chart'] = shownSent;
  const shownAcked = thinned(pointsWithin(acked, fromNs, toNs), fromNs, toNs, () => '', lastOf);
  const own = flowColour(graphLane(graph).flow, graph.leg);
  const at = (p, value) => ({ value: [p.timeNs / NS_PER_SECOND, value], point: p });
  const step = (id, value, lineStyle) => ({ id, type: 'line', step: 'end', showSymbol: false, silent: true, animation: false, z: 2,
    lineStyle: { width: 1.5, ...lineStyle }, itemStyle: { color: lineStyle.color }, data: shownAcked.map((p) => at(p, value(p))) });
  return [
    { ...step('acks', (p) => p.ack, { color: colour('muted') }),
      markArea: { silent: true, label: { color: colour('alarm'), fontFamily: colour('font'), fontSize: 11, position: 'insideTop' },
        itemStyle: { color: colour('alarm-soft'), borderColor: colour('alarm'), borderWidth: 1, borderType: [4, 3] },
        data: closed.map((w) => [{ name: w.untilNs - w.fromNs > (toNs - fromNs) / 10 ? 'window closed' : '', xAxis: w.fromNs / NS_PER_SECOND },
          { xAxis: w.untilNs / NS_PER_SECOND }]) } },
    step('edge', (p) => p.edge, { color: colour('text'), type: [2, 3], width: 1.5 }),
    { id: 'ack', type: 'scatter', symbol: 'rect', symbolSize: [8, 2.5], z: 3, animation: false, itemStyle: { color: colour('muted') },
      data: shownAcked.map((p) => at(p, p.ack)) },
    { id: 'sent', type: 'custom', z: 4, animation: false, clip: true, encode: { x: 0, y: [1, 2] },
      data: shownSent.map((p) => ({ value: [p.timeNs / NS_PER_SECOND, p.firstSeq, p.lastSeq + 1], point: p })),
      renderItem: (params, api) => segmentShape(shownSent[params.dataIndex], api, own) },
  ];
}

/** What is said about a segment, or an ACK, of the graph. */
function sequenceCard(point) {
  if (point.ack) {
    return [`ACK in frame ${point.frame}`, [['time', `${seconds(point.timeNs)} s`], ['ack', count(point.ack)],
      ['window', bytes(point.windowBytes)], ['its edge', `seq ${count(point.edge)}`]]];
  }
  return [`${point.segments > 1 ? `From frame ${point.frame} on` : `Frame ${point.frame}`}`, [
    ['time', `${seconds(point.timeNs)} s`], ['seq', range(point.firstSeq, point.lastSeq)],
    ...(point.segments > 1 ? [['together', plural(point.segments, 'segment')]] : [['len', bytes(point.lastSeq - point.firstSeq + 1)]]),
    ...markNames(point.marks).map((name) => [name, name === 'late' ? `held back for ${span(point.heldNs)}` : 'yes'])]];
}

/** The receive window's edge, in the legend: it often lies far above the bytes. */
function edgeWords(graph) {
  const { sent, acked } = unpackGraph(graph);
  if (sequenceExtent(sent, acked).edgeIsShown) return 'edge of the receive window';
  const least = extent(acked.map((p) => p.windowBytes))[0];
  return `edge of the receive window: above the picture, ${bytes(least)} or more beyond the ACKs`;
}
