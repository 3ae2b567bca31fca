// What is said while walking, and when: counted over all the walking of a session, whatever lies between.

const FIRST_POSTURE = 60;
const EVERY = 300;
const NO_TURN_BELOW = 120;
const ROUNDING = 1e-6;

class WalkCues {
  constructor(plan, saved) {
    const planned = plan.phases.reduce((sum, phase) => sum + (phase.walking ? phase.seconds : 0), 0);
    this.estimate = plan.estimate;
    this.state = saved || {
      before: 0,
      posture: FIRST_POSTURE,
      pain: EVERY,
      turned: plan.kind !== 'walk' && planned <= NO_TURN_BELOW,
      earlier: {},
      enough: [],
    };
  }

  // What falls due up to `until` of a pass; `walk` is its index, seconds, whether its end is open, and what is to come.
  due(walk, until, saidFrom) {
    const told = [...this.turnBack(walk, until), ...this.thatIsEnough(walk, until)];
    const { state } = this;
    while (state.posture - state.before <= until + ROUNDING) {
      const moment = state.posture - state.before;
      state.posture += EVERY;
      if (walk.open || walk.seconds + walk.toCome - moment > ROUNDING) told.push([moment, 'posture']);
    }
    while (state.pain - state.before <= until + ROUNDING) {
      told.push([state.pain - state.before, 'pain']);
      state.pain += EVERY;
    }
    told.sort((a, b) => a[0] - b[0]);
    const late = (cue) => cue === 'turn-back' || cue === 'enough';
    return told.filter(([moment, cue]) => moment >= saidFrom || late(cue)).map(([, cue]) => cue);
  }

  // A pass through a phase of walking is over.
  leave(index, walked) {
    this.state.before += walked;
    this.state.earlier[index] = (this.state.earlier[index] || 0) + walked;
  }

  // Half-way is where as much has been walked as is left.
  turnBack(walk, until) {
    const moment = Math.max(0, (walk.seconds + walk.toCome - this.state.before) / 2);
    if (this.state.turned || moment > until + ROUNDING) return [];
    this.state.turned = true;
    return [[moment, 'turn-back']];
  }

  thatIsEnough(walk, until) {
    if (!walk.open || walk.seconds <= this.estimate || this.state.enough.includes(walk.index)) return [];
    const moment = Math.max(0, walk.seconds - (this.state.earlier[walk.index] || 0));
    if (moment > until + ROUNDING) return [];
    this.state.enough.push(walk.index);
    return [[moment, 'enough']];
  }
}
