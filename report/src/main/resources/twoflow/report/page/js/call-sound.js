// Sound out of a call's samples: as it was sent, and with silence for the packets that come too late.

const SAMPLE_RATE = 8000;

/** From a code of G.711 to the 16-bit sample in the middle of its step: every browser plays those. */
const G711 = {
  PCMU: {
    silence: 0xff,
    decode: (code) => {
      const bits = ~code & 0xff;
      const magnitude = ((((bits & 15) << 3) + 132) << ((bits >> 4) & 7)) - 132;
      return bits & 0x80 ? -magnitude : magnitude;
    },
  },
  PCMA: {
    silence: 0xd5,
    decode: (code) => {
      const bits = code ^ 0x55;
      const segment = (bits >> 4) & 7;
      const middle = ((bits & 15) << 4) + 8;
      const magnitude = segment === 0 ? middle : (middle + 0x100) << (segment - 1);
      return bits & 0x80 ? magnitude : -magnitude;
    },
  },
};

/** The voice's codes, unpacked once. */
const voiceCodes = run.calls.voice?.codes ? Uint8Array.from(atob(run.calls.voice.codes), (letter) => letter.charCodeAt(0)) : null;

/** What is heard of a call: its late packets are silent. */
function heardCodes(call, playoutMs) {
  const codes = voiceCodes.slice();
  let [from, packet] = [0, 0];
  for (const size of unrolled(call.sizes)) {
    if (call.delaysUs[packet] > playoutMs * US_PER_MS) codes.fill(G711[run.calls.voice.codec].silence, from, from + size);
    from += size;
    packet += 1;
  }
  return codes;
}

/** A WAV file: mono, linear samples of 16 bits. */
function wavFile(codes) {
  const { decode } = G711[run.calls.voice.codec];
  const samples = Int16Array.from({ length: 256 }, (_, code) => decode(code));
  const header = 44;
  const file = new DataView(new ArrayBuffer(header + 2 * codes.length));
  const name = (at, text) => [...text].forEach((letter, i) => file.setUint8(at + i, letter.charCodeAt(0)));
  const numbers = (at, ...fields) => fields.reduce((to, [size, value]) => {
    if (size === 4) file.setUint32(to, value, true);
    else file.setUint16(to, value, true);
    return to + size;
  }, at);
  name(0, 'RIFF');
  numbers(4, [4, header - 8 + 2 * codes.length]);
  name(8, 'WAVEfmt ');
  // Length of the format, linear, one channel, rate, bytes a second, bytes a sample, bits a sample.
  numbers(16, [4, 16], [2, 1], [2, 1], [4, SAMPLE_RATE], [4, 2 * SAMPLE_RATE], [2, 2], [2, 16]);
  name(36, 'data');
  numbers(40, [4, 2 * codes.length]);
  codes.forEach((code, i) => file.setInt16(header + 2 * i, samples[code], true));
  return new Blob([file], { type: 'audio/wav' });
}

/** Gives a player another sound; it goes on where it was. */
function setSound(audio, codes) {
  const { currentTime, paused, src } = audio;
  audio.src = URL.createObjectURL(wavFile(codes));
  if (src) URL.revokeObjectURL(src);
  if (currentTime > 0) audio.currentTime = currentTime;
  // A browser may refuse to play without a click: the player then shows that it stands still.
  if (!paused) audio.play().catch(() => {});
}
