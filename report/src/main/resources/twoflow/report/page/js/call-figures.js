// What of a call is late for a playout delay, and what the E-model estimates of it. The report's Java has the same
// formulas (twoflow.analysis.call); a test compares both.

const US_PER_MS = 1000;

/** The packets that come later than they are held, and in how many groups they follow each other. */
function lateLoss(delaysUs, playoutMs) {
  let [late, runs, inRun] = [0, 0, false];
  for (const delayUs of delaysUs) {
    const isLate = delayUs > playoutMs * US_PER_MS;
    if (isLate) late += 1;
    if (isLate && !inRun) runs += 1;
    inRun = isLate;
  }
  return { packets: delaysUs.length, late, runs };
}

const lossPercent = ({ packets, late }) => (packets === 0 ? 0 : (100 * late) / packets);

/** BurstR of ITU-T G.107: 1 is by chance, and less is not counted. */
const burstRatio = (loss) => (loss.runs === 0 ? 1 : Math.max(1, (loss.late / loss.runs) * (1 - lossPercent(loss) / 100)));

/** G.711 loses nothing of a rating by itself; a receiver that plays silence bears loss so well (G.113, appendix I). */
const LOSS_ROBUSTNESS = 4.3;

/** R with nothing wrong, and what delay and loss take from it: Idd and Ie,eff (ITU-T G.107). */
function eModel(loss, delayMs) {
  const percent = lossPercent(loss);
  const lossImpairment = 95 * Math.min(1, percent / (percent / burstRatio(loss) + LOSS_ROBUSTNESS));
  const rating = Math.max(0, 93.2 - delayImpairment(delayMs) - lossImpairment);
  return { delayImpairment: delayImpairment(delayMs), lossImpairment, rating, mos: meanOpinion(rating) };
}

function delayImpairment(delayMs) {
  if (delayMs <= 100) return 0;
  const sixthRoot = (x) => (1 + x ** 6) ** (1 / 6);
  const x = Math.log(delayMs / 100) / Math.log(2);
  return 25 * (sixthRoot(x) - 3 * sixthRoot(x / 3) + 2);
}

function meanOpinion(rating) {
  if (rating > 100) return 4.5;
  return rating < 0 ? 1 : Math.max(1, 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating));
}
