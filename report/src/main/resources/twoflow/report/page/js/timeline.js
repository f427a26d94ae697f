// Both flows on one timeline: a lane per connection and direction, a mark per segment.

const LANE_HEIGHT_PX = 38;
const PAPER_LANE_HEIGHT_PX = 32;
const LANES_AT_ONCE = 16;

/** What is shown; {@code shown} are the points that the chart has, {@code places} where it has each: it copies its data. */
const timelineState = { showEmpty: true, entry: null, start: 0, end: 100, firstS: 0, lastS: 1, shown: [], places: new Map() };

function showTimeline() {
  const element = byId('timeline-chart');
  if (points.length === 0 || lanes.length === 0) {
    element.replaceWith(emptyState('The capture holds no segment of this run.'));
    for (const node of document.querySelectorAll('#timeline .lead, #timeline .chart-bar, #timeline .check, #timeline .buttons, #timeline-keys')) node.remove();
    return;
  }
  element.style.height = `${Math.min(lanes.length, LANES_AT_ONCE) * LANE_HEIGHT_PX + 108}px`;
  element.setAttribute('aria-label', `Timeline: ${plural(run.totals.segments, 'segment')} in ${plural(lanes.length, 'lane')}`
    + `${run.holes.length ? `, ${plural(run.holes.length, 'hole')} where bytes are missing` : ''}`
    + `${pageMarks ? `, some segments ${markNames(pageMarks).join(', ')}` : ''}`
    + `${run.closedWindows.length ? `, the window closed ${plural(run.closedWindows.length, 'time')}` : ''}. The table of rows below has the same as text.`);
  const lastS = points.at(-1).timeNs / NS_PER_SECOND;
  Object.assign(timelineState, { firstS: -lastS * 0.015, lastS: lastS * 1.015 || 1 });
  timelineState.entry = createChart(element, timelineOptions, points.length,
    Math.min(lanes.length, LANES_AT_ONCE) * PAPER_LANE_HEIGHT_PX + 56);
  byId('timeline-legend').append(...timelineLegend());
  byId('timeline-late').hidden = !(pageMarks & LATE);
  controlTimeline(timelineState.entry.chart);
}

/** The marks that occur in the run. */
const pageMarks = points.reduce((marks, point) => marks | point.marks, 0);

function timelineLegend() {
  const flowItems = flows.flatMap((flow) => LEGS.map((leg) => legendItem(flow.name, leg, `${flow.name} ${LEG_NAMES[leg]}`)));
  const sign = (d, text, more = {}) => el('li', {}, svg('svg', { viewBox: '-8 -8 16 16', width: 14, height: 14, 'aria-hidden': 'true' },
    svg('path', { d, class: 'sign', ...more })), text);
  return [...flowItems, sign('M-1-5H1V5H-1Z', 'ACK'), sign('M0-6 6 5H-6Z', 'SYN'),
    sign('M-4-4H4V4H-4Z', 'FIN', { class: 'sign hollow' }),
    ...(points.some((p) => p.kind === RST) ? [sign('M-5-5 5 5M5-5-5 5', 'RST', { class: 'sign alarm' })] : []),
    ...markLegend(pageMarks, run.closedWindows.length > 0),
    ...(run.holes.length ? [sign('M-5 0A5 5 0 1 0 5 0 5 5 0 1 0-5 0Z', 'missing in the capture', { class: 'sign hole' })] : []),
    ...(points.length > MOST_MARKS ? [sign('M-6 6V1H-3V6ZM-1 6V-6H2V6ZM4 6V-2H7V6Z', 'too close to draw: the higher, the more segments')] : [])];
}

/** From this many marks on they are drawn smaller and without an edge: a crowd of edges hides them. */
const CROWD = 800;

const crowded = () => timelineState.shown.length > CROWD;

/** The area of a mark grows with its payload, so the diameter with the root. */
function markSize(payloadBytes, largest) {
  return (crowded() ? 0.5 : 1) * (7 + 17 * Math.sqrt(payloadBytes / Math.max(largest, 60)));
}

/** The marks of the window that is shown, a little more at its sides. */
function timelineSeries() {
  const { firstS, lastS, start, end, showEmpty, places } = timelineState;
  const at = (percent) => (firstS + ((lastS - firstS) * percent) / 100) * NS_PER_SECOND;
  const margin = (end - start) / 20;
  const plotPx = Math.max(100, timelineWidthPx() - labelWidthPx());
  timelineState.shown = pointsToDraw(at(start - margin), at(end + margin), plotPx, (point) => showEmpty || point.kind >= DATA);
  const single = timelineState.shown.filter((point) => point.segments <= 1);
  const largest = Math.max(1, extent(single.map((point) => point.payloadBytes))[1]);
  const most = extent(timelineState.shown.map((point) => point.segments))[1];
  const data = POINT_KINDS.map(() => []);
  places.clear();
  timelineState.shown.forEach((point, index) => {
    if (point.segments <= 1) places.set(point.place, { seriesIndex: point.kind, dataIndex: data[point.kind].length });
    data[point.kind].push(point.segments > 1 ? bar(point, index, most) : mark(point, index, largest));
  });
  const bands = closedPoints.map((point, i) => {
    places.set(point.place, { seriesIndex: CLOSED, dataIndex: i });
    return { value: [...markValue(point), point.window.untilNs / NS_PER_SECOND], index: timelineState.shown.push(point) - 1 };
  });
  return [...POINT_KINDS.map((kind, k) => (kind.band ? bandSeries(kind.name, bands) : {
    name: kind.name, type: 'scatter', z: k >= DATA ? 3 : 2, animation: false,
    cursor: 'pointer', emphasis: { scale: 1.4 }, data: data[k],
  })), ...signSeries(largest, most)];
}

const markValue = (point) => [point.timeNs / NS_PER_SECOND, point.lane];

function mark(point, index, largest) {
  const { flow, leg } = lanes[point.lane];
  const kind = POINT_KINDS[point.kind];
  const fill = flowColour(flow, leg);
  const data = point.kind === DATA;
  const alarm = kind.alarm || kind.hole;
  const hollow = kind.hollow || (point.marks & LOST) > 0;
  return {
    value: markValue(point), index,
    symbol: kind.symbol ?? flowSymbol(flow),
    symbolSize: kind.size ?? markSize(point.payloadBytes, largest),
    itemStyle: {
      color: hollow || kind.hole ? colour('surface') : kind.alarm ? colour('alarm') : fill,
      borderColor: alarm ? colour('alarm') : hollow ? fill : colour('surface'),
      borderWidth: alarm || hollow ? 2 : data && !crowded() ? 1 : 0,
      borderType: kind.hole ? [3, 2] : 'solid',
      opacity: hollow || alarm || (data && !crowded()) ? 1 : 0.75,
    },
  };
}

const barHeight = (point, most) => 4 + (LANE_HEIGHT_PX - 12) * Math.sqrt(point.segments / most);

/** Stands for several segments in one place. */
function bar(point, index, most) {
  const { flow, leg } = lanes[point.lane];
  return {
    value: markValue(point), index, symbol: 'rect',
    symbolSize: [MERGED_PX - 1, barHeight(point, most)],
    itemStyle: { color: point.marks & (LOST | REPEATED) ? colour('alarm') : flowColour(flow, leg), opacity: point.kind === DATA ? 1 : 0.75 },
  };
}

/** On a phone the marks need the room more than the labels. */
const PHONE_PX = 480;
const NARROW_PX = 640;

const timelineWidthPx = () => (isPrinting() ? PAPER_WIDTH_PX : byId('timeline-chart').clientWidth || PAPER_WIDTH_PX);

function labelWidthPx() {
  if (timelineWidthPx() < PHONE_PX) return 106;
  return isPrinting() || timelineWidthPx() < NARROW_PX ? 160 : 205;
}

function laneLabel(index, short) {
  const lane = lanes[index];
  if (short) {
    const to = lane.leg === LEGS[0] ? '→ relay' : '→ client';
    return `{${lane.busy ? 'busy' : 'quiet'}|${lane.flow} ${to}}\n{small|stream ${lane.tcpStream}${withPair('', lane.tcpStream)}}`;
  }
  const what = `stream ${lane.tcpStream} · ${connectionOf.get(lane.tcpStream).client}`;
  return `{${lane.busy ? 'busy' : 'quiet'}|${withPair(lane.flow, lane.tcpStream)} ${LEG_NAMES[lane.leg]}}\n{small|${what}}`;
}

/** How the slider below a chart looks. */
const zoomLook = () => ({ backgroundColor: 'transparent', borderColor: colour('line'), fillerColor: colour('filler'), showDataShadow: false, filterMode: 'none',
  handleStyle: { color: colour('surface'), borderColor: colour('muted') }, moveHandleStyle: { color: colour('line') },
  textStyle: chartText(), brushSelect: false, labelFormatter: (value) => `${Number(value).toFixed(2)} s` });

function timelineOptions() {
  const widthPx = timelineWidthPx();
  const narrow = isPrinting() || widthPx < NARROW_PX;
  const short = widthPx < PHONE_PX;
  const labelPx = labelWidthPx();
  const text = { ...chartText(), lineHeight: isPrinting() ? 12 : 15 };
  const many = lanes.length > LANES_AT_ONCE;
  const slider = zoomLook();
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: labelPx + 5, right: many ? 44 : 20, top: 8, bottom: isPrinting() ? 46 : 92 },
    xAxis: chartAxis('time since the first segment (s)', { type: 'value', min: timelineState.firstS, max: timelineState.lastS,
      axisLabel: { ...chartText(), showMinLabel: false, showMaxLabel: false }, nameGap: 26 }),
    yAxis: { type: 'category', inverse: true, data: lanes.map((lane, i) => i), axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
      splitArea: { show: true, areaStyle: { color: lanes.map((lane) => flows.findIndex((f) => f.name === lane.flow) % 2 ? colour('band') : 'transparent') } },
      splitLine: { show: true, lineStyle: { color: colour('line-soft') } },
      axisLabel: { ...text, interval: 0, formatter: (value) => laneLabel(Number(value), short), align: 'left', margin: labelPx,
        width: labelPx - 4, overflow: 'truncate',
        rich: { busy: { ...text, color: colour('text'), fontWeight: 600 }, quiet: text, small: { ...text, fontSize: narrow ? 10 : 11 } } } },
    dataZoom: [
      { id: 'x', type: 'slider', show: !isPrinting(), xAxisIndex: 0, start: timelineState.start, end: timelineState.end, height: 22, bottom: 10, ...slider },
      { id: 'x-inside', type: 'inside', xAxisIndex: 0, start: timelineState.start, end: timelineState.end, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true, preventDefaultMouseMove: false },
      ...(many ? [{ type: 'slider', yAxisIndex: 0, width: 16, right: 6, ...slider,
        labelFormatter: '', startValue: 0, endValue: LANES_AT_ONCE - 1 }] : []),
    ],
    tooltip: chartTooltip(({ data }) => pointCard(timelineState.shown[data.index]), { trigger: 'item' }),
    series: timelineSeries(),
  };
}
