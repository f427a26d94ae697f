// Bins for the distributions: even ones, or by powers when the values lie far apart.

const MOST_BINS = 24;

/** Even bins of whole numbers from 1: {@code 1–2, 3–4, ...}. */
function wholeBins(low, high) {
  const step = evenStep(high, [1, 2, 5, 10]);
  const bins = Array.from({ length: Math.ceil(high / step) }, (_, i) =>
    ({ low: i * step + 1, high: (i + 1) * step, label: range(i * step + 1, (i + 1) * step) }));
  return { bins, place: (value) => Math.ceil(value / step) - 1 };
}

/**
 * Even bins around multiples of a step, so that a rhythm of 50 ms with its jitter falls into one bin and not
 * into two.
 */
function centredBins(low, high) {
  const step = evenStep(high, [1, 2.5, 5, 10]);
  const bins = Array.from({ length: Math.round(high / step) + 1 }, (_, i) =>
    ({ low: Math.max(0, (i - 0.5) * step), high: (i + 0.5) * step, label: span(i * step).replace(/^0 ns$/, '0') }));
  return { bins, place: (value) => Math.round(value / step) };
}

/** Bins whose edges go 1, 2, 5, 10, ...: for values that even bins would press into one. */
function logBins(low, high, words) {
  const edges = [];
  for (let power = 10 ** Math.floor(Math.log10(Math.max(low, 1))); power <= high * 10; power *= 10) {
    edges.push(power, 2 * power, 5 * power);
  }
  const first = Math.max(0, edges.findLastIndex((edge) => edge <= Math.max(low, 1)));
  const used = edges.slice(first, edges.findIndex((edge) => edge > high) + 1);
  const bins = used.slice(0, -1).map((edge, i) => ({ low: edge, high: used[i + 1], label: words(edge, used[i + 1]) }));
  return { bins, place: (value) => Math.max(0, used.findLastIndex((edge) => edge <= value)) };
}

function evenStep(high, bases) {
  for (let power = 1; ; power *= 10) {
    for (const base of bases) {
      if (high / (base * power) <= MOST_BINS) return base * power;
    }
  }
}

/** Even bins serve when half of each flow's values are not all pressed into the first one. */
const farApart = (spreads, high) => high / Math.max(Math.min(...spreads.map((s) => s.p50)), 1e-9) > 4 * MOST_BINS;

/** Counts the values of each spread per bin; the spreads are counted over the whole run. */
function histogram(spreads, even, words) {
  const some = spreads.filter((s) => s.count > 0);
  if (some.length === 0) return null;
  const low = Math.min(...some.map((s) => s.min));
  const high = Math.max(...some.map((s) => s.max));
  const { bins, place } = farApart(some, high) ? logBins(low, high, words) : even(low, high);
  const counts = spreads.map((spread) => {
    const perBin = new Array(bins.length).fill(0);
    for (const { value, times } of spread.counts) perBin[clamp(place(value), 0, bins.length - 1)] += times;
    return perBin;
  });
  return { bins, counts };
}
