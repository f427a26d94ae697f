// Zooming and stepping through the timeline, by buttons, keys and mouse.

function controlTimeline(chart) {
  const element = byId('timeline-chart');
  let current = -1;

  const zoomRange = () => [timelineState.start, timelineState.end];
  chart.on('datazoom', (event) => {
    const x = (event.batch ?? [event]).find((change) => (change.dataZoomId ?? 'x').startsWith('x') && 'start' in change);
    if (x) Object.assign(timelineState, { start: x.start, end: x.end });
  });
  const zoomTo = (start, end) => {
    const width = Math.min(Math.max(end - start, 0.05), 100);
    const from = Math.min(Math.max(start, 0), 100 - width);
    chart.dispatchAction({ type: 'dataZoom', dataZoomId: 'x', start: from, end: from + width });
  };
  const zoomBy = (factor) => {
    const [start, end] = zoomRange();
    const centre = current >= 0 ? clamp(percent(current), start, end) : (start + end) / 2;
    zoomTo(centre - (centre - start) * factor, centre + (end - centre) * factor);
  };
  const percent = (index) => 100 * (run.segments[index].timeNs / NS_PER_SECOND - timelineState.firstS)
    / (timelineState.lastS - timelineState.firstS);
  const step = (by) => {
    do {
      current += by;
    } while (run.segments[current] && !timelineState.showEmpty && run.segments[current].payloadBytes === 0);
    current = clamp(current, 0, run.segments.length - 1);
    const [start, end] = zoomRange();
    const place = percent(current);
    if (place < start || place > end) zoomTo(place - (end - start) / 2, place + (end - start) / 2);
    point(chart, current);
  };
  const keys = {
    ArrowRight: () => step(1), ArrowLeft: () => step(-1), Home: () => { current = 0; step(0); },
    '+': () => zoomBy(0.5), '=': () => zoomBy(0.5), '-': () => zoomBy(2), 0: () => zoomTo(0, 100),
    Enter: () => follow(run.segments[current]), Escape: () => chart.dispatchAction({ type: 'hideTip' }),
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
  chart.on('click', (point) => follow(run.segments[point.data?.index]));
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/** Shows a segment's card on the chart and says it to a screen reader. */
function point(chart, index) {
  const place = timelineState.places.get(index);
  if (!place) return;
  chart.dispatchAction({ type: 'downplay' });
  chart.dispatchAction({ type: 'highlight', ...place });
  chart.dispatchAction({ type: 'showTip', ...place });
  byId('timeline-status').textContent = segmentSentence(run.segments[index]);
}

/** Shows the row of a segment in the ladder. */
function follow(segment) {
  const part = segment?.rows[0];
  const row = part && rows.find((r) => r.flow === segment.flow && r.row === part.row);
  if (row) showRow(row.key, true);
}
