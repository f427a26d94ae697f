// Zooming and stepping through the graphs, by buttons, keys and mouse.

/** The least window of a graph: a hundredth of a millisecond, as on the timeline. */
function zoomGraphs(start, end) {
  const [fromNs, toNs] = graphSpan();
  const width = clamp(end - start, Math.min(100, (100 * LEAST_WINDOW_S * NS_PER_SECOND) / (toNs - fromNs)), 100);
  const from = clamp(start, 0, 100 - width);
  for (const { chart } of graphState.drawn) chart.dispatchAction({ type: 'dataZoom', dataZoomId: 'x', start: from, end: from + width });
}

function zoomGraphsBy(factor) {
  const { start, end } = graphState;
  const centre = (start + end) / 2;
  zoomGraphs(centre - (centre - start) * factor, centre + (end - centre) * factor);
}

function controlZoom() {
  byId('graphs-zoom-in').addEventListener('click', () => zoomGraphsBy(0.5));
  byId('graphs-zoom-out').addEventListener('click', () => zoomGraphsBy(2));
  byId('graphs-zoom-all').addEventListener('click', () => zoomGraphs(0, 100));
}

/** One chart's zoom is the other's, too; the axis of each fits what is in the window. */
function controlGraph(element, chart, say) {
  let current = -1;
  chart.on('datazoom', (event) => {
    const { start, end } = (event.batch ?? [event]).find((change) => 'start' in change) ?? graphState;
    if (start === graphState.start && end === graphState.end) return;
    Object.assign(graphState, { start, end });
    for (const other of graphState.drawn) if (other.chart !== chart) other.chart.dispatchAction({ type: 'dataZoom', dataZoomId: 'x', start, end });
    fitGraphs();
  });
  const step = (to) => {
    const list = element.id === 'sequence-chart' ? unpackGraph(graphState.graph).sent : unpackGraph(graphState.graph).roundTrips;
    if (list.length === 0) return;
    current = clamp(to(current, list.length - 1), 0, list.length - 1);
    const point = list[current];
    showInGraph(chart, list, current);
    const [title, facts] = say(point);
    byId('graphs-status').textContent = `${title}, ${facts.map(([name, value]) => `${name} ${value}`).join(', ')}`;
  };
  const keys = {
    ArrowRight: () => step((at) => at + 1), ArrowLeft: () => step((at) => at - 1), Home: () => step(() => 0), End: () => step((at, last) => last),
    '+': () => zoomGraphsBy(0.5), '=': () => zoomGraphsBy(0.5), '-': () => zoomGraphsBy(2), 0: () => zoomGraphs(0, 100),
    Escape: () => chart.dispatchAction({ type: 'hideTip' }),
  };
  element.addEventListener('keydown', (event) => {
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}

/** Shows a point's card, and moves the window to it when it lies outside; so close that it is drawn alone. */
function showInGraph(chart, list, place) {
  const [fromNs, toNs] = graphSpan();
  const percent = (point) => (100 * (point.timeNs - fromNs)) / (toNs - fromNs);
  const at = percent(list[place]);
  const { start, end } = graphState;
  if (at < start || at > end) zoomAtOnce(at - (end - start) / 2, at + (end - start) / 2);
  const shown = () => graphState.shown[chart.getDom().id].indexOf(list[place]);
  if (shown() < 0) zoomAtOnce(percent(list[Math.max(0, place - MARKS_AROUND)]), percent(list[Math.min(list.length - 1, place + MARKS_AROUND)]));
  // The points that one steps through are those of the last series.
  chart.dispatchAction({ type: 'showTip', seriesIndex: chart.getOption().series.length - 1, dataIndex: shown() });
}

/** Zooms, and draws at once. */
function zoomAtOnce(start, end) {
  zoomGraphs(start, end);
  applyFit();
}

let fitIsWaiting = false;

/** Other axes and other points for another window, once per frame. */
function fitGraphs() {
  if (fitIsWaiting) return;
  fitIsWaiting = true;
  requestAnimationFrame(() => {
    fitIsWaiting = false;
    applyFit();
  });
}

function applyFit() {
  const [sequence, roundTrip] = graphState.drawn;
  const [fromNs, toNs] = graphWindow();
  sequence.chart.setOption({ yAxis: sequenceAxis(), series: sequenceSeries(graphState.graph, fromNs, toNs) });
  roundTrip.chart.setOption({ yAxis: roundTripAxis(), series: roundTripSeries(graphState.graph, fromNs, toNs) });
}
