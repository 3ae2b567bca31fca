// The screen of a running session: the figure, the number, the side, and what comes next.

const RING = 2 * Math.PI * 44;
const FRAME_MS = 33;
const KEY_MS = 250;
// Seconds that things stay on the screen while one walks.
const LINE_SECONDS = 20;
const ASKED_SECONDS = 45;
const ADVICE_SECONDS = 120;

class Player {
  constructor(app) {
    this.app = app;
    this.dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.calm = window.matchMedia('(prefers-reduced-motion: reduce)');
    this.drawn = 0;
    this.how = false;
    this.building = -1;
    for (const [id, act] of [
      ['pause', () => this.pauseOrGoOn()],
      ['back', () => app.act(app.session.back())],
      ['skip', () => app.act(app.session.skip())],
      ['longer', () => app.act(app.session.extend())],
      ['done', () => app.act(app.session.finishPhase())],
      ['hurts', () => app.questions.hurt()],
      ['end', () => app.questions.end()],
      ['sound', () => this.switchSound()],
      ['how', () => this.switchHow()],
      ['line-away', () => {
        this.askNoMore();
        this.say('');
      }],
    ]) byId(id).addEventListener('click', act);
    for (const phase of plan.phases) {
      const part = element('i', { className: phase.kind });
      part.style.flexGrow = Math.max(phase.seconds, plan.seconds / 120);
      byId('bar').append(part);
    }
    byId('bar').hidden = plan.phases.length > 60;
    window.requestAnimationFrame((now) => this.frame(now));
  }

  pauseOrGoOn() {
    const { app } = this;
    app.act(app.session.status === 'paused' ? app.session.resume() : app.session.pause());
  }

  switchSound() {
    this.app.sound.on = !this.app.sound.on;
    setText('sound', this.app.sound.on ? W.sound_on : W.sound_off);
    byId('sound').setAttribute('aria-pressed', String(this.app.sound.on));
  }

  switchHow() {
    this.how = !this.how;
    this.render();
  }

  // A line about the walk, which goes away by itself.
  say(words, seconds = LINE_SECONDS) {
    setText('told', words);
    this.toldUntil = clock().mono + seconds;
    this.showLine();
  }

  // Pain on the way: it asks, and blocks nothing.
  askPain() {
    const much = scale(W.pain_now, { id: 'way', changed: (pain) => this.app.tellPain(pain) });
    byId('asked').replaceChildren(much.node);
    this.askedUntil = clock().mono + ASKED_SECONDS;
    this.showLine();
  }

  askNoMore() {
    byId('asked').replaceChildren();
    this.showLine();
  }

  showLine() {
    const asks = byId('asked').childElementCount > 0;
    byId('asked').hidden = !asks;
    byId('player').dataset.asks = String(asks);
    setText('line-away', asks ? W.not_now : W.all_right);
    byId('line').hidden = byId('told').hidden && byId('asked').hidden;
  }

  // What was on the screen long enough goes away.
  clearLine() {
    const now = clock().mono;
    if (!byId('told').hidden && now > this.toldUntil) this.say('');
    if (!byId('asked').hidden && now > this.askedUntil) this.askNoMore();
  }

  // What is on the screen at this moment; only what changed is touched.
  render() {
    const view = this.app.session.view();
    const { phase } = view;
    if (this.building !== view.index) this.enter(view);
    if (view.status === 'running') this.clearLine();
    const paused = view.status === 'paused';
    setText('phase', paused ? W.paused : phaseWord(phase));
    byId('player').dataset.kind = phase.kind;
    byId('player').dataset.paused = String(paused);
    setText('pause', paused ? W.go_on : W.pause);
    byId('longer').disabled = Boolean(phase.until);
    byId('done').hidden = !phase.until;
    byId('player').dataset.waits = String(Boolean(phase.until));
    const [number, caption, part] = this.numberOf(view);
    setText('number', number);
    byId('ring').dataset.long = String(number.length > 4);
    setText('caption', caption);
    setText('part', part || '');
    const side = view.repetition && view.repetition.side ? view.repetition.side : phase.side;
    setText('side', sideWords(phase, side));
    const share = view.left === null ? 1 : view.seconds > 0 ? view.left / view.seconds : 0;
    byId('arc').style.strokeDashoffset = (RING * (1 - share)).toFixed(1);
    const parts = [say(W.steps, { number: view.index + 1, of: plan.phases.length }),
      say(W.time_left, { time: formatClock(view.totalLeft) })];
    setText('where', parts.join(' · '));
    const canHide = Boolean(this.figure);
    setText('how', this.how ? W.hide_how : W.how);
    byId('how').hidden = !canHide || !byId('steps').childElementCount;
    byId('steps').hidden = canHide && !this.how;
    byId('canvas').hidden = !this.figure || this.how;
  }

  numberOf(view) {
    const { phase } = view;
    if (view.status === 'counting-in') return [String(secondsToShow(view.counting)), W.here_we_go];
    if (view.left === null) {
      const gone = formatClock(Math.floor(view.elapsed));
      if (phase.walking && phase.seconds > plan.estimate) {
        return [gone, say(W.at_most, { time: formatDuration(Math.round(phase.seconds)) })];
      }
      return [gone, phase.reps ? say(W.then_done, { reps: phase.reps }) : W.waits];
    }
    const { repetition } = view;
    const left = formatClock(secondsToShow(view.left));
    if (!repetition) return [left, ''];
    const { number, of } = repetition;
    const part = W[repetition.part];
    return of === 1 ? [left, part] : [left, say(number > of ? W.one_more : W.rep, { number, of }), part];
  }

  // A new phase: what stays the same until the next one.
  enter(view) {
    this.building = view.index;
    const { phase, coming } = view;
    const resting = phase.kind === 'rest' && phase.exercise === null;
    const exercise = exerciseOf(resting ? coming : phase);
    this.figure = exercise && exercise.figure;
    setText('name', resting ? W.rest : phase.name || W.rest);
    setText('set', setOf(phase));
    setText('advice', this.advice(phase, exercise, resting));
    const next = resting || phase.kind !== 'work' ? this.behind(view.index, phase) : coming;
    setText('next', next ? say(W.next, { name: this.named(next) }) : W.next_last);
    byId('steps').replaceChildren(...(exercise ? exercise.instructions : []).map((text) => element('li', { text })));
    byId('canvas').setAttribute('aria-label', exercise ? say(W.figure, { name: exercise.name }) : '');
    [...byId('bar').children].forEach((part, n) => {
      part.dataset.is = n < view.index ? 'over' : n === view.index ? 'now' : 'coming';
    });
  }

  // In a prepare the name is on the screen already: what counts is what comes after it.
  behind(index, phase) {
    if (phase.kind === 'rest') return this.app.session.view().coming;
    const works = this.app.session.phases.slice(index + 1).filter((each) => each.kind === 'work');
    return works[1] || null;
  }

  named(phase) {
    const side = phase.side === 'left' || phase.side === 'right' ? `, ${sideWords(phase, phase.side).toLowerCase()}` : '';
    return `${phase.name || ''}${side} · ${doseOf(phase)}`;
  }

  advice(phase, exercise, resting) {
    if (phase.say) return phase.say;
    if (!exercise || resting) return W.breathe;
    if (phase.kind === 'rest') return exercise.breathing || W.let_go;
    if (phase.kind === 'switch') return W.other_side;
    const { cues } = exercise;
    return cues.length ? cues[((phase.set || 1) - 1) % cues.length] : exercise.instructions[0];
  }

  // Thirty pictures a second while it moves and can be seen.
  frame(now) {
    window.requestAnimationFrame((then) => this.frame(then));
    const every = this.calm.matches ? KEY_MS : FRAME_MS;
    if (document.hidden || byId('player').hidden || now - this.drawn < every - 4) return;
    this.drawn = now;
    this.draw();
  }

  draw() {
    if (!this.figure || this.how || !this.app.session) return;
    const { session } = this.app;
    const view = session.status === 'running' ? session.glance() : session.view();
    const moment = figureMoment(view.phase, view.elapsed, view.seconds, this.figure.cycle, view.coming);
    if (this.calm.matches) Object.assign(moment, { share: lastKey(this.figure, moment.share), breath: 0 });
    paintFigure(byId('canvas'), this.figure, moment, plan.colours[this.dark.matches ? 'dark' : 'light']);
  }
}
