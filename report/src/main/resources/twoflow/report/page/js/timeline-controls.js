// Zooming and stepping through the timeline, by buttons, keys and mouse.

/** The least window: a hundredth of a millisecond is as close as the marks of a capture lie. */
const LEAST_WINDOW_S = 1e-5;

function controlTimeline(chart) {
  const element = byId('timeline-chart');
  let current = -1;
  let waiting = false;

  const zoomRange = () => [timelineState.start, timelineState.end];
  /** Other marks for another window, once per frame. */
  const drawWindow = () => {
    if (points.length <= CROWD || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      chart.setOption({ series: timelineSeries() });
    });
  };
  chart.on('datazoom', (event) => {
    const x = (event.batch ?? [event]).find((change) => (change.dataZoomId ?? 'x').startsWith('x') && 'start' in change);
    if (x) Object.assign(timelineState, { start: x.start, end: x.end });
    drawWindow();
  });
  const zoomTo = (start, end) => {
    const least = (100 * LEAST_WINDOW_S) / (timelineState.lastS - timelineState.firstS);
    const width = Math.min(Math.max(end - start, least), 100);
    const from = Math.min(Math.max(start, 0), 100 - width);
    chart.dispatchAction({ type: 'dataZoom', dataZoomId: 'x', start: from, end: from + width });
  };
  const zoomBy = (factor) => {
    const [start, end] = zoomRange();
    const centre = current >= 0 ? clamp(percent(current), start, end) : (start + end) / 2;
    zoomTo(centre - (centre - start) * factor, centre + (end - centre) * factor);
  };
  const percent = (place) => 100 * (points[place].timeNs / NS_PER_SECOND - timelineState.firstS)
    / (timelineState.lastS - timelineState.firstS);
  /** Goes so close to a point that the marks around it are drawn one by one. */
  const zoomToPoint = (place) => {
    const [first, last] = [Math.max(0, place - MARKS_AROUND), Math.min(points.length - 1, place + MARKS_AROUND)];
    zoomTo(percent(first), percent(last));
    chart.setOption({ series: timelineSeries() });
  };
  const step = (by) => {
    do {
      current += by;
    } while (points[current] && !timelineState.showEmpty && points[current].kind < DATA);
    current = clamp(current, 0, points.length - 1);
    const [start, end] = zoomRange();
    const place = percent(current);
    if (!timelineState.places.has(current) && place >= start && place <= end) zoomToPoint(current);
    else if (place < start || place > end) zoomTo(place - (end - start) / 2, place + (end - start) / 2);
    if (points.length > CROWD) chart.setOption({ series: timelineSeries() });
    point(chart, current);
  };
  const keys = {
    ArrowRight: () => step(1), ArrowLeft: () => step(-1), Home: () => { current = 0; step(0); },
    End: () => { current = points.length - 1; step(0); },
    '+': () => zoomBy(0.5), '=': () => zoomBy(0.5), '-': () => zoomBy(2), 0: () => zoomTo(0, 100),
    Enter: () => follow(points[current]), Escape: () => chart.dispatchAction({ type: 'hideTip' }),
  };
  element.addEventListener('keydown', (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  byId('zoom-in').addEventListener('click', () => zoomBy(0.5));
  byId('zoom-out').addEventListener('click', () => zoomBy(2));
  byId('zoom-all').addEventListener('click', () => zoomTo(0, 100));
  byId('show-empty').addEventListener('change', (event) => {
    timelineState.showEmpty = event.target.checked;
    timelineState.entry.redraw();
  });
  chart.on('click', ({ data }) => {
    const clicked = timelineState.shown[data?.index];
    if (clicked?.segments > 1) zoomToPoint(clicked.place);
    else follow(clicked);
  });
}

/** How many marks are shown on each side of one to which the window goes. */
const MARKS_AROUND = 40;

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/** Shows a point's card on the chart and says it to a screen reader. */
function point(chart, place) {
  byId('timeline-status').textContent = pointSentence(points[place]);
  const shown = timelineState.places.get(place);
  if (!shown) return;
  chart.dispatchAction({ type: 'downplay' });
  chart.dispatchAction({ type: 'highlight', ...shown });
  chart.dispatchAction({ type: 'showTip', ...shown });
}

/** Shows the row of a point in the ladder; of an ACK the row whose bytes it acknowledges. */
function follow(from) {
  if (!from) return;
  const acknowledged = from.kind === ACK && from.segment ? acknowledgedBy(from.segment) : undefined;
  const number = from.row || acknowledged?.rows.at(-1)?.row;
  const { flow } = lanes[from.lane];
  const row = rows.find((r) => r.flow === flow && r.row === number);
  byId('timeline-answer').textContent = followWords(from, acknowledged, number, row);
  if (row) showRow(row.key, true);
}

function followWords(from, acknowledged, number, row) {
  const frame = `Frame ${from.frame}`;
  if (from.kind === HOLE) return 'The capture lacks these bytes: there is no frame to follow.';
  if (from.kind === CLOSED) return 'The receiver takes nothing here: there is no row to follow.';
  if (row) return acknowledged ? `${frame} acknowledges frame ${acknowledged.frame}: row ${number}.` : '';
  if (number) return `${frame} carries row ${number}, which is not among the rows of this page: links.csv has it.`;
  if (from.kind === SYN || from.kind === FIN || from.kind === RST) {
    return `${frame} is a ${POINT_KINDS[from.kind].name}: it opens or ends the connection and carries no row.`;
  }
  return `${frame} belongs to no row of this page.`;
}

/** The last segment with payload that an ACK covers: what its sender took last. */
function acknowledgedBy(ack) {
  const other = LEGS.find((leg) => leg !== ack.leg);
  return (segmentsOf.get(laneKey(ack.tcpStream, other)) ?? [])
    .filter((segment) => segment.payloadBytes > 0 && segment.firstSeq < ack.ack && segment.timeNs <= ack.timeNs)
    .reduce((last, segment) => (!last || segment.firstSeq >= last.firstSeq ? segment : last), undefined);
}
