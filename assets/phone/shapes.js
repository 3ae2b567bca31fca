// Soft outlines made of circles and curves, in thousandths of a stature with y pointing down.

const place = (x, y) => ({ x, y });
const plus = (p, way, times = 1) => ({ x: p.x + way.x * times, y: p.y + way.y * times });
const to = (p, q) => ({ x: q.x - p.x, y: q.y - p.y });
const size = (way) => Math.hypot(way.x, way.y);
const towards = (p, q, share) => ({ x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share });
// A way turned a quarter clockwise as seen.
const right = (way) => ({ x: -way.y, y: way.x });

// The same way, one unit long; upwards where it has no length.
function unit(way) {
  const length = size(way);
  return length > 1e-6 ? { x: way.x / length, y: way.y / length } : { x: 0, y: -1 };
}

// Angles are counted counter-clockwise as seen, in radians.
const rim = (centre, radius, angle) =>
  place(centre.x + radius * Math.cos(angle), centre.y - radius * Math.sin(angle));

function arc(path, centre, radius, start, sweep) {
  path.arc(centre.x, centre.y, Math.max(0, radius), -start, -(start + sweep), sweep > 0);
}

function circle(path, centre, radius) {
  path.moveTo(centre.x + radius, centre.y);
  arc(path, centre, radius, 0, 2 * Math.PI);
  path.closePath();
  return path;
}

// One side of a limb: straight, or swelling outwards around the share `at` of its length.
function limbSide(path, start, end, first, last, angle, swell, at) {
  const here = rim(start, first, angle);
  const there = rim(end, last, angle);
  if (!swell) {
    path.lineTo(there.x, there.y);
    return;
  }
  const out = to(start, rim(start, 1, angle));
  const near = plus(towards(here, there, Math.max(at - 0.28, 0.05)), out, (swell * 4) / 3);
  const far = plus(towards(here, there, Math.min(at + 0.28, 0.95)), out, (swell * 4) / 3);
  path.bezierCurveTo(near.x, near.y, far.x, far.y, there.x, there.y);
}

// A limb from a round of radius `thick` to one of radius `thin`; a flat one ends in a hem.
function capsule(path, start, end, thick, thin, { left = 0, right: other = 0, at = 0.4, flat = false } = {}) {
  const way = to(start, end);
  if (size(way) <= Math.abs(thick - thin) + 1e-3) {
    return thick >= thin ? circle(path, start, thick) : circle(path, end, thin);
  }
  const along = unit(way);
  const half = Math.PI / 2 - Math.asin((thick - thin) / size(way));
  const angle = Math.atan2(-along.y, along.x);
  const first = rim(end, thin, angle - half);
  path.moveTo(first.x, first.y);
  if (flat) {
    const tip = plus(end, along, thin * 0.25);
    const last = rim(end, thin, angle + half);
    path.quadraticCurveTo(tip.x, tip.y, last.x, last.y);
  } else {
    arc(path, end, thin, angle - half, 2 * half);
  }
  limbSide(path, end, start, thin, thick, angle + half, left, 1 - at);
  arc(path, start, thick, angle + half, 2 * Math.PI - 2 * half);
  limbSide(path, start, end, thick, thin, angle - half, other, at);
  path.closePath();
  return path;
}

// A round start and a nearly straight end, as of a sleeve.
function sleeve(path, start, end, thick, thin) {
  const along = unit(to(start, end));
  const across = right(along);
  const angle = Math.atan2(-along.y, along.x);
  const first = rim(start, thick, angle + Math.PI / 2);
  const low = plus(end, across, thin);
  const tip = plus(end, along, thin * 0.3);
  const high = plus(end, across, -thin);
  path.moveTo(first.x, first.y);
  arc(path, start, thick, angle + Math.PI / 2, Math.PI);
  path.lineTo(low.x, low.y);
  path.quadraticCurveTo(tip.x, tip.y, high.x, high.y);
  path.closePath();
  return path;
}

// A closed curve through every place (Catmull-Rom).
function smooth(path, places) {
  const count = places.length;
  path.moveTo(places[0].x, places[0].y);
  for (let n = 0; n < count; n++) {
    const before = places[(n + count - 1) % count];
    const here = places[n];
    const there = places[(n + 1) % count];
    const after = places[(n + 2) % count];
    const one = plus(here, to(before, there), 1 / 6);
    const two = plus(there, to(here, after), -1 / 6);
    path.bezierCurveTo(one.x, one.y, two.x, two.y, there.x, there.y);
  }
  path.closePath();
  return path;
}

// A box with round corners; x, y is its upper left one.
function rounded(path, x, y, width, height, corner) {
  const r = Math.max(0, Math.min(corner, width / 2, height / 2));
  path.moveTo(x + r, y);
  path.arcTo(x + width, y, x + width, y + height, r);
  path.arcTo(x + width, y + height, x, y + height, r);
  path.arcTo(x, y + height, x, y, r);
  path.arcTo(x, y, x + width, y, r);
  path.closePath();
  return path;
}
