// What lies over the timeline's marks: the signs of lost, repeated and late segments; and the bands of closed windows.

/** A closed window is a band in the lane of the data that has to wait. */
const bandSeries = (name, data) => ({
  name, type: 'custom', z: 1, animation: false, clip: true, encode: { x: [0, 2], y: 1 }, data,
  renderItem: (params, api) => {
    const [from, y] = api.coord([api.value(0), api.value(1)]);
    const width = Math.max(3, api.coord([api.value(2), api.value(1)])[0] - from);
    const height = api.size([0, 1])[1] * 0.8;
    return {
      type: 'rect', shape: { x: from, y: y - height / 2, width, height },
      style: { fill: colour('alarm-soft'), stroke: colour('alarm'), lineWidth: 1, lineDash: [4, 3] },
      textContent: { style: { text: width > 100 ? 'window closed' : '', fill: colour('alarm'), fontSize: 11, fontFamily: colour('font') } },
      textConfig: { position: 'inside' },
    };
  },
});

/** The signs of lost, repeated and late segments, over their marks. */
function signSeries(largest, most) {
  const size = (point) => (point.segments > 1 ? MERGED_PX + 5
    : POINT_KINDS[point.kind].size ?? markSize(point.payloadBytes, largest));
  const signs = (bit, symbolSize, symbolOffset) => timelineState.shown.filter((point) => point.marks & bit)
    .map((point) => ({ value: markValue(point), symbolSize: symbolSize(size(point)), symbolOffset: symbolOffset(point) }));
  const around = (px) => Math.max(12, px + 6);
  const above = (point) => (point.segments > 1 ? barHeight(point, most) / 2 : size(point) / 2) + 7;
  return [
    { name: 'lost', bit: LOST, px: around, offset: () => [0, 0], colour: colour('alarm') },
    { name: 'repeated', bit: REPEATED, px: around, offset: () => [0, 0], colour: colour('alarm') },
    { name: 'late', bit: LATE, px: () => [6, 9], offset: (point) => [0, -above(point)], colour: colour('text') },
  ].filter((sign) => pageMarks & sign.bit).map((sign) => ({
    name: sign.name, type: 'scatter', z: 4, animation: false, silent: true, tooltip: { show: false }, symbol: `path://${SIGNS[sign.name]}`,
    itemStyle: { color: 'transparent', borderColor: sign.colour, borderWidth: 1.5, opacity: 1 }, data: signs(sign.bit, sign.px, sign.offset),
  }));
}
