// The things that a figure uses, and the body seen from above. Boxes are left, bottom, right, top with y up.

const JOINT_APART = 300;

const boxed = ([left, bottom, end, top]) => ({ x: left, y: -top, width: end - left, height: top - bottom });
const block = (x, y, width, height, corner) => shape((p) => rounded(p, x, y, width, height, corner));

// A thin line for those who stand on bare ground; under a walker its joints pass by.
function paintFloor(pencil, [left, , end], passed, stride) {
  if (!stride) {
    pencil.fill(block(left, 0, end - left, 14, 7), pencil.colours.floor);
    return;
  }
  const apart = stride / Math.max(1, Math.round(stride / JOINT_APART));
  let from = left;
  for (let n = Math.ceil((left + 30 + passed) / apart); n <= Math.floor((end - 30 + passed) / apart); n++) {
    const x = n * apart - passed;
    pencil.fill(block(from, 0, x - 6 - from, 14, 5), pencil.colours.floor);
    from = x + 6;
  }
  pencil.fill(block(from, 0, end - from, 14, 5), pencil.colours.floor);
}

const corners = (...spots) => shape((p) => {
  spots.forEach((spot, n) => (n ? p.lineTo(spot.x, spot.y) : p.moveTo(spot.x, spot.y)));
  p.closePath();
});

// A mat that runs away from us: its top grows narrower, its front edge is darker.
function matFromAbove(pencil, [left, bottom, end, top]) {
  const narrower = Math.min(0.45 * top, (end - left) / 4);
  pencil.fill(block(left, 0, end - left, -bottom, 12), pencil.colours.mat_edge);
  pencil.fill(corners(place(left, 0), place(left + narrower, -top), place(end - narrower, -top), place(end, 0),
    place(end, 12), place(left, 12)), pencil.colours.mat);
}

// A chair as seen by who faces it: two posts and two rails, a seat a little from above.
function chairFacing(pencil, thing) {
  const { thing: light, thing_dark: dark } = pencil.colours;
  const [left, , end] = thing.box;
  const seat = thing.points[0];
  const top = -thing.top;
  for (const post of [left + 6, end - 24]) pencil.fill(block(post, top, 18, seat.y - top, 8), dark);
  pencil.fill(block(left + 6, (top + seat.y) / 2, end - left - 12, 18, 8), dark);
  pencil.fill(block(left - 2, top, end - left + 4, 34, 12), light);
  for (const leg of [left + 6, end - 24]) pencil.fill(block(leg, seat.y + 20, 18, -seat.y - 20, 6), dark);
  const edge = seat.y + 44;
  pencil.fill(corners(place(left + 10, edge - 62), place(end - 10, edge - 62), place(end + 8, edge + 8),
    place(left - 8, edge + 8)), light);
  pencil.fill(block(left - 8, edge, end - left + 16, 24, 9), dark);
}

// What stands between us and the body; hands lie on it.
function paintBefore(pencil, things) {
  for (const thing of things) if (thing.before) chairFacing(pencil, thing);
}

const PAINT_THING = {
  mat(pencil, thing, box, fromAbove) {
    if (!fromAbove && thing.box[3] > 0) {
      matFromAbove(pencil, thing.box);
      return;
    }
    pencil.fill(block(box.x, box.y, box.width, box.height, fromAbove ? 40 : box.height / 2), pencil.colours.mat);
  },
  chair(pencil, thing, box) {
    const { thing: light, thing_dark: dark } = pencil.colours;
    const seat = thing.points[0];
    const bar = 20;
    const end = box.x + box.width;
    const back = thing.left ? box.x : end - bar;
    const front = thing.left ? end - bar - 8 : box.x + 8;
    const inner = thing.left ? box.x + 8 : end - bar - 8;
    for (const leg of [front, inner]) pencil.fill(block(leg, seat.y + 10, bar - 4, -seat.y - 10, 6), dark);
    pencil.fill(block(back, -thing.top, bar, seat.y + thing.top + 24, 9), dark);
    pencil.fill(block(box.x - 4, seat.y, box.width + 8, 30, 12), light);
  },
  wall(pencil, thing, box) {
    // One as wide as this is behind somebody who stands beside it, and shows its skirting.
    if (box.width > 100) {
      pencil.context.globalAlpha = 0.5;
      pencil.fill(block(box.x, box.y, box.width, box.height, 24), pencil.colours.floor);
      pencil.context.globalAlpha = 1;
      pencil.fill(block(box.x, -40, box.width, 40, 6), pencil.colours.floor);
      return;
    }
    pencil.fill(block(box.x, box.y, box.width, box.height, 8), pencil.colours.thing);
    const face = thing.left ? box.x + box.width - 8 : box.x;
    pencil.fill(block(face, box.y, 8, box.height, 4), pencil.colours.thing_dark);
  },
  table(pencil, thing, box) {
    for (const leg of [box.x + 36, box.x + box.width - 56]) {
      pencil.fill(block(leg, box.y + 10, 20, box.height - 10, 6), pencil.colours.thing_dark);
    }
    pencil.fill(block(box.x, box.y, box.width, 28, 10), pencil.colours.thing);
  },
  step(pencil, thing, box) {
    pencil.fill(block(box.x + 8, box.y + 8, box.width - 16, box.height - 8, 8), pencil.colours.thing_dark);
    pencil.fill(block(box.x, box.y, box.width, Math.min(28, box.height), 9), pencil.colours.thing);
  },
  cushion(pencil, thing, box) {
    pencil.fill(block(box.x, box.y, box.width, box.height, Math.min(box.height, box.width) / 2), pencil.colours.cushion);
  },
  pack(pencil, thing) {
    pencil.fill(shape((p) => capsule(p, thing.points[0], thing.points[1], 17, 17)), pencil.colours.warm);
  },
  ball(pencil, thing) {
    const centre = thing.points[0];
    pencil.fill(shape((p) => circle(p, centre, 38)), pencil.colours.warm);
    pencil.fill(shape((p) => circle(p, place(centre.x - 12, centre.y - 13), 9)), 'rgba(255,255,255,.45)');
  },
};

// Everything that the body covers, the mat first.
function paintBehind(pencil, things, view) {
  const mats = things.filter((thing) => thing.kind === 'mat');
  for (const thing of [...mats, ...things.filter((each) => each.kind !== 'mat')]) {
    const paint = PAINT_THING[thing.kind];
    if (thing.before) continue;
    if (view === 'front' && thing.kind === 'chair') chairFacing(pencil, thing);
    else if (paint) paint(pencil, thing, boxed(thing.box), view === 'top');
  }
}

// What runs over the body: straps and bands.
function paintHeld(pencil, things) {
  for (const thing of things) {
    if (thing.kind !== 'strap' && thing.kind !== 'band') continue;
    const path = new Path2D();
    thing.points.forEach((spot, n) => (n ? path.lineTo(spot.x, spot.y) : path.moveTo(spot.x, spot.y)));
    const strap = thing.kind === 'strap';
    pencil.line(path, strap ? pencil.colours.strap : pencil.colours.warm, strap ? 10 : 13);
  }
}

// Shoulders and chest from above: an oval that is deepest in the middle.
function uprightTrunk(at, breath) {
  const [a, b] = [at.SHOULDER_A, at.SHOULDER_B];
  const middle = towards(a, b, 0.5);
  const across = unit(to(b, a));
  const front = right(across);
  return shape((p) => smooth(p, [
    plus(a, across, 46), plus(a, front, -48), plus(middle, front, -66), plus(b, front, -48), plus(b, across, -46),
    plus(b, front, 50), plus(middle, front, 80 * (1 + 0.04 * breath)), plus(a, front, 50),
  ]));
}

// From the hips to the shoulders, however they are turned against each other.
function lyingTrunk(at, breath) {
  const [pelvis, waist, neck] = [at.PELVIS, at.WAIST, at.NECK];
  const way = unit(to(pelvis, neck));
  const side = right(way);
  const wide = 58 * (1 + 0.04 * breath);
  const reach = (middle, joints, sign) => {
    const ways = joints.map((joint) => to(middle, at[joint]));
    return Math.max(wide, ...ways.map((each) => sign * (each.x * side.x + each.y * side.y) + 40));
  };
  const [high, low] = [['SHOULDER_A', 'SHOULDER_B'], ['HIP_A', 'HIP_B']];
  const [r, l, lowR, lowL] = [reach(neck, high, 1), reach(neck, high, -1), reach(pelvis, low, 1), reach(pelvis, low, -1)];
  const ribs = towards(waist, neck, 0.5);
  return shape((p) => smooth(p, [
    plus(plus(neck, way, 34), side, 20), plus(neck, side, r), plus(ribs, side, Math.max(r * 0.82, wide)),
    plus(waist, side, (r + lowR) * 0.42), plus(plus(pelvis, way, 14), side, lowR * 0.9), plus(pelvis, way, 4),
    plus(plus(pelvis, way, 14), side, -lowL * 0.9), plus(waist, side, -(l + lowL) * 0.42),
    plus(ribs, side, -Math.max(l * 0.82, wide)), plus(neck, side, -l), plus(plus(neck, way, 34), side, -20),
  ]));
}

function legsFromAbove(pencil, at, planted, upright) {
  const legs = ['B', 'A'].map((side) => [side, legOf(at, side)]);
  if (legs.every(([, leg]) => size(to(leg.hip, leg.ankle)) < 20)) {
    if (!upright) return;
    const front = right(unit(to(planted.HIP_B, planted.HIP_A)));
    for (const hip of [planted.HIP_A, planted.HIP_B]) {
      pencil.cloth(shape((p) => capsule(p, plus(hip, front, -26), plus(hip, front, 124), 28, 32)), pencil.colours.shoes);
    }
    return;
  }
  for (const [side, leg] of legs) {
    pencil.cloth(shape((p) => capsule(p, leg.ankle, leg.toe, 30, 26)), pencil.colours.shoes, side === 'A');
    pencil.cloth(trousers(leg, false, 62), pencil.colours.trousers, side === 'A');
  }
}

// A head that turns with the shoulders: a profile on somebody's side, a face on the back, and one fades into the other.
function lyingHead(pencil, at) {
  const up = unit(to(at.NECK, at.HEAD));
  const open = size(to(at.SHOULDER_A, at.SHOULDER_B)) / SHOULDERS;
  const turned = Math.min(1, Math.max(0, (open - 0.42) / 0.2));
  const back = right(up);
  if (turned < 1) headSide(pencil, at.HEAD, up, place(-back.x, -back.y));
  if (turned > 0) {
    pencil.context.save();
    pencil.context.globalAlpha = turned;
    headFront(pencil, at.HEAD, up);
    pencil.context.restore();
  }
}

function liesOnBack(at) {
  const lies = size(to(at.PELVIS, at.NECK)) >= 120;
  return lies && size(to(at.HIP_A, at.HIP_B)) > 60 && size(to(at.SHOULDER_A, at.SHOULDER_B)) >= 0.62 * SHOULDERS;
}

// The sides of the legs, the lower one first: where both knees lean to one side, the other leg lies on top.
function legsByHeight(at) {
  const across = unit(to(at.HIP_B, at.HIP_A));
  const leans = [[at.HIP_A, at.KNEE_A], [at.HIP_B, at.KNEE_B]].map(([hip, knee]) => {
    const way = to(hip, knee);
    return way.x * across.x + way.y * across.y;
  });
  return Math.min(...leans) > 0 ? 'AB' : 'BA';
}

// A leg whose knee is bent towards us: a shank that falls away from us is darker than the thigh.
function legFromAbove(pencil, at, side, over) {
  const leg = legOf(at, side);
  const [near, far, line] = pencil.colours.trousers;
  pencil.cloth(shape((p) => capsule(p, plus(leg.ankle, to(leg.ankle, leg.toe), -0.2), leg.toe, 28, 27)), pencil.colours.shoes);
  const lower = shape((p) => capsule(p, leg.knee, leg.ankle, THICK.knee - 3, THICK.ankle + 2));
  const thigh = shape((p) => capsule(p, leg.hip, leg.knee, 58, THICK.knee));
  const whole = new Path2D(lower);
  whole.addPath(thigh);
  if (over) pencil.seam(whole, over, far, 10);
  pencil.cloth(lower, [near, far, line], false);
  pencil.context.globalAlpha = Math.min(1, Math.max(0, (size(to(leg.knee, leg.ankle)) / SHANK - 0.5) / 0.35));
  pencil.fill(lower, near);
  pencil.context.globalAlpha = 1;
  pencil.seam(thigh, lower, far, 8);
  pencil.cloth(thigh, [near, far, line]);
  return whole;
}

// Somebody who looks up at us; legs that the hands reach for are nearest to us, before the hands.
function paintOnBack(pencil, at, breath) {
  const { colours } = pencil;
  const trunk = trunkFacing(at, breath);
  const up = unit(to(at.PELVIS, at.NECK));
  const arms = ['A', 'B'].map((side) => armOf(at, side));
  const holds = arms.every(({ wrist }) => (wrist.x - at.PELVIS.x) * up.x + (wrist.y - at.PELVIS.y) * up.y < 50);
  const legs = () => {
    const [lower, upper] = legsByHeight(at);
    legFromAbove(pencil, at, upper, legFromAbove(pencil, at, lower));
  };
  pencil.cloth(shape((p) => capsule(p, at.NECK, at.HEAD, 38, 32)), colours.skin);
  pencil.cloth(seatFacing(at), colours.trousers);
  if (!holds) legs();
  pencil.cloth(trunk, colours.top);
  headFront(pencil, at.HEAD, unit(to(at.NECK, at.HEAD)));
  for (const arm of arms) paintArm(pencil, arm, trunk);
  if (holds) legs();
}

function paintTop(pencil, at, planted, breath) {
  if (liesOnBack(at)) {
    paintOnBack(pencil, at, breath);
    return;
  }
  const { colours } = pencil;
  const upright = size(to(at.PELVIS, at.NECK)) < 120;
  legsFromAbove(pencil, at, planted, upright);
  pencil.cloth(shape((p) => capsule(p, at.HIP_A, at.HIP_B, 70, 70)), colours.trousers);
  const trunk = upright ? uprightTrunk(at, breath) : lyingTrunk(at, breath);
  const [near, far] = [armOf(at, 'A'), armOf(at, 'B')];
  if (!upright) {
    // The arm that lies under the body is covered by it, the one on top covers the body.
    pencil.cloth(bareArm(far), colours.skin, false);
    pencil.cloth(cuffOf(far), colours.top, false);
  }
  pencil.cloth(shape((p) => capsule(p, at.NECK, at.HEAD, 36, 32)), colours.skin);
  pencil.cloth(trunk, colours.top);
  if (!upright) {
    lyingHead(pencil, at);
    paintArm(pencil, near, trunk);
    return;
  }
  for (const arm of [far, near]) paintArm(pencil, arm, trunk);
  const front = right(unit(to(at.SHOULDER_B, at.SHOULDER_A)));
  headTop(pencil, at.HEAD, front);
  // Folded arms have the face's colour.
  const arms = bareArm(near);
  arms.addPath(bareArm(far));
  pencil.seam(shape((p) => circle(p, plus(at.HEAD, front, 12), THICK.head - 4)), arms, colours.skin[1]);
}
