// The call's slider and its players, the keys of its chart, and what it is on paper.

function controlCall() {
  const slider = byId('call-playout');
  byId('call-leg').addEventListener('change', chooseCall);
  slider.addEventListener('input', () => setPlayout(Number(slider.value)));
  // The sound is made when the slider rests.
  slider.addEventListener('change', showHeard);
  byId('call-reset').textContent = `Back to ${defaultPlayoutMs()} ms`;
  byId('call-reset').addEventListener('click', () => { setPlayout(defaultPlayoutMs()); showHeard(); });
  const players = [byId('call-sent'), byId('call-heard')];
  for (const player of players) player.addEventListener('play', () => players.filter((other) => other !== player).forEach((other) => other.pause()));
  // Paper has the report's own playout delay. This comes before the charts are made ready for paper.
  let chosenMs = 0;
  addEventListener('beforeprint', () => { chosenMs = callState.playoutMs; setPlayout(defaultPlayoutMs()); });
  addEventListener('afterprint', () => setPlayout(chosenMs));
}

/** Zoom and steps by keys, as in the other charts. */
function controlDelays(element, chart) {
  let current = -1;
  chart.on('datazoom', (event) => {
    const { start, end } = (event.batch ?? [event]).find((change) => 'start' in change) ?? callState;
    if (start === callState.start && end === callState.end) return;
    Object.assign(callState, { start, end });
    fitDelays(chart);
  });
  const zoomTo = (start, end) => {
    const width = clamp(end - start, 0.01, 100);
    const from = clamp(start, 0, 100 - width);
    chart.dispatchAction({ type: 'dataZoom', dataZoomId: 'x', start: from, end: from + width });
  };
  const zoomBy = (factor) => {
    const { start, end } = callState;
    const centre = (start + end) / 2;
    zoomTo(centre - (centre - start) * factor, centre + (end - centre) * factor);
  };
  const step = (to) => {
    const packets = callPackets(callState.call);
    current = clamp(to(current, packets.length - 1), 0, packets.length - 1);
    const [fromNs, toNs] = callSpan();
    const at = (100 * (packets[current].timeNs - fromNs)) / (toNs - fromNs);
    const half = (callState.end - callState.start) / 2;
    if (at < callState.start || at > callState.end) zoomTo(at - half, at + half);
    chart.setOption({ yAxis: [delayAxis()], series: [delaySeries()] });
    chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: callState.shown.findIndex((p) => p.frame === packets[current].frame && p.row === packets[current].row && p.chunk === packets[current].chunk) });
    byId('call-status').textContent = `${packetTitle(packets[current])}, ${packetFacts(packets[current]).map(([name, value]) => `${name} ${value}`).join(', ')}`;
  };
  const keys = {
    ArrowRight: () => step((at) => at + 1), ArrowLeft: () => step((at) => at - 1), Home: () => step(() => 0), End: () => step((at, last) => last),
    '+': () => zoomBy(0.5), '=': () => zoomBy(0.5), '-': () => zoomBy(2), 0: () => zoomTo(0, 100),
    Escape: () => chart.dispatchAction({ type: 'hideTip' }),
  };
  element.addEventListener('keydown', (event) => {
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}

let delaysAreWaiting = false;

/** Other packets and another axis for another window, once per frame. */
function fitDelays(chart) {
  if (delaysAreWaiting) return;
  delaysAreWaiting = true;
  requestAnimationFrame(() => {
    delaysAreWaiting = false;
    chart.setOption({ yAxis: [delayAxis()], series: [delaySeries()] });
  });
}
