// Soft tones, made here: each kind of phase has its own, and the end has a chord.

const TONES = {
  prepare: [[392, 0, 0.25]],
  work: [[523, 0, 0.18], [784, 0.16, 0.34]],
  switch: [[587, 0, 0.16], [587, 0.22, 0.16]],
  rest: [[523, 0, 0.2], [392, 0.18, 0.4]],
  countdown: [[440, 0, 0.09]],
  cue: [[659, 0, 0.2], [880, 0.2, 0.3]],
  ended: [[523, 0, 0.5], [659, 0.14, 0.5], [784, 0.28, 0.9]],
};
const LOUD = 0.22;

class Sound {
  constructor() {
    this.on = true;
    this.context = null;
  }

  // Browsers let sound begin only with a tap.
  wake() {
    try {
      const Context = window.AudioContext || window.webkitAudioContext;
      if (!this.context && Context) this.context = new Context();
      if (this.context && this.context.state !== 'running') this.context.resume().catch(() => {});
    } catch (_) {
      this.context = null;
    }
  }

  play(name) {
    if (!this.on) return;
    if (name !== 'countdown' && navigator.vibrate) navigator.vibrate(name === 'ended' ? [80, 80, 80] : 60);
    if (!this.context || this.context.state !== 'running') return;
    for (const [pitch, begins, lasts] of TONES[name]) this.tone(pitch, this.context.currentTime + begins, lasts);
  }

  tone(pitch, begins, lasts) {
    const source = this.context.createOscillator();
    const gain = this.context.createGain();
    source.type = 'sine';
    source.frequency.value = pitch;
    gain.gain.setValueAtTime(0, begins);
    gain.gain.linearRampToValueAtTime(LOUD, begins + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0005, begins + lasts);
    source.connect(gain).connect(this.context.destination);
    source.start(begins);
    source.stop(begins + lasts + 0.05);
  }
}

// Keeps the screen on while a session runs, where the browser can.
class Awake {
  constructor() {
    this.wanted = false;
    this.lock = null;
    document.addEventListener('visibilitychange', () => this.want(this.wanted));
  }

  async want(wanted) {
    this.wanted = wanted;
    try {
      if (!wanted && this.lock) {
        await this.lock.release();
        this.lock = null;
      } else if (wanted && !document.hidden && navigator.wakeLock && (!this.lock || this.lock.released)) {
        this.lock = await navigator.wakeLock.request('screen');
      }
    } catch (_) {
      this.lock = null;
    }
  }
}
