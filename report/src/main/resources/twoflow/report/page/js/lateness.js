// How late each write was: due by its schedule, sent by the program, on the wire in the capture.

const MEASURES = [['sentAfterDue', 'sent − due'], ['wireAfterDue', 'wire − due'], ['wireAfterSent', 'wire − sent']];

/** Of fewer writes, p99 by the nearest rank is the latest one. */
const LEAST_FOR_P99 = 100;

function showLateness() {
  const { notes, flows: perFlow, senders } = run.lateness;
  const words = [...notes, ...perFlow.flatMap((f) => f.figures.notes.map((note) => `${f.flow}: ${note}`))];
  byId('lateness-notes').append(...words.map((note) => el('p', { class: 'note' }, note)));
  if (perFlow.length > 0) {
    byId('lateness-table').append(latenessTable('Lateness of the writes of each flow',
      perFlow.map((f) => ({ name: () => flowTag(f.flow), figures: f.figures }))));
  }
  if (senders.length > perFlow.length) {
    byId('lateness-table').append(el('details', {}, el('summary', {}, `Each sender (${plural(senders.length, 'sender')} shown)`),
      latenessTable('Lateness of the writes of each sender', senders.map((s) =>
        ({ name: () => `${s.flow} pair ${s.pair}, ${s.role}, stream ${s.tcpStream}`, figures: s.figures })))));
  }
  if (run.latenessSeries.length === 0) {
    byId('lateness-chart').replaceWith(emptyState('No event file with a schedule: nothing to compare.'));
    return;
  }
  showLatenessSeries(perFlow);
}

/** Three lines per flow or sender: what the program added, what the capture shows, what lies between. */
function latenessTable(caption, items) {
  const figure = (ns) => (ns === null || ns === undefined ? '–' : span(ns));
  return table(caption, ['Writes of', 'From – to', 'Measured', 'Least', 'p50', 'p99', 'Most', 'First write', 'Drift in 10 s'],
    items.flatMap(({ name, figures }) => MEASURES.map(([key, words], i) => {
      const f = figures[key];
      // The name stands once for the eye, in each line for the ear.
      return [i === 0 ? name() : el('span', { class: 'visually-hidden' }, name()), words, `${count(f?.count ?? 0)} of ${count(figures.writes)}`,
        ...[f?.minNs, f?.p50Ns, f?.count >= LEAST_FOR_P99 ? f.p99Ns : null, f?.maxNs, f?.firstNs].map(figure),
        driftWords(f?.driftMsPer10s)];
    })));
}

function driftWords(msPer10s) {
  if (msPer10s === null || msPer10s === undefined) return '–';
  // Rounded first: what is next to nothing must not read -0.000.
  const rounded = Math.round(msPer10s * 1000) / 1000;
  return `${rounded < 0 ? '' : '+'}${(rounded || 0).toFixed(3)} ms`;
}

function showLatenessSeries(perFlow) {
  const names = new Set(run.latenessSeries.map((series) => series.flow));
  const sums = run.latenessSeries.some((series) => series.points.some((point) => point.writes > 1));
  const drawn = new Set(run.latenessSeries.map((series) => `${series.flow} ${series.pair} ${series.role}`)).size;
  const senders = perFlow.reduce((sum, flow) => sum + flow.senders, 0);
  byId('lateness-legend').append(...flows.filter((flow) => names.has(flow.name)).map((flow) => legendItem(flow.name, 'client-relay', flow.name)),
    el('li', {}, 'filled: wire − due; hollow: sent − due'),
    sums ? el('li', {}, 'a mark is the latest of several writes, a line their medians') : '',
    drawn < senders ? el('li', {}, `${drawn} of ${plural(senders, 'sender')} drawn`) : '');
  const element = byId('lateness-chart');
  element.setAttribute('aria-label', `Lateness over the schedule: ${perFlow.map(({ flow, figures }) => {
    const late = figures.wireAfterDue ?? figures.sentAfterDue;
    return late ? `${flow} median ${span(late.p50Ns)}, at most ${span(late.maxNs)}` : `${flow} unknown`;
  }).join('; ')}`);
  createChart(element, latenessOptions, run.latenessSeries.reduce((sum, series) => sum + series.points.length, 0));
}

function latenessOptions() {
  return {
    animation: false, textStyle: { fontFamily: colour('font') },
    grid: { left: 72, right: 16, top: 12, bottom: 46 },
    xAxis: chartAxis(`due, time since ${run.clocksDiffer ? 'its sender’s first write' : 'the first segment'} (s)`, { type: 'value', splitLine: { show: false },
      axisLabel: { ...chartText(), formatter: (s) => significant(s), showMinLabel: false, showMaxLabel: false } }),
    yAxis: chartAxis('late by', { type: 'value', nameGap: 58, axisLabel: { ...chartText(), formatter: (ns) => (ns === 0 ? '0' : span(ns)) } }),
    tooltip: chartTooltip((p) => latenessTip(run.latenessSeries[p.seriesId.split(' ')[0]], p.data.point), { trigger: 'item' }),
    series: run.latenessSeries.flatMap(latenessMarks),
  };
}

/** A mark per write; where a mark stands for several, it is the latest of them, and a line is their median. */
function latenessMarks(series, index) {
  const own = flowColour(series.flow);
  const at = (point, ns) => ({ value: [point.dueNs / NS_PER_SECOND, ns], point });
  const marks = {
    id: `${index} most`, type: 'scatter', symbol: flowSymbol(series.flow), symbolSize: series.points.length > 100 ? 5 : 9,
    itemStyle: { color: series.onWire ? own : 'transparent', borderColor: own, borderWidth: 1.2 },
    data: series.points.map((point) => at(point, point.maxNs)),
  };
  if (series.points.every((point) => point.writes === 1)) return [marks];
  return [marks, {
    id: `${index} median`, type: 'line', showSymbol: false, lineStyle: { width: 1.5, color: own, type: series.onWire ? 'solid' : 'dashed' },
    itemStyle: { color: own }, data: series.points.map((point) => at(point, point.p50Ns)),
  }];
}

function latenessTip(series, point) {
  const several = point.writes > 1;
  const words = series.onWire ? 'wire − due' : 'sent − due';
  return el('div', { class: 'tip' }, el('strong', {}, `${series.flow} pair ${series.pair}, ${series.role}`),
    el('dl', {}, el('dt', {}, several ? `${point.writes} writes due from` : 'due'), el('dd', {}, `${seconds(point.dueNs)} s`),
      ...(several ? [el('dt', {}, `${words}, median`), el('dd', {}, span(point.p50Ns))] : []),
      el('dt', {}, several ? `${words}, at most` : words), el('dd', {}, span(point.maxNs))));
}
