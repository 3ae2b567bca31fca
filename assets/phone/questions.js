// What is asked in the middle of a session, and what the answers do. A question stands on a screen of its own.

// `app` has the session, what was felt, and act(events), which lets the page know what happened.
class Questions {
  constructor(app) {
    this.app = app;
  }

  ask(title, nodes, buttons) {
    setText('question-title', title);
    byId('question-body').replaceChildren(...nodes);
    byId('question-buttons').replaceChildren(...buttons);
    showScreen('question');
  }

  // Go back to the session, which counts in; or to its end, where it is over.
  goOn(events = []) {
    const { app } = this;
    app.show();
    app.act([...events, ...app.session.resume()]);
  }

  endNow() {
    this.app.act(this.app.session.end());
    this.app.show();
  }

  end() {
    const was = this.app.session.status;
    this.app.act(this.app.session.pause());
    if (this.app.session.status !== 'paused' || this.app.asksGap) return;
    const stay = () => (was === 'paused' ? this.app.show() : this.goOn());
    this.ask(W.end_title, [element('p', { text: W.end_hint })], [
      button(W.end_keep, 'primary', () => this.endNow(), 'end-keep'),
      button(W.go_on, 'plain', stay, 'end-stay'),
    ]);
  }

  gap(seconds) {
    const view = this.app.session.view();
    const { walking } = view.phase;
    const title = view.left === null ? W.gap_open : say(W.gap_title, { time: formatClock(secondsToShow(view.left)) });
    const buttons = [
      button(W.go_on, walking ? 'plain' : 'primary', () => this.goOn(), 'gap-go-on'),
      button(W.restart, 'plain', () => this.goOn(this.app.session.restart()), 'gap-restart'),
      button(W.end_keep, 'plain', () => this.endNow(), 'gap-end'),
    ];
    if (walking) {
      buttons.unshift(button(W.kept_walking, 'primary', () => {
        const events = this.app.session.keptWalking();
        this.app.show();
        this.app.act(events);
      }, 'gap-walked'));
    }
    this.ask(title, [element('p', { text: say(W.gap, { time: formatDuration(Math.round(seconds)) }) })], buttons);
  }

  hurt() {
    const { app } = this;
    app.act(app.session.pause());
    if (app.session.status !== 'paused' || app.asksGap) return;
    const { phase } = app.session.view();
    const exercise = exerciseOf(phase);
    const easier = exercise && exercise.easier ? plan.exercises[exercise.easier] : null;
    const much = scale(W.how_much, { id: 'hurt', low: W.no_pain, high: W.worst, changed: () => offer() });
    const leg = toggle(W.leg, 'hurt-leg', () => offer());
    const help = say(W.hurt_help, { number: plan.care.number || W.emergency_number });
    const nodes = [much.node, leg, element('p', { text: help, className: 'alarm' })];
    if (exercise && exercise.stop_when.length) {
      nodes.push(element('h2', { text: W.hurt_stop_when }),
        element('ul', {}, ...exercise.stop_when.map((text) => element('li', { text }))));
    }
    const told = (act) => () => this.afterHurt(much.state.value, isOn(leg), act);
    const take = () => this.goOnSafely(app.session.makeEasier(exercise.easier, easier.name));
    const stop = button(W.stop_here, 'plain', told(() => {
      app.act([...app.session.hurt(), ...app.session.end()]);
      app.show();
    }), 'hurt-stop');
    const skip = button(W.leave_out, 'plain', told(() => this.goOnSafely(app.session.hurt())), 'hurt-skip');
    const buttons = [stop, skip, button(W.fine, 'quiet', told(() => this.goOnSafely([])), 'hurt-fine')];
    if (easier) buttons.unshift(button(say(W.easier, { name: easier.name }), 'plain', told(take), 'hurt-easier'));
    // The wisest choice stands out: from strong pain on, and with signs in a leg, that is to stop.
    const offer = () => {
      const strong = isOn(leg) || (much.state.value !== null && much.state.value >= 6);
      const best = strong ? stop : easier ? buttons[0] : skip;
      for (const each of buttons.slice(0, -1)) each.className = `button ${each === best ? 'primary' : 'plain'}`;
    };
    offer();
    this.ask(W.hurt_title, nodes, buttons);
  }

  goOnSafely(events) {
    if (this.app.session.status !== 'ended') {
      this.goOn(events);
      return;
    }
    this.app.act(events);
    this.app.show();
  }

  // What was said is kept; strong pain and anything in a leg ask about the warning signs first.
  afterHurt(pain, leg, act) {
    this.app.felt.peak = worst(this.app.felt.peak, pain);
    this.app.felt.leg = this.app.felt.leg || leg;
    this.app.keep();
    const strong = pain !== null && pain >= plan.care.safety_pain;
    if (leg || strong) this.signs(leg ? 'leg' : 'pain', act, () => this.endNow());
    else act();
  }

  // Warning signs: `none` goes on, `some` is what happens when one is so.
  signs(why, none, some) {
    const nodes = plan.care.signs[why].flatMap((group) => [
      element('ul', {}, ...group.texts.map((text) => element('li', { text }))),
      element('p', { text: group.lead, className: group.urgency === 'emergency' ? 'alarm' : 'advice' }),
    ]);
    this.ask(W.signs_title, nodes, [
      button(W.signs_none, 'plain', none, 'signs-none'),
      button(W.signs_some, 'danger', some, 'signs-some'),
    ]);
  }

  // Pain told on the way of a walk asks for stopping.
  stopWalking(pain) {
    const { app } = this;
    app.act(app.session.pause());
    if (app.session.status !== 'paused' || app.asksGap) return;
    const legToo = () => {
      app.felt.leg = true;
      app.keep();
      this.signs('leg', () => this.stopWalking(null), () => this.endNow());
    };
    const show = () => this.ask(W.pain_stop_title, [element('p', { text: W.pain_stop })], [
      button(W.finish_here, 'primary', () => this.endNow(), 'stop-finish'),
      button(W.leg, 'danger', legToo, 'stop-leg'),
      button(W.eased, 'quiet', () => this.goOn(), 'stop-eased'),
    ]);
    if (pain !== null && pain >= plan.care.safety_pain) this.signs('pain', show, () => this.endNow());
    else show();
  }
}

const worst = (...pains) => {
  const told = pains.filter((pain) => pain !== null && pain !== undefined);
  return told.length ? Math.max(...told) : null;
};
