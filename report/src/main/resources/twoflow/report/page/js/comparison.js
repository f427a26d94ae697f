// Size and gap of the two flows side by side: the lesson's point.

/** IPv4 and TCP without options: the least that every segment adds to its payload. */
const HEADER_BYTES = 40;

/** What each flow's sender did on one leg. */
function flowFigures(leg) {
  return flows.map((flow) => {
    const sizes = [];
    const gapsNs = [];
    for (const lane of lanes.filter((l) => l.flow === flow.name && l.leg === leg)) {
      const data = segmentsOf.get(lane.key).filter((s) => s.len > 0 && !s.retransmission);
      data.forEach((segment, i) => {
        sizes.push(segment.len);
        if (i > 0) gapsNs.push(Math.max(0, segment.timeNs - data[i - 1].timeNs));
      });
    }
    return { flow: flow.name, sizes, gapsNs, payload: sizes.reduce((sum, len) => sum + len, 0) };
  });
}

function showComparison() {
  if (!run.segments.some((segment) => segment.len > 0)) {
    document.querySelector('.comparison-grid').replaceWith(emptyState('The capture holds no segment with payload.'));
    byId('comparison-leg').closest('label').remove();
    return;
  }
  const select = byId('comparison-leg');
  select.append(...LEGS.map((leg) => option(leg, LEG_NAMES[leg])));
  byId('comparison-legend').append(...flows.map((flow) => legendItem(flow.name, 'client-relay', flow.name)));
  let figures = flowFigures(select.value);
  const sizes = histogramChart('size-chart', 'payload bytes of a segment', () => histogram(figures.map((f) => f.sizes), wholeBins,
    (low, high) => range(low, high - 1)));
  const gaps = histogramChart('gap-chart', 'time to the next segment', () => histogram(figures.map((f) => f.gapsNs), centredBins,
    (low, high) => `${span(low)}–${span(high)}`));
  const update = () => {
    figures = flowFigures(select.value);
    byId('comparison-lead').textContent = lesson(figures);
    byId('comparison-table').replaceChildren(figureTable(figures));
    sizes?.redraw();
    gaps?.redraw();
  };
  select.addEventListener('change', update);
  update();
}

/** The lesson in one sentence, with this run's figures. */
function lesson(figures) {
  const sent = figures.filter((f) => f.sizes.length > 0).sort((a, b) => median(b.sizes) - median(a.sizes));
  if (sent.length < 2) return 'How large the segments of each flow are, and how closely they follow each other.';
  const perKilobyte = (f) => significant((1000 * f.sizes.length) / f.payload);
  const rhythm = (f) => `${f.flow}: ${plural(f.sizes.length, 'segment')} of ${bytes(median(f.sizes))}`
    + (f.gapsNs.length ? `, ${span(median(f.gapsNs))} apart` : '');
  return `${sent.map(rhythm).join('; ')} (medians). For 1,000 bytes of payload `
    + `${sent.map((f) => `${f.flow} needs ${perKilobyte(f)} segments`).join(', ')}, `
    + `each with at least ${HEADER_BYTES} bytes of IP and TCP headers.`;
}

function figureTable(figures) {
  const share = (f) => {
    const headers = f.sizes.length * HEADER_BYTES;
    return f.sizes.length ? `${Math.round((100 * headers) / (headers + f.payload))} % (${bytes(headers)})` : '–';
  };
  const spread = (values, words) => (values.length ? `${words(median(values))} (${range(...extent(values).map(words))})` : '–');
  const lines = [
    ['Segments with payload', (f) => count(f.sizes.length)],
    ['Payload', (f) => bytes(f.payload)],
    ['Size, median (least–most)', (f) => spread(f.sizes, (v) => String(v))],
    ['Gap, median (least–most)', (f) => spread(f.gapsNs, span)],
    [`Share of headers, at ${HEADER_BYTES} bytes each`, share],
  ];
  return table('The two flows in figures', ['', ...figures.map((f) => f.flow)],
    lines.map(([name, value]) => [name, ...figures.map(value)]));
}

function histogramChart(id, name, bin) {
  const element = byId(id);
  if (bin() === null) {
    element.replaceWith(emptyState('Not enough segments with payload on this leg.'));
    return null;
  }
  return createChart(element, () => histogramOptions(element, name, bin() ?? { bins: [], counts: flows.map(() => []) }));
}

function histogramOptions(element, name, { bins, counts }) {
  const total = counts.map((perBin) => perBin.reduce((a, b) => a + b, 0));
  element.setAttribute('aria-label', `Histogram, ${name}: ${flows.map((flow, i) => `${flow.name} `
    + bins.map((bin, b) => (counts[i][b] ? `${counts[i][b]} at ${bin.label}` : '')).filter(Boolean).slice(0, 12).join(', ')).join('; ')}`);
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: 46, right: 12, top: 22, bottom: 46 },
    xAxis: chartAxis(name, { type: 'category', data: bins.map((bin) => bin.label), splitLine: { show: false },
      axisLabel: { ...chartText(), hideOverlap: true } }),
    yAxis: chartAxis('segments', { type: 'value', minInterval: 1, nameGap: 32 }),
    tooltip: chartTooltip((points) => el('div', { class: 'tip' }, el('strong', {}, points[0].name),
      el('dl', {}, ...points.flatMap((p) => [el('dt', {}, p.seriesName), el('dd', {}, `${p.value ?? 0} of ${total[p.seriesIndex]}`)]))),
    { trigger: 'axis', axisPointer: { type: 'shadow' } }),
    series: flows.map((flow, i) => ({
      name: flow.name, type: 'bar', barGap: '5%', barCategoryGap: '15%', barMinHeight: 2, barMaxWidth: 28, data: counts[i].map((n) => n || null),
      itemStyle: { color: flowColour(flow.name), borderRadius: [2, 2, 0, 0] },
      label: { show: bins.length <= MOST_BINS + 1, position: 'top', color: flowColour(flow.name), fontSize: 11, fontWeight: 600 },
    })),
  };
}
