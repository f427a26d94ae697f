// The calls of the run: their packets unpacked, and what of them is late.

/** Each value as often as it follows itself. */
function* unrolled(repeats) {
  for (const [times, value] of repeats) for (let i = 0; i < times; i += 1) yield value;
}

/** The packets of a call, unpacked when they are first shown: each with its time, if it had no delay. */
function callPackets(call) {
  if (call.packets) return call.packets;
  const steps = unrolled(call.steps);
  const rowOf = unrolled(call.rows);
  let [timeNs, frame, row, chunk] = [call.beginNs, 0, 0, 0];
  call.packets = call.delaysUs.map((delayUs, i) => {
    if (i > 0) timeNs += (steps.next().value * NS_PER_SECOND) / SAMPLE_RATE;
    frame += call.frames[i];
    const next = rowOf.next().value;
    chunk = next === row ? chunk + 1 : 1;
    row = next;
    return { timeNs, delayUs, frame, row, chunk, packets: 1 };
  });
  return call.packets;
}

const isDrawn = (call) => call.delaysUs.length > 0;

/** What is late of a call; without its packets, for the report's playout delay alone. */
function callLoss(call, playoutMs) {
  return isDrawn(call) ? lateLoss(call.delaysUs, playoutMs) : call.figures.late;
}

/** A packet's length and the playout delay: from mouth to ear. */
const mouthToEarMs = (call, playoutMs) => packetMs(call) + playoutMs;

const packetMs = ({ figures }) => figures.delayMs - figures.playoutMs;

/** The legs of a call's pair. */
const legsOfPair = (call) => run.calls.legs.filter(({ figures }) => figures.flow === call.figures.flow && figures.pair === call.figures.pair);

const callName = ({ figures, tcpStream }) => `${withPair(figures.flow, tcpStream)} ${LEG_NAMES[figures.leg]}`;

/** What the listener gets comes first. */
const firstCall = () => run.calls.legs.find((call) => call.figures.leg === LEGS[1] && isDrawn(call))
  ?? run.calls.legs.find(isDrawn) ?? run.calls.legs[0];

/** The lost and the repeated segments of a call's pair, as the timeline has them. */
const callMarks = (call) => legsOfPair(call).flatMap((leg) => {
  const lane = laneIndex.get(laneKey(leg.tcpStream, leg.figures.leg));
  return points.filter((point) => point.lane === lane && point.marks & (LOST | REPEATED));
});
