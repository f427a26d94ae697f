// How numbers read. Units are in the text, so that no figure stands alone.

const NS_PER_SECOND = 1e9;

/** A time since the start, as Wireshark's Time column shows it. */
const seconds = (ns) => (ns / NS_PER_SECOND).toFixed(6);

/** A span of time with three significant digits. */
function span(ns) {
  const size = Math.abs(ns);
  if (size >= 60e9) return `${(ns / 60e9).toFixed(1)} min`;
  if (size >= 1e9) return `${significant(ns / 1e9)} s`;
  if (size >= 1e6) return `${significant(ns / 1e6)} ms`;
  if (size >= 1e3) return `${significant(ns / 1e3)} µs`;
  return `${ns} ns`;
}

const significant = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3))));

const count = (value) => Number(value).toLocaleString('en-GB');

/** A count that fits above a bar. */
function shortCount(value) {
  if (value < 1000) return String(value);
  return value < 9950 ? `${(value / 1000).toFixed(1)}k` : `${Math.round(value / 1000)}k`;
}

const plural = (value, one, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

const bytes = (value) => plural(value, 'byte');

const range = (first, last) => (first === last ? String(first) : `${first}–${last}`);

/** The least and the largest of any number of values. */
function extent(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** The first frame numbers of a list that may be long. */
function frameList(frames, limit = 12) {
  if (frames.length === 0) return 'none';
  const shown = frames.slice(0, limit).join(' ');
  return frames.length > limit ? `${shown} … (${count(frames.length)})` : shown;
}
