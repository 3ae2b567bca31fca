// The one line of text that brings a session home; exercises/history/phone_line.py reads it.

const LINE_FORMAT = 1;

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

// CRC-32 of ASCII text, as eight hexadecimal digits.
function check(text) {
  let crc = 0xffffffff;
  for (const letter of text) crc = CRC_TABLE[(crc ^ letter.charCodeAt(0)) & 0xff] ^ (crc >>> 8);
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

// As forms write it; half a character, which no text file can hold, becomes a question mark.
function encoded(text) {
  const whole = text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (c) => (c.length === 2 ? c : '?'));
  return encodeURIComponent(whole)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}

// A moment in seconds since 1970 with the offset that holds here, such as 2026-11-21T10:05:00+01:00.
function isoMoment(seconds) {
  const moment = new Date(Math.floor(seconds) * 1000);
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60000).toISOString().slice(0, 19);
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  const away = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`;
}

// `felt` has before, peak, after and effort from 0 to 10, or null; leg, and a note.
function phoneLine(plan, session, felt) {
  const whole = (seconds) => String(Math.round(seconds));
  const pairs = [['kind', plan.kind], ['name', plan.name], ['started', isoMoment(session.started)]];
  if (plan.id) pairs.push(['routine', plan.id]);
  if (plan.level) pairs.push(['level', plan.level]);
  pairs.push(['planned', whole(plan.seconds)], ['active', whole(session.active)],
    ['walk_planned', whole(plan.walk_seconds)], ['walk_active', whole(session.walked)], ['outcome', session.outcome]);
  for (const key of ['before', 'peak', 'after', 'effort']) {
    if (felt[key] !== null && felt[key] !== undefined) pairs.push([key, String(felt[key])]);
  }
  if (felt.leg) pairs.push(['leg', '1']);
  if (felt.note) pairs.push(['note', felt.note]);
  const text = `amble${LINE_FORMAT}?${pairs.map(([key, value]) => `${key}=${encoded(value)}`).join('&')}`;
  return `${text}&check=${check(text)}`;
}
