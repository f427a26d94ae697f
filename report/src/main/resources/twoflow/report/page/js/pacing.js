// How late each row began: the time of its first write against the time when it was due.

function showPacing() {
  const element = byId('pacing-chart');
  const paced = run.events.filter((event) => event.event === 'sent' && event.firstDueNs !== null);
  if (paced.length === 0) {
    element.replaceWith(emptyState('No event file with a schedule: nothing to compare.'));
    return;
  }
  const at = (p) => paced[p.data.index];
  const late = (event) => event.firstTimeNs - event.firstDueNs;
  element.setAttribute('aria-label', 'Lateness of the rows’ first writes: ' + flows.map((flow) => {
    const values = paced.filter((event) => event.flow === flow.name).map(late);
    return values.length ? `${flow.name} median ${span(median(values))}, at most ${span(extent(values)[1])}` : `${flow.name} none`;
  }).join('; '));
  createChart(element, () => ({
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: 62, right: 12, top: 22, bottom: 46 },
    xAxis: chartAxis('row', { type: 'value', minInterval: 1, min: 0, splitLine: { show: false },
      max: extent(paced.map((event) => event.row))[1] + 1, axisLabel: { ...chartText(), showMinLabel: false, showMaxLabel: false } }),
    yAxis: chartAxis('late by', { type: 'value', nameGap: 48, axisLabel: { ...chartText(), formatter: (ns) => (ns === 0 ? '0' : span(ns)) } }),
    tooltip: chartTooltip((p) => el('div', { class: 'tip' }, el('strong', {}, `${at(p).flow} row ${at(p).row}`),
      el('dl', {}, el('dt', {}, 'due'), el('dd', {}, `${seconds(at(p).firstDueNs)} s`),
        el('dt', {}, 'sent'), el('dd', {}, `${seconds(at(p).firstTimeNs)} s`),
        el('dt', {}, 'late by'), el('dd', {}, span(late(at(p)))))), { trigger: 'item' }),
    series: flows.map((flow) => ({
      name: flow.name, type: 'scatter', symbol: flowSymbol(flow.name), symbolSize: paced.length > 200 ? 4 : 10, itemStyle: { color: flowColour(flow.name) },
      data: paced.map((event, index) => ({ value: [event.row, late(event)], index })).filter((p) => paced[p.index].flow === flow.name),
    })),
  }), paced.length);
}
