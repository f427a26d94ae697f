// Size and gap of the two flows side by side: the lesson's point. All figures are counted over the whole run.

const NO_VALUES = { count: 0, min: 0, p50: 0, max: 0, counts: [] };

/** What each flow's sender did on one leg. */
const flowFigures = (leg) => flows.map((flow) => run.figures.find((f) => f.flow === flow.name && f.leg === leg)
  ?? { flow: flow.name, leg, payloadBytes: 0, headerBytes: 0, sizesBytes: NO_VALUES, gapsNs: NO_VALUES,
    roundTripsNs: NO_VALUES, repeatedSegments: 0, repeatedBytes: 0 });

function showComparison() {
  if (run.figures.length === 0) {
    document.querySelector('.comparison-grid').replaceWith(emptyState('The capture holds no segment with payload.'));
    byId('comparison-leg').closest('label').remove();
    return;
  }
  const select = byId('comparison-leg');
  select.append(...LEGS.map((leg) => option(leg, LEG_NAMES[leg])));
  byId('comparison-legend').append(...flows.map((flow) => legendItem(flow.name, 'client-relay', flow.name)));
  let figures = flowFigures(select.value);
  const sizes = histogramChart('size-chart', 'payload bytes of a segment', () => histogram(figures.map((f) => f.sizesBytes), wholeBins,
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
  const sent = figures.filter((f) => f.sizesBytes.count > 0).sort((a, b) => b.sizesBytes.p50 - a.sizesBytes.p50);
  if (sent.length < 2) return 'How large the segments of each flow are, and how closely they follow each other.';
  const perKilobyte = (f) => significant((1000 * f.sizesBytes.count) / f.payloadBytes);
  const rhythm = (f) => `${f.flow}: ${plural(f.sizesBytes.count, 'segment')} of ${bytes(f.sizesBytes.p50)}`
    + (f.gapsNs.count ? `, ${span(f.gapsNs.p50)} apart` : '');
  return `${sent.map(rhythm).join('; ')} (medians). For 1,000 bytes of payload `
    + `${sent.map((f) => `${f.flow} needs ${perKilobyte(f)} segments`).join(', ')}, `
    + `each with its IP and TCP headers: ${sent.map((f) => `${headersEach(f)} for ${f.flow}`).join(', ')}.`;
}

/** How many bytes of headers a segment of a flow has: all the same, or their mean. */
function headersEach(f) {
  const mean = f.headerBytes / f.sizesBytes.count;
  return Number.isInteger(mean) ? bytes(mean) : `${bytes(Math.round(mean))} on average`;
}

/** The headers' share of headers and payload, 0 to 1. */
const headerShare = (f) => f.headerBytes / (f.headerBytes + f.payloadBytes);

/** Who sent the first FIN or RST on the connections with a flow's bytes on a leg. */
function closedFirst(f) {
  const carried = (c) => (f.leg === 'client-relay' ? c.clientBytes : c.relayBytes) > 0;
  const own = run.connections.filter((c) => c.flow === f.flow && carried(c));
  return [...new Set(own.map((c) => ({ CLIENT: 'client', RELAY: 'relay', NONE: 'neither' })[c.closedFirst]))].join(', ') || '–';
}

function figureTable(figures) {
  const sends = (f) => f.sizesBytes.count > 0;
  const spread = (values, words) => (values.count
    ? `${words(values.p50)} (${range(words(values.min), words(values.max))})` : '–');
  const lines = [
    ['Segments with payload', (f) => count(f.sizesBytes.count)],
    ['Payload', (f) => bytes(f.payloadBytes)],
    ['Size, median (least–most)', (f) => spread(f.sizesBytes, (v) => String(v))],
    ['Gap, median (least–most)', (f) => spread(f.gapsNs, span)],
    ['IP and TCP headers', (f) => (sends(f) ? `${bytes(f.headerBytes)}, ${headersEach(f)} each` : '–')],
    ['Share of headers', (f) => (sends(f) ? `${Math.round(100 * headerShare(f))} %` : '–')],
    ['Time to the ACK, median (least–most)', (f) => spread(f.roundTripsNs, span)],
    ['Sent again', (f) => (f.repeatedBytes ? `${bytes(f.repeatedBytes)} in ${plural(f.repeatedSegments, 'segment')}` : '0')],
    ['First FIN or RST', closedFirst],
  ];
  return table('The two flows in figures', ['Figure', ...figures.map((f) => f.flow)],
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
      axisLabel: { ...chartText(), interval: labelledBins(element, bins, counts) } }),
    yAxis: chartAxis('segments', { type: 'value', minInterval: 1, nameGap: 32 }),
    tooltip: chartTooltip((points) => el('div', { class: 'tip' }, el('strong', {}, points[0].name),
      el('dl', {}, ...points.flatMap((p) => [el('dt', {}, p.seriesName), el('dd', {}, `${p.value ?? 0} of ${total[p.seriesIndex]}`)]))),
    { trigger: 'axis', axisPointer: { type: 'shadow' } }),
    series: flows.map((flow, i) => ({
      name: flow.name, type: 'bar', barGap: '5%', barCategoryGap: '15%', barMinHeight: 2, barMaxWidth: 28, data: counts[i].map((n) => n || null),
      itemStyle: { color: flowColour(flow.name), borderRadius: [2, 2, 0, 0] },
      label: { show: true, position: 'top', color: flowColour(flow.name), fontSize: isPrinting() ? 9 : 11,
        fontWeight: 600, formatter: ({ value }) => shortCount(value ?? 0) },
      labelLayout: { hideOverlap: true },
    })),
  };
}

/** How wide a bin's label may be, with the space to the next one. */
const BIN_LABEL_PX = 56;

/** Which bins have a label: the fullest ones first, then others where there is room. */
function labelledBins(element, bins, counts) {
  const widthPx = isPrinting() ? PAPER_WIDTH_PX / 2 : element.clientWidth || PAPER_WIDTH_PX / 2;
  const apart = Math.ceil((BIN_LABEL_PX * bins.length) / Math.max(1, widthPx - 58));
  const fullness = (i) => Math.max(...counts.map((perBin) => perBin[i] ?? 0));
  const chosen = new Set();
  for (const i of [...bins.keys()].sort((a, b) => fullness(b) - fullness(a) || a - b)) {
    if ([...chosen].every((other) => Math.abs(other - i) >= apart)) chosen.add(i);
  }
  return (index) => chosen.has(index);
}
