// The call: what of it comes too late, what the listener hears, and what an estimate says of that.

/** What is shown; {@code start} and {@code end} in percent of the call's time. */
const callState = { call: null, playoutMs: 0, longestMs: 0, start: 0, end: 100, marks: [], shown: [], charts: [] };

/** The slider's range, where no packet takes longer. */
const LEAST_RANGE_MS = 300;
const MOST_RANGE_MS = 2000;

const defaultPlayoutMs = () => run.calls.legs[0].figures.playoutMs;

function showCall() {
  if (run.calls.legs.length === 0) {
    byId('call').remove();
    document.querySelector('nav a[href="#call"]').remove();
    return;
  }
  const select = byId('call-leg');
  select.append(...run.calls.legs.map((call, i) => option(i, callName(call))));
  select.value = run.calls.legs.indexOf(firstCall());
  callState.playoutMs = defaultPlayoutMs();
  if (run.calls.omittedLegs) {
    byId('call-table').after(el('p', { class: 'hint' }, `${plural(run.calls.omittedLegs, 'further leg')}: verdict.json has them all.`));
  }
  chooseCall();
  controlCall();
  drawCall();
}

function drawCall() {
  callState.charts = [createChart(byId('call-curve'), curveOptions)];
  if (!isDrawn(callState.call)) return;
  const most = Math.max(...run.calls.legs.map((call) => call.delaysUs.length));
  const delays = createChart(byId('call-chart'), () => (isDrawn(callState.call) ? delayOptions() : {}), most, CALL_PAPER_HEIGHT_PX);
  callState.charts.push(delays);
  controlDelays(byId('call-chart'), delays.chart);
}

/** Shows another leg. */
function chooseCall() {
  const call = run.calls.legs[byId('call-leg').value];
  const longest = Math.max(...legsOfPair(call).map(({ figures }) => figures.delayMaxNs)) / 1e6;
  const longestMs = Math.ceil(Math.max(LEAST_RANGE_MS, Math.min(MOST_RANGE_MS, longest * 1.02), defaultPlayoutMs()) / 50) * 50;
  Object.assign(callState, { call, longestMs, start: 0, end: 100, marks: callMarks(call) });
  byId('call-playout').max = longestMs;
  byId('call-drawn').hidden = !isDrawn(call);
  byId('call-large').hidden = isDrawn(call);
  const { flow, leg } = call.figures;
  const sign = (d, text, more) => el('li', {}, svg('svg', { viewBox: '-8 -8 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, svg('path', { d, ...more })), text);
  byId('call-legend').replaceChildren(legendItem(flow, leg, `packet, ${LEG_NAMES[leg]}`),
    sign('M0-6 6 5H-6Z', 'late packet: it comes after the playout delay, and is not heard', { class: 'sign repeated' }),
    sign('M-8 0H8', 'playout delay', { class: 'sign edge' }),
    ...markLegend(callState.marks.reduce((all, point) => all | point.marks, 0) & (LOST | REPEATED), false));
  byId('curve-legend').replaceChildren(...legsOfPair(call).map((other) => legendItem(other.figures.flow, other.figures.leg,
    `${LEG_NAMES[other.figures.leg]}${other.figures.leg === LEGS[0] ? ' (dashed)' : ''}`)));
  setPlayout(Math.min(callState.playoutMs, longestMs));
  showPlayers();
}

/** Another playout delay: the figures follow at once, the charts with the next frame. */
function setPlayout(playoutMs) {
  callState.playoutMs = playoutMs;
  const { call } = callState;
  const loss = callLoss(call, playoutMs);
  const slider = byId('call-playout');
  slider.value = playoutMs;
  byId('call-playout-value').textContent = `${playoutMs} ms`;
  slider.setAttribute('aria-valuetext', `${plural(playoutMs, 'millisecond')}: ${lateWords(loss)}`);
  const model = eModel(loss, mouthToEarMs(call, playoutMs));
  byId('call-words').textContent = `${callName(call)}, held for ${playoutMs} ms: ${lateWords(loss)}. R ${model.rating.toFixed(1)}, MOS ${model.mos.toFixed(2)} (an estimate).`;
  byId('call-table').replaceChildren(callTable(legsOfPair(call), playoutMs));
  byId('call-estimate').textContent = estimateWords(call, loss, model, playoutMs);
  byId('call-chart').setAttribute('aria-label', `Delivery delay of ${callName(call)} over time: at most ${span(call.figures.delayMaxNs)}. ${lateWords(loss)} `
    + `for ${playoutMs} ms${callState.marks.length ? `; ${plural(callState.marks.length, 'segment')} lost or repeated` : ''}`);
  byId('call-curve').setAttribute('aria-label', `Late packets for each playout delay: ${legsOfPair(call).map((leg) => `${LEG_NAMES[leg.figures.leg]} `
    + leg.figures.curve.filter((_, i) => i % 3 === 0).map((p) => `${p.late} at ${p.playoutMs} ms`).join(', ')).join('; ')}`);
  redrawCall();
}

let callIsWaiting = false;

function redrawCall() {
  if (callIsWaiting) return;
  callIsWaiting = true;
  requestAnimationFrame(() => {
    callIsWaiting = false;
    callState.charts.forEach((entry) => entry.redraw());
  });
}

const lateWords = (loss) => `${count(loss.late)} of ${plural(loss.packets, 'packet')} (${lossPercent(loss).toFixed(1)} %) ${loss.late === 1 ? 'comes' : 'come'} too late`;

function callTable(legs, playoutMs) {
  const at = (call) => (isDrawn(call) ? playoutMs : call.figures.playoutMs);
  const loss = (call) => callLoss(call, at(call));
  const model = (call) => eModel(loss(call), mouthToEarMs(call, at(call)));
  const lines = [
    ['Packets', ({ figures }) => count(figures.packets)],
    ['Delivery delay (ms), p50 / p99 / most', ({ figures: f }) => [f.delayP50Ns, f.delayP99Ns, f.delayMaxNs].map((ns) => (ns / 1e6).toFixed(1)).join(' / ')],
    ['Gap of deliveries (ms), least / mean / most', ({ figures: { deltas: d } }) => [d.minMs, d.meanMs, d.maxMs].map((ms) => ms.toFixed(1)).join(' / ')],
    ['Jitter (RFC 3550, ms), mean / most', ({ figures: { jitter } }) => `${jitter.meanMs.toFixed(3)} / ${jitter.maxMs.toFixed(3)}`],
    ['Playout delay', (call) => `${at(call)} ms`],
    ['Late packets', (call) => `${count(loss(call).late)} (${lossPercent(loss(call)).toFixed(1)} %)`],
    ['Groups of late packets', (call) => count(loss(call).runs)],
    ['Burst ratio', (call) => burstRatio(loss(call)).toFixed(2)],
    ['R (estimate)', (call) => model(call).rating.toFixed(1)],
    ['MOS (estimate)', (call) => model(call).mos.toFixed(2)],
    ['Wireshark’s jitter and loss', ({ figures }) => (figures.packetsPerFrame > 1 ? el('span', { class: 'warn' },
      `do not hold: up to ${figures.packetsPerFrame} packets a frame`) : 'hold')],
  ];
  return table('The call in figures', ['Figure', ...legs.map(({ figures }) => LEG_NAMES[figures.leg])], lines.map(([name, value]) => [name, ...legs.map(value)]));
}

function estimateWords(call, loss, model, playoutMs) {
  return `R and MOS are estimates by the E-model (ITU-T G.107): R = 93.2 − Idd − Ie,eff. The inputs of ${callName(call)}: G.711, silence for a late packet `
    + `(Ie 0, Bpl ${LOSS_ROBUSTNESS}); late loss Ppl ${lossPercent(loss).toFixed(1)} %, burst ratio BurstR ${burstRatio(loss).toFixed(2)}; from mouth to ear `
    + `${packetMs(call)} ms for a packet + ${playoutMs} ms playout delay = ${mouthToEarMs(call, playoutMs)} ms. So Idd is ${model.delayImpairment.toFixed(1)} and `
    + `Ie,eff ${model.lossImpairment.toFixed(1)}. The model was made for losses of a few packets at a time: longer holes lie outside of it.`;
}

/** The players of a leg that carried the voice whole; else a word on why there is nothing to hear. */
function showPlayers() {
  const { call } = callState;
  const audible = call.whole && isDrawn(call) && voiceCodes?.length > 0;
  byId('call-players').hidden = !audible;
  if (audible) {
    const sent = byId('call-sent');
    if (!sent.src) setSound(sent, voiceCodes);
    showHeard();
  }
  byId('call-silent').replaceChildren(...(audible ? [] : silentWords(call)));
}

function silentWords(call) {
  if (!call.whole || !run.calls.voice) return ['The packets of this leg do not carry all of voice.wav, or there is no such file: there is nothing to hear.'];
  const link = (name) => el('a', { href: `./${name}` }, name);
  return [`The voice lasts ${span(run.calls.voice.seconds * NS_PER_SECOND)}: this is too long for the page. Beside the page are `, link('voice.wav'), ', as sent, and ',
    link('heard.wav'), `, as heard for a playout delay of ${defaultPlayoutMs()} ms.`];
}

/** The sound of the leg at the slider's playout delay. */
function showHeard() {
  if (byId('call-players').hidden) return;
  const { call, playoutMs } = callState;
  setSound(byId('call-heard'), heardCodes(call, playoutMs));
  byId('call-heard-title').textContent = `As heard: ${LEG_NAMES[call.figures.leg]}, held for ${playoutMs} ms`;
}
