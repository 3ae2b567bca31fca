// Words, times, and the small pieces that screens are made of. Everything from the plan is set as text.

const plan = JSON.parse(document.getElementById('plan').textContent);
const W = plan.words;
const byId = (id) => document.getElementById(id);
const say = (words, values = {}) => words.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

function formatClock(seconds) {
  const whole = Math.round(seconds);
  const two = (n) => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function formatDuration(seconds) {
  if (seconds < 10 && seconds !== Math.round(seconds)) return say(W.seconds, { n: seconds.toFixed(1) });
  const whole = Math.round(seconds);
  const parts = [[W.hours, Math.floor(whole / 3600)], [W.minutes, Math.floor((whole % 3600) / 60)], [W.seconds, whole % 60]];
  return parts.filter(([, n]) => n).map(([words, n]) => say(words, { n })).join(' ') || say(W.seconds, { n: 0 });
}

// Rounded up, so that a phase of 30 s begins with 30 and 0 never stands while something is left.
const secondsToShow = (left) => Math.max(0, Math.ceil(left - 0.05));

function element(tag, { text, className, id, ...more } = {}, ...children) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  if (id) made.id = id;
  for (const [name, value] of Object.entries(more)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function setText(target, text) {
  const node = typeof target === 'string' ? byId(target) : target;
  if (node.textContent !== text) node.textContent = text;
  node.hidden = !text;
}

function button(text, kind, act, id = '') {
  const made = element('button', { text, className: `button ${kind}`, type: 'button', ...(id ? { id } : {}) });
  made.addEventListener('click', act);
  return made;
}

// Numbers from 0 to 10 to tap; a second tap takes the answer back.
function scale(label, { id, low = '', high = '', value = null, changed = () => {} } = {}) {
  const buttons = [];
  const group = element('div', { className: 'numbers', role: 'group', 'aria-label': label });
  const state = { value };
  const show = () => buttons.forEach((each, n) => each.setAttribute('aria-pressed', String(n === state.value)));
  for (let n = 0; n <= 10; n++) {
    const each = button(String(n), 'number', () => {
      state.value = state.value === n ? null : n;
      show();
      changed(state.value);
    });
    each.id = `${id}-${n}`;
    buttons.push(each);
    group.append(each);
  }
  show();
  const ends = low || high ? [element('p', { className: 'ends', 'aria-hidden': 'true' },
    element('span', { text: low }), element('span', { text: high }))] : [];
  return { node: element('div', { className: 'scale' }, element('h2', { text: label }), group, ...ends), state };
}

function toggle(text, id, changed = () => {}) {
  const made = button(text, 'chip', () => {
    const on = made.getAttribute('aria-pressed') !== 'true';
    made.setAttribute('aria-pressed', String(on));
    changed(on);
  }, id);
  made.setAttribute('aria-pressed', 'false');
  return made;
}

const isOn = (made) => made.getAttribute('aria-pressed') === 'true';

// One screen at a time; what was below is out of reach for fingers, keys and screen readers alike.
function showScreen(id) {
  for (const screen of document.querySelectorAll('.screen')) screen.hidden = screen.id !== id;
  window.scrollTo(0, 0);
  const heading = byId(id).querySelector('h1');
  if (heading) heading.focus({ preventScroll: true });
}

const phaseWord = (phase) => (phase.walking && phase.kind === 'work' ? W.walk : W[phase.kind]);
const exerciseOf = (phase) => (phase && phase.exercise !== null ? plan.exercises[phase.exercise] || null : null);

// Who lies on a side is told which one, whatever side works.
function sideWords(phase, side) {
  const exercise = exerciseOf(phase);
  return side ? W[(exercise && exercise.lies[side]) || side] : '';
}

function doseOf(phase) {
  if (phase.reps === null && phase.until) return W.until_done;
  let text = formatDuration(phase.seconds);
  if (phase.reps !== null) {
    const values = { reps: phase.reps, hold: formatDuration(phase.hold || 0) };
    const single = phase.reps === 1;
    text = say(phase.hold ? (single ? W.hold_once : W.times_hold) : single ? W.once : W.times, values);
    if (phase.side === 'alternate') text = say(W.each_side, { text });
  }
  return text;
}

const setOf = (phase) => (phase.sets > 1 && phase.set ? say(W.set, { set: phase.set, sets: phase.sets }) : '');

// What is kept over a reload; a browser that keeps nothing is no reason to stop.
const kept = {
  key: `amble-${byId('plan').dataset.id}`,
  read() {
    try {
      return JSON.parse(window.localStorage.getItem(this.key));
    } catch (_) {
      return null;
    }
  },
  write(value) {
    try {
      if (value === null) window.localStorage.removeItem(this.key);
      else window.localStorage.setItem(this.key, JSON.stringify(value));
    } catch (_) {
      // Full, or refused for files: the session goes on without it.
    }
  },
};
