// What segments did otherwise than most. Each has a sign of its own shape, a name, and words.

/** The bits of a segment's marks in the page's data. */
const [LOST, REPEATED, LATE] = [1, 2, 4];

/** The signs, as paths around 0 0. The one of a lost segment lies on a hollow mark, that of a late one above it. */
const SIGNS = {
  lost: 'M-5.5-5.5 5.5 5.5M5.5-5.5-5.5 5.5M-7.5 0A7.5 7.5 0 1 0 7.5 0 7.5 7.5 0 1 0-7.5 0Z',
  repeated: 'M-7 0A7 7 0 1 0 7 0 7 7 0 1 0-7 0Z',
  late: 'M-4-6H4L-4 6H4Z',
  closed: 'M-8-5H8V5H-8Z',
};

const MARK_LEGEND = [
  { bit: LOST, sign: 'lost', text: 'lost: by a fault of the scenario' },
  { bit: REPEATED, sign: 'repeated', text: 'repeated: bytes that were captured before' },
  { bit: LATE, sign: 'late', text: 'late: held back by its receiver, bytes in front of it are missing' },
];

/** The names of marks, for a label. */
const markNames = (marks) => MARK_LEGEND.filter(({ bit }) => marks & bit).map(({ sign }) => sign);

/** The items of a legend, of what occurs alone. */
function markLegend(marks, closed) {
  const item = (sign, text, more) => el('li', { class: 'mark-item' },
    svg('svg', { viewBox: '-9 -9 18 18', width: 16, height: 16, 'aria-hidden': 'true' }, ...more, svg('path', { d: SIGNS[sign], class: `sign ${sign}` })), text);
  const dot = (sign) => (sign === 'repeated' ? [svg('circle', { r: 3.5, class: 'sign' })] : []);
  return [...MARK_LEGEND.filter(({ bit }) => marks & bit).map(({ sign, text }) => item(sign, text, dot(sign))),
    ...(closed ? [item('closed', 'window closed: the receiver takes nothing', [])] : [])];
}

/** What is said about a segment's marks, as names and values. */
function markFacts({ marks, repeatedBytes, payloadBytes, held }) {
  return [
    ...(marks & LOST ? [['lost', 'by a fault of the scenario, behind the place of the capture']] : []),
    ...(marks & REPEATED ? [['repeated', repeatedBytes === payloadBytes ? 'all its bytes were captured before'
      : `${repeatedBytes} of its bytes were captured before`]] : []),
    ...(marks & LATE ? [['late', `held back for ${span(held.heldNs)}, until frame ${held.untilFrame} brings what is missing`]] : []),
  ];
}

const closedLength = (window) => `${span(window.untilNs - window.fromNs)}${window.untilFrame ? '' : ' to the end'}`;

/** What is said about a closed window. */
const closedFacts = (window) => [
  ['stream', `${window.tcpStream}, ${LEG_NAMES[window.leg]}`],
  ['closed', `in frame ${window.fromFrame} at ${seconds(window.fromNs)} s: window 0`],
  ['opened', window.untilFrame ? `in frame ${window.untilFrame} at ${seconds(window.untilNs)} s` : 'never, as far as the capture goes'],
  ['for', closedLength(window)],
];
