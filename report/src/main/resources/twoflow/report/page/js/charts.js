// What all charts share: colours from the style sheet, redrawing on a new theme, a new width, and for paper.

/** Beyond this many marks a canvas is faster than SVG elements. */
const SVG_MARKS = 1500;
const PAPER_WIDTH_PX = 680;
const PAPER_HEIGHT_PX = 190;

const charts = [];

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The colour of a flow on a leg: the flow is the hue, the leg the lightness. */
const flowColour = (flow, leg = 'client-relay') =>
  colour(`flow-${flowNamed(flow)?.place ?? 2}-${leg === 'client-relay' ? 'out' : 'in'}`);

/** The shape of a flow's marks, so that colour is never needed to tell them apart. */
const flowSymbol = (flow) => ['circle', 'diamond', 'rect', 'triangle'][flowNamed(flow)?.place ?? 2];

/**
 * Sets up a chart in an element.
 * @param draw gives the chart's options; called again whenever the theme changes
 */
function createChart(element, draw, marks = 0, paperHeightPx = PAPER_HEIGHT_PX) {
  const renderer = marks > SVG_MARKS ? 'canvas' : 'svg';
  const chart = echarts.init(element, null, { renderer });
  const redraw = () => {
    // A card that is open belongs to the old marks: the library would fill it after it is gone.
    chart.dispatchAction({ type: 'hideTip' });
    chart.setOption(draw(), { notMerge: true });
  };
  const entry = { chart, draw, paperHeightPx, screenHeight: element.style.height, redraw };
  entry.redraw();
  charts.push(entry);
  new ResizeObserver(() => {
    if (isPrinting()) return;
    chart.resize();
    entry.redraw();
  }).observe(element);
  return entry;
}

const isPrinting = () => document.documentElement.classList.contains('printing');

const redrawAll = () => charts.forEach((entry) => entry.redraw());

/** Words and lines in the page's own look. */
const chartText = () => ({ color: colour('muted'), fontFamily: colour('font'), fontSize: 12 });

const chartAxis = (name, more = {}) => ({
  name, nameLocation: 'middle', nameGap: 28, nameTextStyle: chartText(),
  axisLabel: chartText(), axisTick: { show: false },
  axisLine: { lineStyle: { color: colour('line') } },
  splitLine: { lineStyle: { color: colour('line-soft') } }, ...more,
});

/** A tooltip whose content is built as elements: text from a payload stays text. */
const chartTooltip = (content, more = {}) => ({
  confine: true, backgroundColor: colour('surface'), borderColor: colour('line'), padding: [8, 12],
  textStyle: { color: colour('text'), fontFamily: colour('font'), fontSize: 13 },
  transitionDuration: 0, formatter: content, ...more,
});

/** The legend of flows and legs, as a list in the page. */
function legendItem(flow, leg, text) {
  const swatch = svg('svg', { viewBox: '-8 -8 16 16', width: 14, height: 14, 'aria-hidden': 'true' });
  const fill = `var(--flow-${flowNamed(flow).place}-${leg === 'client-relay' ? 'out' : 'in'})`;
  swatch.append(flowSymbol(flow) === 'circle'
    ? svg('circle', { r: 6, style: `fill:${fill}` })
    : svg('path', { d: flowSymbol(flow) === 'diamond' ? 'M0-8 8 0 0 8-8 0Z' : 'M-6-6H6V6H-6Z', style: `fill:${fill}` }));
  return el('li', {}, swatch, text);
}

/**
 * Light colours and the width of a sheet for paper. The browser takes its picture for the printer before the next
 * frame, and a resized chart is painted in that one: flush paints it at once.
 */
function setPaper(printing) {
  document.documentElement.classList.toggle('printing', printing);
  for (const { chart, redraw, paperHeightPx, screenHeight } of charts) {
    const element = chart.getDom();
    const half = element.closest('.comparison-grid') !== null;
    element.style.height = printing ? `${paperHeightPx}px` : screenHeight;
    chart.resize({ width: printing ? (half ? PAPER_WIDTH_PX / 2 - 16 : PAPER_WIDTH_PX) : 'auto' });
    redraw();
    chart.getZr().flush();
  }
}

function watchSurroundings(onPrint) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
  addEventListener('beforeprint', () => { setPaper(true); onPrint(true); });
  addEventListener('afterprint', () => { setPaper(false); onPrint(false); });
}
