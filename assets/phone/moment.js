// Where in the repetitions of a phase one is, and which moment of its cycle the figure shows then.

const BREATH_IN = 4;
const BREATH_OUT = 6;
const INTO_SHARE = 0.2;
const SHOWN_HOLD = 1;
const BETWEEN_READY = 1;
const BETWEEN_RESTING = 4;

function repetitionAt(phase, elapsed, seconds) {
  if (phase.kind !== 'work' || phase.until) return null;
  if (phase.reps === null) {
    if (phase.hold === null) return null;
    return { number: 1, of: 1, side: phase.side, part: 'hold', seconds, left: Math.max(0, seconds - elapsed) };
  }
  const hold = phase.hold || 0;
  const one = phase.pace + hold;
  // Just before the end, so that the last moment still belongs to the last repetition.
  const moment = Math.max(0, Math.min(elapsed, seconds - 1e-9));
  const turn = Math.floor(moment / one);
  const into = moment - turn * one;
  let number = turn + 1;
  let { side } = phase;
  if (side === 'alternate') {
    const first = phase.first || 'left';
    number = Math.floor(turn / 2) + 1;
    side = turn % 2 === 0 ? first : first === 'left' ? 'right' : 'left';
  }
  const [part, length, gone] = partOf(phase.pace, hold, into);
  return { number, of: phase.reps, side, part, seconds: length, left: Math.max(0, length - gone) };
}

function partOf(pace, hold, into) {
  if (!hold) return ['move', pace, into];
  const half = pace / 2;
  if (into < half) return ['into', half, into];
  if (into < half + hold) return ['hold', hold, into - half];
  return ['back_part', half, into - half - hold];
}

// How full the breath is after so many seconds of calm; it lets go as the calm ends.
function breathAt(seconds, left = BREATH_OUT) {
  const into = seconds % (BREATH_IN + BREATH_OUT);
  const full = into < BREATH_IN
    ? (1 - Math.cos((Math.PI * into) / BREATH_IN)) / 2
    : (1 + Math.cos((Math.PI * (into - BREATH_IN)) / BREATH_OUT)) / 2;
  return full * Math.min(1, Math.max(0, left));
}

// Whether a side is the one that the picture, as it is drawn, doesn't show at work.
function isOther(side, cycle) {
  return (side === 'left' || side === 'right') && (side === 'right') !== cycle.right;
}

// `cycle` is what exercises/session/figure_moment.py calls so. A rest shows the work that comes.
function figureMoment(phase, elapsed, seconds, cycle, coming) {
  const shown = coming && phase.kind === 'rest' ? coming : phase;
  const mirrored = isOther(shown.side, cycle);
  if (phase.kind === 'work') return workMoment(phase, elapsed, seconds, cycle, mirrored);
  const swapped = shown.side === 'alternate' && isOther(shown.first || 'left', cycle) && !cycle.both;
  const left = Math.max(0, seconds - elapsed);
  const resting = phase.kind === 'rest';
  const [share, breath] = preview(elapsed, seconds, cycle, resting ? BETWEEN_RESTING : BETWEEN_READY)
    || [resting ? 0 : shownBefore(left, seconds, cycle), breathAt(elapsed, left)];
  return { share, swapped, mirrored, breath };
}

// Share and breath of what comes, shown in whole turns from the phase's start; null where there is no time for one.
function preview(elapsed, seconds, cycle, standing) {
  const hold = cycle.has_hold ? SHOWN_HOLD : 0;
  const between = cycle.both && !hold ? 0 : standing;
  const one = cycle.seconds + hold + between;
  const room = between ? seconds + between : seconds - standing;
  const turns = cycle.seconds > 0 ? Math.floor(room / one) : 0;
  if (turns < 1) return null;
  const turn = Math.floor(elapsed / one);
  const into = turn ? elapsed - turn * one : elapsed;
  const before = hold ? cycle.seconds * cycle.hold : cycle.seconds;
  if (turn >= turns) return [0, breathAt(elapsed - (turns * one - between), seconds - elapsed)];
  if (into < before) return [into / cycle.seconds, 0];
  if (into < before + hold) return [cycle.hold, 0];
  if (into < cycle.seconds + hold) return [(into - hold) / cycle.seconds, 0];
  const left = turn === turns - 1 ? seconds - elapsed : one - into;
  return [0, breathAt(into - cycle.seconds - hold, left)];
}

// While somebody gets ready: the position that it leads to, then the way to the start.
function shownBefore(left, seconds, cycle) {
  if (!cycle.has_hold) return 0;
  const way = 1 - cycle.hold;
  const out = Math.min(cycle.seconds * way, seconds * INTO_SHARE);
  return left < out ? 1 - (way * left) / out : cycle.hold;
}

function workMoment(phase, elapsed, seconds, cycle, mirrored) {
  const repetition = repetitionAt(phase, elapsed, seconds);
  if (!repetition) return freeMoment(phase, elapsed, seconds, cycle, mirrored);
  if (phase.reps === null) return heldMoment(elapsed, seconds, cycle, mirrored);
  const swapped = phase.side === 'alternate' && isOther(repetition.side, cycle) && !cycle.both;
  const gone = repetition.seconds - repetition.left;
  const part = repetition.seconds > 0 ? gone / repetition.seconds : 1;
  const at = (share, breath = 0) => ({ share, swapped, mirrored, breath });
  if (repetition.part === 'move') return at(part);
  if (repetition.part === 'into') return at(part * cycle.hold);
  if (repetition.part === 'hold') return at(cycle.hold, breathAt(gone, repetition.left));
  return at(cycle.hold + part * (1 - cycle.hold));
}

// Work that is not counted: one cycle after the other at its own pace, holding as long as the dose says.
function freeMoment(phase, elapsed, seconds, cycle, mirrored) {
  if (cycle.seconds <= 0) return { share: 0, swapped: false, mirrored, breath: breathAt(elapsed) };
  if (cycle.stays && !phase.until) return heldMoment(elapsed, seconds, cycle, mirrored);
  const hold = cycle.stays ? Infinity : phase.hold || cycle.hold_seconds;
  const turn = Math.floor(elapsed / (cycle.seconds + hold));
  const into = turn ? elapsed - turn * (cycle.seconds + hold) : elapsed;
  const first = phase.first || 'left';
  const side = turn % 2 === 0 ? first : first === 'left' ? 'right' : 'left';
  const swapped = phase.side === 'alternate' && isOther(side, cycle) && !cycle.both;
  const before = cycle.seconds * cycle.hold;
  if (before <= into && into < before + hold) {
    return { share: cycle.hold, swapped, mirrored, breath: breathAt(into - before, before + hold - into) };
  }
  const moved = into < before ? into : into - hold;
  return { share: Math.min(1, moved / cycle.seconds), swapped, mirrored, breath: 0 };
}

// One long hold: into it at the beginning, out of it at the end, breathing in between.
function heldMoment(elapsed, seconds, cycle, mirrored) {
  const into = Math.min(cycle.seconds * cycle.hold, seconds * INTO_SHARE);
  const out = Math.min(cycle.seconds * (1 - cycle.hold), seconds * INTO_SHARE);
  const left = Math.max(0, seconds - elapsed);
  const at = (share, breath = 0) => ({ share, swapped: false, mirrored, breath });
  if (elapsed < into) return at((cycle.hold * elapsed) / into);
  if (left < out) return at(1 - ((1 - cycle.hold) * left) / out);
  return at(cycle.hold, breathAt(elapsed - into, left - out));
}
