// Both flows on one timeline: a lane per connection and direction, a mark per segment.

const LANE_HEIGHT_PX = 38;
const PAPER_LANE_HEIGHT_PX = 28;
const LANES_AT_ONCE = 16;

/** The kinds of marks, drawn in this order, and which segments they are for. */
const MARK_KINDS = [
  { name: 'ACK', is: (s) => s.payloadBytes === 0 && !/SYN|FIN|RST/.test(s.flags), symbol: 'rect', size: [2, 9] },
  { name: 'SYN', is: (s) => s.payloadBytes === 0 && s.flags.includes('SYN'), symbol: 'triangle', size: 11 },
  { name: 'FIN', is: (s) => s.flags.includes('FIN') && !s.flags.includes('RST'), symbol: 'rect', size: 9, hollow: true },
  { name: 'RST', is: (s) => s.flags.includes('RST'), symbol: 'path://M0 1L1 0 4 3 7 0 8 1 5 4 8 7 7 8 4 5 1 8 0 7 3 4Z', size: 12, alarm: true },
  { name: 'data', is: (s) => s.payloadBytes > 0 },
];

/** What is shown; {@code places} says where the chart has each segment: the chart copies its data. */
const timelineState = { showEmpty: true, entry: null, start: 0, end: 100, firstS: 0, lastS: 1, places: new Map() };

function showTimeline() {
  const element = byId('timeline-chart');
  if (run.segments.length === 0 || lanes.length === 0) {
    element.replaceWith(emptyState('The capture holds no segment of this run.'));
    for (const node of document.querySelectorAll('#timeline .lead, #timeline .chart-bar, #timeline .check, #timeline .buttons, #timeline-keys')) node.remove();
    return;
  }
  element.style.height = `${Math.min(lanes.length, LANES_AT_ONCE) * LANE_HEIGHT_PX + 108}px`;
  element.setAttribute('aria-label',
    `Timeline: ${plural(run.segments.length, 'segment')} in ${plural(lanes.length, 'lane')}. The table of rows below has the same as text.`);
  const lastS = extent(run.segments.map((s) => s.timeNs))[1] / NS_PER_SECOND;
  Object.assign(timelineState, { firstS: -lastS * 0.015, lastS: lastS * 1.015 || 1 });
  timelineState.entry = createChart(element, timelineOptions, run.segments.length,
    Math.min(lanes.length, LANES_AT_ONCE) * PAPER_LANE_HEIGHT_PX + 56);
  byId('timeline-legend').append(...timelineLegend());
  controlTimeline(timelineState.entry.chart);
}

function timelineLegend() {
  const flowItems = flows.flatMap((flow) => LEGS.map((leg) => legendItem(flow.name, leg, `${flow.name} ${LEG_NAMES[leg]}`)));
  const sign = (d, text, more = {}) => el('li', {}, svg('svg', { viewBox: '-8 -8 16 16', width: 14, height: 14, 'aria-hidden': 'true' },
    svg('path', { d, class: 'sign', ...more })), text);
  return [...flowItems, sign('M-1-5H1V5H-1Z', 'ACK'), sign('M0-6 6 5H-6Z', 'SYN'),
    sign('M-4-4H4V4H-4Z', 'FIN', { class: 'sign hollow' }),
    ...(run.segments.some((s) => s.flags.includes('RST')) ? [sign('M-5-5 5 5M5-5-5 5', 'RST', { class: 'sign alarm' })] : []),
    ...(run.segments.some((s) => s.retransmission) ? [sign('M-5 0A5 5 0 1 0 5 0 5 5 0 1 0-5 0Z', 'retransmission', { class: 'sign alarm' })] : [])];
}

/** From this many segments on marks are drawn smaller and without an edge: a crowd of edges hides the marks. */
const CROWD = 800;

const crowded = () => run.segments.length > CROWD;

/** The area of a mark grows with its payload, so the diameter with the root. */
function markSize(payloadBytes, largest) {
  return (crowded() ? 0.5 : 1) * (7 + 17 * Math.sqrt(payloadBytes / Math.max(largest, 60)));
}

function timelineSeries() {
  const largest = extent(run.segments.map((s) => s.payloadBytes))[1];
  const laneIndex = new Map(lanes.map((lane, i) => [lane.key, i]));
  const kinds = MARK_KINDS.filter((kind) => timelineState.showEmpty || kind.name === 'data');
  const data = kinds.map(() => []);
  timelineState.places.clear();
  run.segments.forEach((segment, index) => {
    const k = kinds.findLastIndex((kind) => kind.is(segment));
    if (k >= 0) {
      timelineState.places.set(index, { seriesIndex: k, dataIndex: data[k].length });
      data[k].push(mark(segment, index, kinds[k], largest, laneIndex));
    }
  });
  return kinds.map((kind, k) => ({
    name: kind.name, type: 'scatter', z: kind.name === 'data' ? 3 : 2, animation: false,
    cursor: 'pointer', emphasis: { scale: 1.4 }, data: data[k],
  }));
}

function mark(segment, index, kind, largest, laneIndex) {
  const fill = flowColour(segment.flow, segment.leg);
  const data = kind.name === 'data';
  const alarm = kind.alarm || segment.retransmission;
  return {
    value: [segment.timeNs / NS_PER_SECOND, laneIndex.get(laneKey(segment.tcpStream, segment.leg))],
    index,
    symbol: kind.symbol ?? flowSymbol(segment.flow),
    symbolSize: data ? markSize(segment.payloadBytes, largest) : kind.size,
    itemStyle: {
      color: kind.hollow ? colour('surface') : kind.alarm ? colour('alarm') : fill,
      borderColor: alarm ? colour('alarm') : kind.hollow ? fill : colour('surface'),
      borderWidth: alarm || kind.hollow ? 2 : data && !crowded() ? 1 : 0,
      opacity: kind.hollow || alarm || (data && !crowded()) ? 1 : 0.75,
    },
  };
}

function laneLabel(index) {
  const lane = lanes[index];
  const what = `stream ${lane.tcpStream} · ${connectionOf.get(lane.tcpStream).client}`;
  return `{${lane.busy ? 'busy' : 'quiet'}|${lane.flow} ${LEG_NAMES[lane.leg]}}\n{small|${what}}`;
}

function timelineOptions() {
  const narrow = isPrinting() || byId('timeline-chart').clientWidth < 640;
  const text = { ...chartText(), lineHeight: isPrinting() ? 12 : 15 };
  const many = lanes.length > LANES_AT_ONCE;
  const slider = { backgroundColor: 'transparent', borderColor: colour('line'), fillerColor: colour('filler'),
    handleStyle: { color: colour('surface'), borderColor: colour('muted') }, moveHandleStyle: { color: colour('line') },
    textStyle: chartText(), brushSelect: false, labelFormatter: (value) => `${Number(value).toFixed(2)} s` };
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: narrow ? 165 : 210, right: many ? 44 : 20, top: 8, bottom: isPrinting() ? 46 : 92 },
    xAxis: chartAxis('time since the first segment (s)', { type: 'value', min: timelineState.firstS, max: timelineState.lastS,
      axisLabel: { ...chartText(), showMinLabel: false, showMaxLabel: false }, nameGap: 26 }),
    yAxis: { type: 'category', inverse: true, data: lanes.map((lane, i) => i), axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
      splitArea: { show: true, areaStyle: { color: lanes.map((lane) => flows.findIndex((f) => f.name === lane.flow) % 2 ? colour('band') : 'transparent') } },
      splitLine: { show: true, lineStyle: { color: colour('line-soft') } },
      axisLabel: { ...text, interval: 0, formatter: (value) => laneLabel(Number(value)), align: 'left', margin: narrow ? 160 : 205,
        width: narrow ? 157 : 200, overflow: 'truncate',
        rich: { busy: { ...text, color: colour('text'), fontWeight: 600 }, quiet: text, small: { ...text, fontSize: narrow ? 10 : 11 } } } },
    dataZoom: [
      { id: 'x', type: 'slider', show: !isPrinting(), showDataShadow: false, xAxisIndex: 0, start: timelineState.start, end: timelineState.end, height: 22, bottom: 10, filterMode: 'none', ...slider },
      { id: 'x-inside', type: 'inside', xAxisIndex: 0, start: timelineState.start, end: timelineState.end, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true, preventDefaultMouseMove: false },
      ...(many ? [{ type: 'slider', yAxisIndex: 0, width: 16, right: 6, filterMode: 'none', ...slider,
        labelFormatter: '', startValue: 0, endValue: LANES_AT_ONCE - 1 }] : []),
    ],
    tooltip: chartTooltip((point) => segmentCard(run.segments[point.data.index]), { trigger: 'item' }),
    series: timelineSeries(),
  };
}
