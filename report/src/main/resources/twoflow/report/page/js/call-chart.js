// The two charts of a call: its delivery delay over time, and how much is late for which playout delay.

const STRIP_LANE_PX = 22;
const CALL_LABEL_PX = 92;
const CALL_PAPER_HEIGHT_PX = 210;

/** The whole time of a call, with a little room at its sides. */
function callSpan() {
  const packets = callPackets(callState.call);
  const [firstNs, lastNs] = [packets[0].timeNs, packets.at(-1).timeNs];
  const room = Math.max(20e6, (lastNs - firstNs) * 0.02);
  return [firstNs - room, lastNs + room];
}

function callWindow() {
  const [fromNs, toNs] = callSpan();
  const at = (percent) => fromNs + ((toNs - fromNs) * percent) / 100;
  return [at(callState.start), at(callState.end)];
}

const isLate = (packet) => packet.delayUs > callState.playoutMs * US_PER_MS;

const latestOf = (a, b) => ({ ...(b.delayUs > a.delayUs ? b : a), packets: a.packets + b.packets });

/** The packets in the window. Of those in one place the latest is drawn. */
function delaySeries() {
  const [fromNs, toNs] = callWindow();
  const { flow, leg } = callState.call.figures;
  const shown = thinned(pointsWithin(callPackets(callState.call), fromNs, toNs), fromNs, toNs, isLate, latestOf);
  callState.shown = shown;
  const size = shown.length > CROWD ? 5 : 8;
  const own = { color: flowColour(flow, leg), borderColor: colour('surface'), borderWidth: shown.length > CROWD ? 0 : 1 };
  const late = { color: 'transparent', borderColor: colour('alarm'), borderWidth: 1.5 };
  return {
    id: 'packets', type: 'scatter', animation: false, z: 3, symbol: flowSymbol(flow), symbolSize: size, itemStyle: own,
    data: shown.map((p) => ({ value: [p.timeNs / NS_PER_SECOND, p.delayUs / US_PER_MS], say: () => packetCard(p),
      ...(isLate(p) ? { symbol: 'triangle', itemStyle: late } : {}) })),
    markLine: { silent: true, symbol: 'none', animation: false, lineStyle: { color: colour('text'), type: [6, 4], width: 1.5 },
      label: { formatter: `playout delay ${callState.playoutMs} ms`, position: 'insideEndTop', color: colour('text'), fontFamily: colour('font'), fontSize: 12 },
      data: [{ yAxis: callState.playoutMs }] },
  };
}

const packetFacts = (p) => [['due at', `${seconds(p.timeNs)} s`],
  ['delivered', `${span(p.delayUs * 1000)} later, with frame ${p.frame}`], [isLate(p) ? 'too late' : 'heard',
    isLate(p) ? `for a playout delay of ${callState.playoutMs} ms: silence` : 'yes'],
  ...(p.packets > 1 ? [['together', `the latest of ${plural(p.packets, 'packet')}`]] : [])];

const packetTitle = (p) => `Row ${p.row}, packet ${p.chunk}`;

const packetCard = (p) => card(packetTitle(p), packetFacts(p));

/** The highest delay and the playout delay are in the picture. */
function delayAxis() {
  const [fromNs, toNs] = callWindow();
  const most = extent(pointsWithin(callPackets(callState.call), fromNs, toNs).map((p) => p.delayUs))[1] / US_PER_MS;
  return chartAxis('delivery delay (ms)', { type: 'value', min: 0, max: Math.ceil(Math.max(most * 1.1, callState.playoutMs * 1.25, 1)),
    nameGap: CALL_LABEL_PX - 30, axisLabel: { ...chartText(), showMaxLabel: false } });
}

/** The lost and repeated segments, each leg in a strip of its own above the delays. */
function stripSeries(strip) {
  const signs = [['lost', LOST, 11], ['repeated', REPEATED, 11]];
  return signs.map(([name, bit, size]) => ({
    id: name, type: 'scatter', xAxisIndex: 1, yAxisIndex: 1, animation: false, symbol: `path://${SIGNS[name]}`, symbolSize: size,
    itemStyle: { color: 'transparent', borderColor: colour('alarm'), borderWidth: 1.5, opacity: 1 },
    data: callState.marks.filter((point) => point.marks & bit)
      .map((point) => ({ value: [point.timeNs / NS_PER_SECOND, strip.indexOf(lanes[point.lane].leg)], say: () => pointCard(point) })),
  }));
}

function delayOptions() {
  const [fromNs, toNs] = callSpan();
  const strip = LEGS.filter((leg) => callState.marks.some((point) => lanes[point.lane].leg === leg));
  const stripPx = strip.length * STRIP_LANE_PX;
  const place = { left: CALL_LABEL_PX, right: 16, outerBoundsMode: 'none' };
  const time = { type: 'value', min: fromNs / NS_PER_SECOND, max: toNs / NS_PER_SECOND, splitLine: { show: false } };
  const axes = strip.length ? [0, 1] : [0];
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: [{ ...place, top: 12 + (stripPx ? stripPx + 8 : 0), bottom: isPrinting() ? 44 : 84 },
      { ...place, top: 4, height: stripPx, show: stripPx > 0, borderColor: colour('line-soft') }].slice(0, axes.length),
    xAxis: [chartAxis('due, time since the first segment (s)', { ...time, nameGap: 26,
      axisLabel: { ...chartText(), showMinLabel: false, showMaxLabel: false, hideOverlap: true } }),
    { ...time, gridIndex: 1, show: false }].slice(0, axes.length),
    yAxis: [delayAxis(), { type: 'category', gridIndex: 1, inverse: true, data: strip.map((leg) => LEG_NAMES[leg]),
      axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: colour('line-soft') } },
      axisLabel: { ...chartText(), fontSize: 11, margin: 4 } }].slice(0, axes.length),
    dataZoom: [
      { id: 'x', type: 'slider', show: !isPrinting(), xAxisIndex: axes, height: 20, bottom: 8, start: callState.start, end: callState.end, ...zoomLook() },
      { id: 'x-inside', type: 'inside', xAxisIndex: axes, start: callState.start, end: callState.end, filterMode: 'none', zoomOnMouseWheel: 'ctrl',
        moveOnMouseMove: true, preventDefaultMouseMove: false },
    ],
    tooltip: chartTooltip(({ data }) => data.say(), { trigger: 'item' }),
    series: [delaySeries(), ...(strip.length ? stripSeries(strip) : [])],
  };
}

/** How many values the curve has, from no playout delay to the longest. */
const CURVE_STEPS = 150;

/** Without a playout delay nearly all is late. The picture is as high as what is late for this one. */
const CURVE_FROM_MS = 20;

/** How many percent are late, for each playout delay. */
function curvePoints(call) {
  if (!isDrawn(call)) return call.figures.curve.map(({ playoutMs, late }) => [playoutMs, (100 * late) / call.figures.packets]);
  call.sorted ??= Float64Array.from(call.delaysUs).sort();
  let onTime = 0;
  return Array.from({ length: CURVE_STEPS + 1 }, (_, i) => {
    const playoutMs = (callState.longestMs * i) / CURVE_STEPS;
    while (onTime < call.sorted.length && call.sorted[onTime] <= playoutMs * US_PER_MS) onTime += 1;
    return [playoutMs, (100 * (call.sorted.length - onTime)) / call.sorted.length];
  });
}

function curveOptions() {
  const legs = legsOfPair(callState.call).map((call) => ({ ...call.figures, values: curvePoints(call) }));
  const most = extent(legs.flatMap(({ values }) => values.filter(([ms]) => ms >= CURVE_FROM_MS).map(([, percent]) => percent)))[1];
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: 58, right: 16, top: 14, bottom: 46 },
    xAxis: chartAxis('playout delay (ms)', { type: 'value', min: 0, max: callState.longestMs, splitLine: { show: false },
      axisLabel: { ...chartText(), showMaxLabel: false } }),
    yAxis: chartAxis('late packets (%)', { type: 'value', min: 0, nameGap: 40, axisLabel: { ...chartText(), showMaxLabel: false },
      max: Math.min(100, Math.max(1, Math.ceil(most * 1.2))) }),
    tooltip: chartTooltip((lines) => card(`${significant(lines[0].value[0])} ms`, lines.map((p) => [p.seriesName, `${p.value[1].toFixed(1)} %`])), { trigger: 'axis' }),
    series: legs.map(({ flow, leg, values }, i) => ({
      name: LEG_NAMES[leg], type: 'line', showSymbol: false, step: 'end', data: values, itemStyle: { color: flowColour(flow, leg) },
      lineStyle: { width: 2, color: flowColour(flow, leg), type: leg === LEGS[0] ? 'dashed' : 'solid' },
      ...(i === 0 ? { markLine: { silent: true, symbol: 'none', animation: false, label: { show: false },
        lineStyle: { color: colour('text'), type: [6, 4], width: 1.5 }, data: [{ xAxis: callState.playoutMs }] } } : {}),
    })),
  };
}
