// The two graphs of one direction of a connection. They are drawn when they come into view, and have one zoom.

/** What is shown, in percent of the connection's time; the two charts, once they are drawn, and the points in each. */
const graphState = { graph: null, start: 0, end: 100, drawn: [], shown: {} };

const GRAPH_PAPER_HEIGHT_PX = 220;

function showGraphs() {
  if (graphs.length === 0) {
    byId('graphs').remove();
    document.querySelector('nav a[href="#graphs"]').remove();
    return;
  }
  const select = byId('graphs-connection');
  select.append(...graphs.map((graph, i) => option(i, graphName(graph))));
  select.value = graphs.indexOf(firstGraph());
  select.addEventListener('change', chooseGraph);
  chooseGraph();
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) drawGraphs();
  }, { rootMargin: '300px' });
  seen.observe(byId('graphs'));
  // Before the charts are made ready for paper.
  addEventListener('beforeprint', drawGraphs);
}

function drawGraphs() {
  if (graphState.drawn.length > 0) return;
  const most = Math.max(...graphs.map((graph) => graph.sent.length + graph.acked.length));
  graphState.drawn = [['sequence-chart', sequenceOptions, sequenceCard], ['roundtrip-chart', roundTripOptions, roundTripCard]]
    .map(([id, draw, say]) => {
      const entry = createChart(byId(id), draw, most, GRAPH_PAPER_HEIGHT_PX);
      controlGraph(byId(id), entry.chart, say);
      return entry;
    });
  controlZoom();
}

function chooseGraph() {
  const graph = graphs[byId('graphs-connection').value];
  Object.assign(graphState, { graph, start: 0, end: 100 });
  const { marks, closed } = unpackGraph(graph);
  const own = flowColour(graphLane(graph).flow, graph.leg);
  const sign = (text, ...shapes) => el('li', {}, svg('svg', { viewBox: '-9 -9 18 18', width: 16, height: 16, 'aria-hidden': 'true' }, ...shapes), text);
  byId('graphs-name').textContent = graphName(graph);
  byId('sequence-legend').replaceChildren(
    sign('segment, from its first byte to its last', svg('path', { d: 'M-4-7H4M0-7V7M-4 7H4', style: `fill:none;stroke-width:2;stroke:${own}` })),
    sign('ACK: the byte that is expected next', svg('path', { d: 'M-9 3H-1V-4H9', class: 'sign hollow' })),
    sign(edgeWords(graph), svg('path', { d: 'M-9 3H-1V-4H9', class: 'sign edge' })),
    ...markLegend(marks, closed.length > 0));
  byId('graphs-thin').textContent = graph.slotNs === 0 ? ''
    : `This connection is large: segments of the same kind within ${span(graph.slotNs)} are one line, from their lowest to their highest byte. `
      + 'Of the ACKs in it the last is drawn, of the round trips the longest.';
  byId('roundtrip-words').textContent = roundTripWords(graph);
  byId('sequence-chart').setAttribute('aria-label', `Time-sequence graph of ${graphName(graph)}: ${plural(graph.sent.length, 'segment')}, `
    + `${plural(graph.acked.length, 'ACK')}${marks ? `, some ${markNames(marks).join(', ')}` : ''}`);
  byId('roundtrip-chart').setAttribute('aria-label', `Round trips of ${graphName(graph)}. ${roundTripWords(graph)}`);
  graphState.drawn.forEach((entry) => entry.redraw());
}

/** The whole time of a graph, with a little room at its sides. */
function graphSpan() {
  const { firstNs, lastNs } = unpackGraph(graphState.graph);
  const room = Math.max(1000, (lastNs - firstNs) * 0.02);
  return [firstNs - room, lastNs + room];
}

function graphWindow() {
  const [fromNs, toNs] = graphSpan();
  const at = (percent) => fromNs + ((toNs - fromNs) * percent) / 100;
  return [at(graphState.start), at(graphState.end)];
}

/** The room left of both graphs, so that their times stand below each other. */
const graphLabelPx = () => (timelineWidthPx() < PHONE_PX ? 78 : 92);

/** What both graphs have in common: the axis of time, its zoom, the cards. */
function graphOptions(yAxis, series, say) {
  const [fromNs, toNs] = graphSpan();
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: graphLabelPx(), right: 16, top: 12, outerBoundsMode: 'none', bottom: isPrinting() ? 44 : 84 },
    xAxis: chartAxis('time since the first segment (s)', { type: 'value', min: fromNs / NS_PER_SECOND, max: toNs / NS_PER_SECOND, nameGap: 26,
      splitLine: { show: false }, axisLabel: { ...chartText(), showMinLabel: false, showMaxLabel: false, hideOverlap: true } }),
    yAxis,
    dataZoom: [
      { id: 'x', type: 'slider', show: !isPrinting(), height: 20, bottom: 8, start: graphState.start, end: graphState.end, ...zoomLook() },
      { id: 'x-inside', type: 'inside', start: graphState.start, end: graphState.end, filterMode: 'none', zoomOnMouseWheel: 'ctrl',
        moveOnMouseMove: true, preventDefaultMouseMove: false },
    ],
    tooltip: chartTooltip(({ data }) => card(...say(data.point)), { trigger: 'item' }),
    series,
  };
}

function sequenceOptions() {
  const [fromNs, toNs] = graphWindow();
  return graphOptions(sequenceAxis(), sequenceSeries(graphState.graph, fromNs, toNs), sequenceCard);
}

function sequenceAxis() {
  const { sent, acked } = unpackGraph(graphState.graph);
  const [fromNs, toNs] = graphWindow();
  const inside = (list) => list.filter((p) => p.timeNs >= fromNs && p.timeNs <= toNs);
  const some = inside(sent).length + inside(acked).length > 0;
  const { low, high } = some ? sequenceExtent(inside(sent), inside(acked)) : sequenceExtent(sent, acked);
  const min = Math.max(0, Math.floor(low));
  return chartAxis('sequence number (relative)', { type: 'value', min, max: Math.ceil(high),
    nameGap: graphLabelPx() - 18, axisLabel: { ...chartText(), showMinLabel: min === 0, showMaxLabel: false, formatter: (seq) => count(Math.round(seq)) } });
}

function roundTripOptions() {
  const [fromNs, toNs] = graphWindow();
  return graphOptions(roundTripAxis(), roundTripSeries(graphState.graph, fromNs, toNs), roundTripCard);
}

function roundTripAxis() {
  const [fromNs, toNs] = graphWindow();
  return chartAxis('time to the ACK', { type: 'value', min: 0, max: roundTripExtent(graphState.graph, fromNs, toNs),
    nameGap: graphLabelPx() - 18, axisLabel: { ...chartText(), showMaxLabel: false, formatter: (ns) => (ns === 0 ? '0' : span(ns)) } });
}
