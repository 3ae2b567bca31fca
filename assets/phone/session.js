// A session being done: a state machine over the phases. Time is subtraction: what is left is computed from a clock.

const GAP = 5;
const COUNT_IN = 3;
const BACK = 3;
const LONGER = 10;
const COUNTED_DOWN = 3;
const LATE = 1;

// `clock()` gives seconds: `mono` that only go forward, and `wall` of the day. Commands and tick() return what they
// caused, as [name, value].
class Session {
  constructor(plan, clock, saved = null) {
    this.plan = plan;
    this.clock = clock;
    this.phases = plan.phases.map((phase) => ({ ...phase }));
    this.status = 'ready';
    this.index = 0;
    this.elapsed = 0;
    this.since = 0;
    this.extra = 0;
    this.toCount = COUNTED_DOWN;
    this.gap = null;
    this.active = 0;
    this.walked = 0;
    this.done = [];
    this.outcome = null;
    this.started = null;
    this.seen = clock();
    this.cues = new WalkCues(plan, saved && saved.cues);
    if (saved) this.restore(saved);
  }

  // Commands

  start() {
    if (this.status !== 'ready') return [];
    this.look();
    this.status = 'running';
    this.since = this.seen.mono;
    this.started = this.seen.wall;
    return [['phase', this.index]];
  }

  tick() {
    const before = this.seen;
    this.look();
    if (this.status !== 'running' && this.status !== 'counting-in') return [];
    const [mono, wall] = [this.seen.mono - before.mono, this.seen.wall - before.wall];
    if (Math.max(mono, wall, Math.abs(mono - wall)) > GAP) return this.standAt(before.mono, Math.max(mono, wall, 0));
    return this.runTo(this.seen.mono);
  }

  pause() {
    const events = this.tick();
    const runs = this.status === 'running' || this.status === 'counting-in';
    return runs ? [...events, ...this.standAt(this.seen.mono, null)] : events;
  }

  resume() {
    if (this.status !== 'paused') return this.tick();
    this.look();
    this.gap = null;
    this.status = 'counting-in';
    this.since = this.seen.mono;
    return [['counting-in', COUNT_IN]];
  }

  skip() {
    return this.command(() => this.leave('skipped', this.index + 1));
  }

  back() {
    return this.command(() => {
      if (this.elapsedAt(this.seen.mono) >= BACK) return this.leave('left', this.index);
      let work = this.index - 1;
      while (work >= 0 && this.phases[work].kind !== 'work') work--;
      return this.leave('left', work < 0 ? this.index : this.withPrepare(work));
    });
  }

  restart() {
    return this.command(() => this.leave('left', this.withPrepare(this.currentWork())));
  }

  extend() {
    if (this.phase.until) return this.tick();
    return this.command(() => {
      this.extra += LONGER;
      this.toCount = COUNTED_DOWN;
      return [['longer', LONGER]];
    });
  }

  finishPhase() {
    return this.phase.until ? this.command(() => this.leave('completed', this.index + 1)) : this.tick();
  }

  hurt() {
    return this.command(() => this.leave('hurt', this.blockEnd()));
  }

  makeEasier(exercise, name) {
    if (this.phase.exercise === null) return this.tick();
    return this.command(() => {
      const [start, end] = [this.withPrepare(this.currentWork()), this.blockEnd()];
      this.close('left');
      for (let n = start; n < end; n++) this.phases[n] = { ...this.phases[n], exercise, name };
      return this.open(start, this.seen.mono);
    });
  }

  // After a gap in a walk: count the time of the gap, as far as the walking goes.
  keptWalking() {
    if (this.status !== 'paused' || this.gap === null || !this.phase.walking) return this.tick();
    this.look();
    let left = this.gap;
    this.gap = null;
    const events = [];
    while (this.status === 'paused' && this.phase.walking && left > 0) {
      const room = this.phase.until ? left : this.duration - this.elapsed;
      const step = Math.min(left, room);
      this.elapsed += step;
      left -= step;
      events.push(...this.walking(this.elapsed, left));
      if (step >= room && !this.phase.until) events.push(...this.leave('completed', this.index + 1));
    }
    return [...events, ...this.resume()];
  }

  end() {
    const events = this.tick();
    if (this.status === 'ready' || this.status === 'ended') return events;
    this.close('stopped');
    return [...events, ...this.finish('stopped')];
  }

  // What is shown

  view() {
    return this.viewAt(this.seen.mono);
  }

  glance() {
    return this.viewAt(this.clock().mono);
  }

  viewAt(mono) {
    const { phase, duration } = this;
    const gone = phase.until ? this.elapsedAt(mono) : Math.min(this.elapsedAt(mono), duration);
    const here = this.status === 'ended' ? 0 : Math.max(0, duration - gone);
    const toCome = this.phases.slice(this.index + 1).reduce((sum, each) => sum + each.seconds, 0);
    const counting = this.status === 'counting-in' ? Math.max(0, COUNT_IN - (mono - this.since)) : 0;
    return {
      status: this.status,
      index: this.index,
      phase,
      seconds: duration,
      elapsed: gone,
      left: phase.until ? null : Math.max(0, duration - gone),
      repetition: repetitionAt(phase, gone, duration),
      coming: this.phases.slice(this.index + 1).find((each) => each.kind === 'work') || null,
      totalLeft: here + toCome,
      counting,
      gap: this.gap,
    };
  }

  // Kept over a reload

  save() {
    const { index, elapsed, extra, status, active, walked, done, outcome, started, cues } = this;
    const easier = this.phases.map((phase, n) => [n, phase.exercise, phase.name])
      .filter(([n, exercise]) => exercise !== this.plan.phases[n].exercise);
    const now = status === 'running' ? this.elapsedAt(this.seen.mono) : elapsed;
    return { index, elapsed: now, extra, status, active, walked, done, outcome, started, easier, cues: cues.state,
      seen: this.seen.wall };
  }

  restore(saved) {
    const { index, elapsed, extra, status, active, walked, done, outcome, started } = saved;
    Object.assign(this, { index, elapsed, extra, status, active, walked, done, outcome, started });
    for (const [n, exercise, name] of saved.easier) this.phases[n] = { ...this.phases[n], exercise, name };
    if (status === 'running' || status === 'counting-in') {
      this.status = 'paused';
      this.gap = Math.max(0, this.seen.wall - saved.seen);
    }
  }

  // Inside

  get phase() {
    return this.phases[this.index];
  }

  get duration() {
    return this.phase.seconds + this.extra;
  }

  look() {
    this.seen = this.clock();
  }

  elapsedAt(mono) {
    return this.status === 'running' ? this.elapsed + (mono - this.since) : this.elapsed;
  }

  // Time passes first, so that one tap means the phase that was on the screen; a gap cancels it.
  command(act) {
    const [standing, index] = [this.status === 'paused', this.index];
    const events = this.tick();
    const over = this.status === 'ready' || this.status === 'ended';
    if (over || (this.status === 'paused' && !standing) || this.index !== index) return events;
    return [...events, ...act()];
  }

  runTo(mono) {
    const events = [];
    if (this.status === 'counting-in') {
      const begins = this.since + COUNT_IN;
      if (mono < begins) return events;
      this.status = 'running';
      this.since = begins;
      events.push(['resumed', this.index]);
    }
    while (this.status === 'running') {
      const elapsed = this.elapsedAt(mono);
      events.push(...this.countDown(elapsed), ...this.walking(elapsed, 0));
      if (this.phase.until || elapsed < this.duration - ROUNDING) break;
      const ends = this.since + (this.duration - this.elapsed);
      [this.elapsed, this.since] = [this.duration, ends];
      this.close('completed');
      events.push(...this.open(this.index + 1, ends));
    }
    return events;
  }

  // The last three seconds, each once; what is more than a second late is not said any more.
  countDown(elapsed) {
    const told = [];
    while (!this.phase.until && this.toCount > 0 && elapsed >= this.duration - this.toCount) {
      const due = this.duration - this.toCount;
      if (due > 0 && elapsed - due <= LATE) told.push(['countdown', this.toCount]);
      this.toCount--;
    }
    return told;
  }

  walking(elapsed, late) {
    if (!this.phase.walking) return [];
    const toCome = this.phases.slice(this.index + 1).reduce((sum, each) => sum + (each.walking ? each.seconds : 0), 0);
    const walk = { index: this.index, seconds: this.duration, open: Boolean(this.phase.until), toCome };
    const until = walk.open ? elapsed : Math.min(elapsed, this.duration);
    return this.cues.due(walk, until, elapsed + late - GAP - ROUNDING).map((cue) => ['cue', cue]);
  }

  standAt(mono, gap) {
    this.elapsed = this.elapsedAt(mono);
    this.status = 'paused';
    this.gap = gap;
    return [['paused', gap]];
  }

  leave(ending, target) {
    this.close(ending);
    return this.open(target, this.seen.mono);
  }

  // The end of a pass: what was done of it counts.
  close(ending) {
    const { phase } = this;
    const exact = ending === 'completed' && !phase.until;
    const active = exact ? this.elapsed : this.elapsedAt(this.seen.mono);
    this.active += active;
    if (phase.walking) {
      this.walked += active;
      this.cues.leave(this.index, active);
    }
    if (phase.kind !== 'work') return;
    this.done = this.done.filter((each) => each !== this.index);
    if (ending === 'completed') this.done.push(this.index);
  }

  open(index, begins) {
    if (index >= this.phases.length) return this.finish('finished');
    this.index = index;
    [this.elapsed, this.extra] = [0, 0];
    this.toCount = COUNTED_DOWN;
    if (this.status === 'running') this.since = begins;
    return [['phase', index]];
  }

  finish(outcome) {
    this.elapsed = outcome === 'stopped' ? this.elapsedAt(this.seen.mono) : this.duration;
    this.status = 'ended';
    this.outcome = outcome;
    this.gap = null;
    return [['ended', outcome]];
  }

  currentWork() {
    for (let n = this.index; n < this.phases.length; n++) if (this.phases[n].kind === 'work') return n;
    return this.index;
  }

  withPrepare(work) {
    return work && this.phases[work - 1].kind === 'prepare' ? work - 1 : work;
  }

  // The first phase behind this exercise.
  blockEnd() {
    const { block } = this.phase;
    if (block === null) return this.index + 1;
    let end = this.index;
    for (let n = this.index; n < this.phases.length; n++) if (this.phases[n].block === block) end = n;
    return end + 1;
  }
}
