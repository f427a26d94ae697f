// The round trips of a direction: the time from a segment to its ACK.

function roundTripSeries(graph, fromNs, toNs) {
  const { roundTrips } = unpackGraph(graph);
  const { flow } = graphLane(graph);
  const own = flowColour(flow, graph.leg);
  const shown = thinned(pointsWithin(roundTrips, fromNs, toNs), fromNs, toNs, () => '', longerOf);
  graphState.shown['roundtrip-chart'] = shown;
  return [{
    id: 'sent', type: 'line', animation: false, z: 3, symbol: flowSymbol(flow), symbolSize: shown.length > CROWD ? 4 : 7, showAllSymbol: true,
    lineStyle: { width: 1, color: colour('line') }, itemStyle: { color: own },
    data: shown.map((p) => ({ value: [p.timeNs / NS_PER_SECOND, p.ns], point: p })),
  }];
}

function roundTripExtent(graph, fromNs, toNs) {
  const inside = unpackGraph(graph).roundTrips.filter((p) => p.timeNs >= fromNs && p.timeNs <= toNs);
  return inside.length ? extent(inside.map((p) => p.ns))[1] * 1.1 : 1;
}

const roundTripCard = (point) => [`Frame ${point.frame}`, [['time', `${seconds(point.timeNs)} s`],
  ['round trip', span(point.ns)], ['ACK', `in frame ${point.ackFrame}`]]];

function roundTripWords(graph) {
  const sorted = unpackGraph(graph).roundTrips.map((p) => p.ns).sort((a, b) => a - b);
  if (sorted.length === 0) return 'There is no round trip: nothing was acknowledged, or its times are made up.';
  return `${plural(sorted.length, 'round trip')}: ${span(sorted[0])} to ${span(sorted.at(-1))}, median ${span(sorted[Math.floor((sorted.length - 1) / 2)])}.`;
}
