// The whole run in slots of time, when it has more segments than the page draws one by one.

function showOverview() {
  if (run.slots.length === 0) {
    byId('overview').remove();
    return;
  }
  const place = (s) => flows.findIndex((flow) => flow.name === s.flow) * LEGS.length + LEGS.indexOf(s.leg);
  run.slots.sort((a, b) => place(a) - place(b));
  const { slotNs, segments } = run.slots[0];
  byId('overview-lead').textContent = `Segments with payload in each of ${count(segments.length)} slots of ${span(slotNs)}.`;
  byId('overview-legend').append(...run.slots.map((s) => legendItem(s.flow, s.leg, `${s.flow} ${LEG_NAMES[s.leg]}`)));
  const element = byId('overview-chart');
  element.setAttribute('aria-label', `Segments over the whole run: ${run.slots.map((s) =>
    `${s.flow} ${LEG_NAMES[s.leg]} ${count(s.segments.reduce((a, b) => a + b, 0))}`).join('; ')}`);
  createChart(element, overviewOptions);
}

function overviewOptions() {
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: 56, right: 12, top: 12, bottom: 46 },
    xAxis: chartAxis('time since the first segment (s)', { type: 'value', min: 0,
      max: run.totals.durationNs / NS_PER_SECOND, splitLine: { show: false }, axisLabel: { ...chartText(), showMaxLabel: false } }),
    yAxis: chartAxis(`segments in ${span(run.slots[0].slotNs)}`, { type: 'value', minInterval: 1, nameGap: 42 }),
    tooltip: chartTooltip((points) => el('div', { class: 'tip' },
      el('strong', {}, `${points[0].value[0].toFixed(3)} s`),
      el('dl', {}, ...points.flatMap((p) => [el('dt', {}, p.seriesName), el('dd', {}, count(p.value[1]))]))), { trigger: 'axis' }),
    series: run.slots.map((s) => ({
      name: `${s.flow} ${LEG_NAMES[s.leg]}`, type: 'line', step: 'end', showSymbol: false,
      lineStyle: { width: 1.5, color: flowColour(s.flow, s.leg) }, itemStyle: { color: flowColour(s.flow, s.leg) },
      data: s.segments.map((n, i) => [(s.startNs + i * s.slotNs) / NS_PER_SECOND, n]),
    })),
  };
}
