// The page itself: before the session, the session, after it, and the line that brings it home.
//
// Two doors for tests: a function window.ambleClock that is there before the page takes the place of the clock, and an
// event "amble-look" makes the page look at it at once.

const LOOK_MS = 200;

const clock = typeof window.ambleClock === 'function'
  ? window.ambleClock
  : () => ({ mono: performance.now() / 1000, wall: Date.now() / 1000 });

const nothingFelt = () => ({ before: null, peak: null, after: null, effort: null, leg: false, note: '' });

class App {
  constructor() {
    this.session = null;
    this.felt = nothingFelt();
    this.answered = false;
    this.asksGap = false;
    this.sound = new Sound();
    this.awake = new Awake();
    this.questions = new Questions(this);
    this.fillWords();
    this.player = new Player(this);
    byId('save').addEventListener('click', () => this.showLine(true));
    byId('skip-questions').addEventListener('click', () => this.showLine(false));
    byId('change').addEventListener('click', () => this.showFinish());
    byId('again').addEventListener('click', () => this.beginAgain());
    byId('copy').addEventListener('click', () => this.copy());
    byId('share').addEventListener('click', () => this.share());
    window.setInterval(() => this.look(), LOOK_MS);
    window.addEventListener('amble-look', () => this.look());
    window.addEventListener('pagehide', () => this.keep());
    document.addEventListener('visibilitychange', () => (document.hidden ? this.keep() : this.look()));
    this.comeBack(kept.read());
  }

  fillWords() {
    for (const node of document.querySelectorAll('[data-word]')) node.textContent = W[node.dataset.word];
    for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', W[node.dataset.label]);
    for (const node of document.querySelectorAll('[data-name]')) node.textContent = plan.name;
  }

  // Before

  comeBack(saved) {
    if (saved && saved.session && saved.session.started) {
      this.felt = { ...nothingFelt(), ...saved.felt };
      this.answered = Boolean(saved.answered);
      this.session = new Session(plan, clock, saved.session);
      if (this.session.status === 'ended') this.show();
      else this.showUnfinished();
      return;
    }
    this.showStart();
  }

  showStart() {
    const minutes = Math.max(1, Math.round(plan.seconds / 60));
    const exercises = [...new Set(plan.phases.filter((phase) => phase.kind === 'work').map((phase) => phase.exercise))]
      .map((id) => plan.exercises[id]).filter(Boolean);
    const kit = [...new Set(exercises.flatMap((each) => each.kit))];
    setText('about', say(W.about_minutes, { minutes }));
    setText('kit', kit.length ? say(W.kit, { kit: kit.join(', ') }) : '');
    byId('list').replaceChildren(...this.contents());
    const before = scale(W.before_title, {
      id: 'before', low: W.no_pain, high: W.worst, value: this.felt.before, changed: (pain) => this.tellBefore(pain),
    });
    byId('before').replaceChildren(before.node);
    byId('go').replaceChildren(button(W.start, 'primary large', () => this.start(), 'start-now'));
    this.tellBefore(this.felt.before, false);
    showScreen('start');
  }

  // Each exercise once in a row, with what is asked for.
  contents() {
    const works = plan.phases.filter((phase) => phase.kind === 'work');
    const firsts = works.filter((phase, n) => !n || phase.block === null || phase.block !== works[n - 1].block);
    return firsts.map((phase) => element('li', {},
      element('span', { text: phase.name || W.work }),
      element('span', { text: phase.sets > 1 ? say(W.in_sets, { text: doseOf(phase), sets: phase.sets }) : doseOf(phase),
        className: 'muted' })));
  }

  tellBefore(pain, ask = true) {
    this.felt.before = pain;
    const strong = pain !== null && pain >= plan.care.safety_pain;
    setText('before-says', pain === null ? W.before_hint : W[plan.care.before[pain]]);
    setText('start-now', pain !== null && !['before_go', 'before_gentle_kind'].includes(plan.care.before[pain])
      ? W.start_anyway : W.start);
    if (strong && ask) {
      const back = () => showScreen('start');
      this.questions.signs('pain', back, () => {
        back();
        byId('start-now').hidden = true;
        setText('before-says', plan.care.signs.pain[0].lead);
      });
    }
  }

  start() {
    this.sound.wake();
    this.session = new Session(plan, clock);
    const events = this.session.start();
    this.show();
    this.act(events);
  }

  showUnfinished() {
    const time = formatDuration(Math.round(this.session.active + this.session.elapsed));
    this.questions.ask(W.unfinished_title, [element('p', { text: say(W.unfinished, { time }) })], [
      button(W.unfinished_go_on, 'primary', () => this.goOnThere(), 'unfinished-go-on'),
      button(W.end_keep, 'plain', () => this.questions.endNow(), 'unfinished-end'),
      button(W.begin_again, 'plain', () => this.beginAgain(), 'unfinished-again'),
    ]);
  }

  goOnThere() {
    this.sound.wake();
    if (this.session.view().phase.walking && this.session.gap > GAP) this.questions.gap(this.session.gap);
    else this.questions.goOn();
  }

  beginAgain() {
    kept.write(null);
    this.session = null;
    this.felt = nothingFelt();
    this.answered = false;
    this.player.building = -1;
    this.player.askNoMore();
    this.player.say('');
    this.showStart();
  }

  // While it runs

  look() {
    if (this.session && (this.session.status === 'running' || this.session.status === 'counting-in')) {
      this.act(this.session.tick());
    }
  }

  // Let everything know what happened.
  act(events) {
    let tone = '';
    let gap = null;
    for (const [name, value] of events) {
      if (name === 'phase') tone = this.session.phases[value].kind;
      else if (name === 'ended' || name === 'countdown') tone = name;
      else if (name === 'cue') this.cue(value);
      else if (name === 'paused' && value !== null) gap = value;
    }
    if (tone) this.sound.play(tone);
    if (events.some(([name]) => name === 'phase' || name === 'ended')) this.announce();
    this.awake.want(this.session.status === 'running' || this.session.status === 'counting-in');
    if (events.length) this.keep();
    else this.keepSometimes();
    this.asksGap = gap !== null;
    if (this.session.status === 'ended') this.show();
    else if (gap !== null) this.questions.gap(gap);
    if (!byId('player').hidden) this.player.render();
  }

  announce() {
    const view = this.session.view();
    if (view.status === 'ended') {
      setText('live', W.announce_end);
      return;
    }
    const { phase } = view;
    const parts = [phaseWord(phase), phase.name, sideWords(phase, phase.side), setOf(phase),
      formatDuration(phase.seconds)];
    setText('live', `${parts.filter(Boolean).join(', ')}.`);
  }

  cue(name) {
    this.sound.play('cue');
    if (name === 'pain') this.player.askPain();
    else this.player.say(W[`cue_${name}`]);
    setText('live', name === 'pain' ? W.pain_now : W[`cue_${name}`]);
  }

  tellPain(pain) {
    if (pain === null) return;
    this.felt.peak = worst(this.felt.peak, pain);
    const row = this.felt.before === null ? 0 : this.felt.before + 1;
    const found = plan.care.on_the_way[row][pain];
    this.player.askNoMore();
    this.player.say(found === 'stop' ? '' : W[`pain_${found}`], found === 'slow' ? ADVICE_SECONDS : LINE_SECONDS);
    this.keep();
    if (found === 'stop') this.questions.stopWalking(pain);
  }

  // Show the screen that fits.
  show() {
    if (this.session.status !== 'ended') {
      showScreen('player');
      this.player.building = -1;
      this.player.render();
    } else if (this.answered) this.showLine(null);
    else this.showFinish();
  }

  keep() {
    if (this.session) kept.write({ session: this.session.save(), felt: this.felt, answered: this.answered });
  }

  keepSometimes() {
    const now = clock().mono;
    if (now - (this.keptAt || 0) < 3) return;
    this.keptAt = now;
    this.keep();
  }

  // After

  showFinish() {
    const { session, felt } = this;
    const works = plan.phases.filter((phase) => phase.kind === 'work').length;
    setText('verdict', session.outcome === 'finished' ? W.well_done : W.stopped);
    setText('finish-told', say(W.told, { time: formatDuration(Math.round(session.active)), done: session.done.length, all: works }));
    const ends = { low: W.no_pain, high: W.worst };
    this.scales = {
      after: scale(W.after, { id: 'after', value: felt.after, ...ends }),
      peak: scale(W.peak, { id: 'peak', value: felt.peak }),
      effort: scale(W.effort, { id: 'effort', value: felt.effort, low: W.effort_easy, high: W.effort_hard }),
    };
    byId('scales').replaceChildren(this.scales.after.node, this.scales.effort.node, this.scales.peak.node);
    this.leg = toggle(W.leg, 'finish-leg');
    this.leg.setAttribute('aria-pressed', String(felt.leg));
    byId('leg-place').replaceChildren(this.leg);
    byId('note').value = felt.note;
    showScreen('finish');
  }

  // `said` tells whether the answers count; null where they were given before.
  showLine(said) {
    const before = this.felt.leg;
    if (said !== null) {
      // What was said about a leg is kept whatever else is skipped: it may be the one thing that matters.
      this.felt.leg = isOn(this.leg);
      if (said) {
        for (const [key, { state }] of Object.entries(this.scales)) this.felt[key] = state.value;
        this.felt.note = byId('note').value.trim();
      }
      this.answered = true;
      this.keep();
    }
    byId('text').value = phoneLine(plan, this.session, this.felt);
    setText('copy', W.copy);
    setText('copy-hint', '');
    byId('share').hidden = !navigator.share;
    const strong = said && this.felt.after !== null && this.felt.after >= plan.care.safety_pain;
    const leg = said !== null && this.felt.leg && !before;
    const home = () => showScreen('home');
    if (leg || strong) {
      this.questions.signs(leg ? 'leg' : 'pain', home, home);
    } else home();
  }

  async copy() {
    const text = byId('text');
    let done = false;
    try {
      await navigator.clipboard.writeText(text.value);
      done = true;
    } catch (_) {
      text.select();
      done = document.execCommand('copy');
    }
    setText('copy', done ? W.copied : W.copy);
    setText('copy-hint', done ? '' : W.copy_by_hand);
    setText('live', done ? W.copied : W.copy_by_hand);
  }

  async share() {
    try {
      await navigator.share({ text: byId('text').value });
    } catch (_) {
      // Closed without sharing, or refused: the line can still be copied.
    }
  }
}

new App();
