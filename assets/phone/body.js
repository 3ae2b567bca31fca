// The body: its parts as shapes, and how they are put together in each view.

const JOINTS = ['PELVIS', 'WAIST', 'NECK', 'HEAD', 'SHOULDER_A', 'ELBOW_A', 'WRIST_A', 'SHOULDER_B', 'ELBOW_B',
  'WRIST_B', 'HIP_A', 'KNEE_A', 'ANKLE_A', 'TOE_A', 'HIP_B', 'KNEE_B', 'ANKLE_B', 'TOE_B'];
const THICK = { shoulder: 44, elbow: 30, wrist: 23, hip: 66, knee: 43, ankle: 29, toe: 21, head: 70 };
const FORE = 146;
const FOOT = 105;
const SHANK = 232;
const SHOULDERS = 196;
const HAND = 50;
const LARGER = 1.07; // A drawn head looks right a little larger than it is, and nearer to the shoulders.
// How thick the trunk is before and behind its middle line: share of the way from seat to shoulders, front, back; and
// by what share of that the front swells with a full breath.
const TRUNK = [[0, 60, 66, 0], [0.17, 61, 63, 0.04], [0.36, 63, 60, 0.12], [0.52, 65, 61, 0.12], [0.7, 73, 65, 0.04],
  [0.84, 71, 66, 0.02], [0.96, 56, 58, 0]];
const BACK_SWELLS = 0.15;
const CHEST_DEEP = 0.72; // As a share of how wide the chest is.
const EYES = '#33261F'; // Dark whatever the hair's colour is.
const EYE = 7;
const FACE_DEEP = 40; // How far before the head's middle the face lies.
// The outline of hair round a face, and how much of it goes with the face when that turns.
const HAIR = [[0, 73, 0], [46, 58, 0], [66, 18, 0], [58, 2, 0.15], [46, 26, 0.3], [14, 36, 0.8], [-30, 40, 0.8],
  [-50, 24, 0.8], [-58, 2, 0.6], [-66, 18, 0], [-46, 58, 0]];

const shape = (...draw) => {
  const path = new Path2D();
  for (const each of draw) each(path);
  return path;
};

// Fills shapes with a figure's colours on a canvas that measures in thousandths of a stature.
class Pencil {
  constructor(context, colours) {
    this.context = context;
    this.colours = colours;
  }

  cloth(path, [near, far, line], isNear = true) {
    if (line) this.line(path, line, 7);
    this.fill(path, isNear ? near : far);
  }

  fill(path, colour) {
    this.context.fillStyle = colour;
    this.context.fill(path);
  }

  line(path, colour, width) {
    this.context.strokeStyle = colour;
    this.context.lineWidth = width;
    this.context.lineCap = 'round';
    this.context.lineJoin = 'round';
    this.context.stroke(path);
  }

  // The edge of a part only where it lies over another one.
  seam(path, inside, colour, width = 5) {
    this.context.save();
    this.context.clip(inside);
    this.line(path, colour, width);
    this.context.restore();
  }
}

const legOf = (at, side) =>
  ({ hip: at[`HIP_${side}`], knee: at[`KNEE_${side}`], ankle: at[`ANKLE_${side}`], toe: at[`TOE_${side}`] });

function armOf(at, side) {
  const arm = { shoulder: at[`SHOULDER_${side}`], elbow: at[`ELBOW_${side}`], wrist: at[`WRIST_${side}`] };
  const fore = to(arm.elbow, arm.wrist);
  const way = unit(fore);
  const length = HAND * Math.min(1, size(fore) / FORE);
  return { ...arm, hand: place(way.x * length, way.y * length), flat: false };
}

// Seen from the side a hand that stands on the floor, a wall or a table is pressed flat.
function armAtSide(at, side, things) {
  const arm = armOf(at, side);
  const fore = unit(to(arm.elbow, arm.wrist));
  const steep = fore.y > Math.cos((50 * Math.PI) / 180);
  const pressed = (x, y) => ({ ...arm, hand: place(x, y), flat: true });
  if (steep && -arm.wrist.y < 45) return pressed(HAND, 0);
  for (const thing of things) {
    const [left, , , top] = thing.box;
    if (thing.kind === 'wall' && Math.abs(left - arm.wrist.x) < 50 && !thing.left) return pressed(0, -HAND);
    // The palm lies on a wall behind the picture, the fingers point ahead.
    if (thing.kind === 'wall' && thing.box[2] - left > 100 && side === 'B') return { ...arm, hand: place(50, -14) };
    const beside = arm.wrist.x - left;
    if (thing.kind === 'chair' && thing.left && Math.abs(thing.top + 30 + arm.wrist.y) < 50 && beside > -90 && beside < 30) {
      return pressed(HAND, 0);
    }
    if (thing.kind === 'table' && Math.abs(top + arm.wrist.y) < 50 && arm.wrist.y > arm.elbow.y + 50) {
      return pressed(HAND, 0);
    }
  }
  return arm;
}

function cuffOf(arm) {
  const thin = THICK.shoulder + (THICK.elbow - THICK.shoulder) * 0.56 + 4;
  if (size(to(arm.shoulder, arm.elbow)) < 40) return shape((p) => circle(p, arm.shoulder, THICK.shoulder));
  return shape((p) => sleeve(p, arm.shoulder, towards(arm.shoulder, arm.elbow, 0.56), THICK.shoulder, thin));
}

function hand(path, arm) {
  const length = size(arm.hand);
  if (length < 1) return circle(path, arm.wrist, THICK.wrist + 3);
  const along = unit(arm.hand);
  if (arm.flat) {
    const under = right(along);
    const heel = plus(plus(arm.wrist, along, -4), under, 9);
    return capsule(path, heel, plus(plus(arm.wrist, along, HAND + 6), under, 17), 21, 12.5);
  }
  const tips = plus(arm.wrist, arm.hand, Math.max(0, 1 - 17 / length));
  return capsule(path, plus(arm.wrist, along, 4), tips, THICK.wrist - 2, 16, { left: 3, right: 3, at: 0.5 });
}

function bareArm(arm) {
  const swell = size(to(arm.elbow, arm.wrist)) > 60 ? 2.5 : 0;
  return shape(
    (p) => capsule(p, arm.shoulder, arm.elbow, THICK.shoulder - 5, THICK.elbow - 1),
    (p) => capsule(p, arm.elbow, arm.wrist, THICK.elbow, THICK.wrist - 2, { left: swell, right: swell, at: 0.3 }),
    (p) => hand(p, arm),
  );
}

// One trouser leg; `side` tells that the calf is only behind.
function trousers(leg, side, hip = THICK.hip) {
  const shank = to(leg.knee, leg.ankle);
  const calf = 5 * Math.min(1, size(shank) / 160);
  const thigh = 4 * Math.min(1, size(to(leg.hip, leg.knee)) / 160);
  const long = size(shank) > 60;
  const hem = long ? plus(leg.ankle, unit(shank), 2) : leg.ankle;
  const swell = side ? { left: 0, right: calf * 1.6 } : { left: calf * 0.8, right: calf * 0.8 };
  return shape(
    (p) => capsule(p, leg.hip, leg.knee, hip, THICK.knee, { left: thigh, right: thigh, at: 0.45 }),
    (p) => capsule(p, leg.knee, hem, THICK.knee, THICK.ankle, { ...swell, at: 0.32, flat: long }),
  );
}

// A shoe seen from the side, and its sole.
function shoe(leg) {
  const along = unit(to(leg.ankle, leg.toe));
  const down = right(along);
  const length = size(to(leg.ankle, leg.toe));
  const sole = 34;
  const heel = 30;
  const tip = length + THICK.toe;
  const at = (ahead, below) => plus(plus(leg.ankle, along, ahead), down, below);
  const curve = (path, ...ends) => path.bezierCurveTo(...ends.flatMap((end) => [end.x, end.y]));
  const upper = new Path2D();
  const begin = at(-heel + 2, sole);
  upper.moveTo(begin.x, begin.y);
  curve(upper, at(-heel - 8, sole - 22), at(-heel - 2, -8), at(-THICK.ankle + 3, -20));
  const top = at(THICK.ankle - 3, -22);
  upper.lineTo(top.x, top.y);
  curve(upper, at(THICK.ankle + 6, -2), at(length * 0.62, 2), at(length * 0.84, 6));
  curve(upper, at(tip - 4, 10), at(tip, sole - 8), at(tip - 8, sole));
  upper.closePath();
  const edge = new Path2D();
  const [from, until] = [at(-heel + 2, sole - 3.5), at(tip - 10, sole - 3.5)];
  edge.moveTo(from.x, from.y);
  edge.lineTo(until.x, until.y);
  return [upper, edge];
}

const headSpots = (centre, ahead, up, spots) =>
  spots.map(([x, y]) => plus(plus(centre, ahead, x * LARGER), up, y * LARGER - 4));

function headSide(pencil, centre, up, ahead = right(up)) {
  const spots = (list) => headSpots(centre, ahead, up, list);
  const skull = shape((p) => smooth(p, spots([[0, 69], [36, 60], [58, 34], [63, 10], [73, -12], [62, -20], [59, -42],
    [40, -63], [8, -58], [-34, -52], [-62, -22], [-69, 8], [-54, 48], [-28, 65]])));
  pencil.cloth(skull, pencil.colours.skin);
  pencil.fill(shape((p) => smooth(p, spots([[0, 73], [34, 66], [54, 44], [44, 36], [20, 30], [4, 18], [-2, -2],
    [-16, -8], [-26, -34], [-44, -54], [-64, -34], [-74, 4], [-60, 46], [-34, 66]]))), pencil.colours.hair);
  pencil.fill(shape((p) => circle(p, spots([[-10, -12]])[0], 12)), pencil.colours.skin[1]);
  pencil.fill(shape((p) => circle(p, spots([[43, 6]])[0], EYE)), EYES);
  faceLine(pencil, ...spots([[46, -37], [54, -38], [60, -36]]));
  return skull;
}

// A head that looks at us, with a calm face; `turned` is the sine of how far it looks to the right of the picture.
function headFront(pencil, centre, up, turned = 0) {
  const spots = (list) => headSpots(centre, right(up), up, list);
  const open = Math.sqrt(1 - turned * turned);
  const onFace = (list) => spots(list.map(([x, y]) => [x * open + FACE_DEEP * turned, y]));
  for (const ear of spots([[-58, -6], [58, -6]])) pencil.fill(shape((p) => circle(p, ear, 12)), pencil.colours.skin[1]);
  pencil.cloth(shape((p) => smooth(p, spots([[0, 68], [44, 52], [59, 10], [50, -34], [22, -64], [-22, -64], [-50, -34],
    [-59, 10], [-44, 52]]))), pencil.colours.skin);
  // What the face turns away from is covered by hair.
  const hair = HAIR.map(([x, y, inner]) => [x + FACE_DEEP * turned * inner, y]);
  pencil.fill(shape((p) => smooth(p, spots(hair))), pencil.colours.hair);
  for (const eye of onFace([[-24, 0], [24, 0]])) pencil.fill(shape((p) => circle(p, eye, EYE)), EYES);
  const tip = turned >= 0 ? 9 : -9;
  faceLine(pencil, ...onFace([[tip * 0.2, -4], [tip * 1.3, -22], [-tip * 0.2, -23]]));
  faceLine(pencil, ...onFace([[-13, -41], [0, -45], [13, -41]]));
}

// A soft line in a face.
function faceLine(pencil, start, bend, end) {
  const path = new Path2D();
  path.moveTo(start.x, start.y);
  path.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
  pencil.line(path, pencil.colours.skin[1], 5.5);
}

function headTop(pencil, centre, front) {
  pencil.fill(shape((p) => circle(p, plus(centre, front, 72), 15)), pencil.colours.skin[0]);
  pencil.fill(shape((p) => circle(p, plus(centre, front, 12), THICK.head - 4)), pencil.colours.skin[0]);
  pencil.fill(shape((p) => circle(p, plus(centre, front, -6), THICK.head - 3)), pencil.colours.hair);
}

// A place on the bent line through the trunk, and the way it runs there.
function alongTrunk(pelvis, waist, neck, share) {
  const middle = unit(to(pelvis, neck));
  const low = share <= 0.5;
  const part = low ? share * 2 : share * 2 - 1;
  const [start, end] = low ? [pelvis, waist] : [waist, neck];
  const whole = size(to(start, end));
  const [leave, arrive] = low ? [unit(to(pelvis, waist)), middle] : [middle, unit(to(waist, neck))];
  const [square, cube] = [part * part, part * part * part];
  const [a, b, c, d] = [2 * cube - 3 * square + 1, cube - 2 * square + part, -2 * cube + 3 * square, cube - square];
  const spot = place(
    a * start.x + b * leave.x * whole + c * end.x + d * arrive.x * whole,
    a * start.y + b * leave.y * whole + c * end.y + d * arrive.y * whole,
  );
  return [spot, unit(towards(leave, arrive, part))];
}

function trunkSide(at, breath) {
  const [pelvis, waist, neck] = [at.PELVIS, at.WAIST, at.NECK];
  const front = [];
  const back = [];
  for (const [share, ahead, behind, swell] of TRUNK) {
    const [spot, way] = alongTrunk(pelvis, waist, neck, share);
    front.push(plus(spot, right(way), ahead * (1 + swell * breath)));
    back.push(plus(spot, right(way), -behind * (1 + swell * breath * BACK_SWELLS)));
  }
  const first = alongTrunk(pelvis, waist, neck, 0)[1];
  const last = alongTrunk(pelvis, waist, neck, 1)[1];
  const top = plus(neck, last, 46);
  const shoulders = [plus(top, right(last), 27), plus(plus(top, last, 8), right(last), -30)];
  const hem = [plus(back[0], first, 8), plus(pelvis, first, -10), plus(front[0], first, 8)];
  const shirt = shape((p) => smooth(p, [...front.slice(1), ...shoulders, ...back.slice(1).reverse(), ...hem]));
  const seat = shape((p) => capsule(p, pelvis, towards(pelvis, waist, 0.45), THICK.hip, THICK.hip - 5));
  return [shirt, seat];
}

function paintSide(pencil, at, things, breath) {
  const { colours } = pencil;
  const [farArm, nearArm] = [armAtSide(at, 'B', things), armAtSide(at, 'A', things)];
  const leg = (side, near) => {
    const [upper, edge] = shoe(legOf(at, side));
    pencil.cloth(upper, colours.shoes, near);
    pencil.line(edge, near ? colours.shoes[1] : colours.thing, 6);
    pencil.cloth(trousers(legOf(at, side), true), colours.trousers, near);
  };
  pencil.cloth(bareArm(farArm), colours.skin, false);
  pencil.cloth(cuffOf(farArm), colours.top, false);
  leg('B', false);
  const up = unit(to(at.NECK, at.HEAD));
  const neck = shape((p) => capsule(p, towards(at.NECK, at.HEAD, 0.1), at.HEAD, 40, 31));
  pencil.cloth(neck, colours.skin);
  const [trunk, seat] = trunkSide(at, breath);
  leg('A', true);
  pencil.cloth(seat, colours.trousers);
  pencil.cloth(trunk, colours.top);
  const face = headSide(pencil, at.HEAD, up);
  const arm = bareArm(nearArm);
  face.addPath(neck);
  pencil.seam(arm, face, colours.skin[1], 8);
  pencil.cloth(arm, colours.skin);
  const cuff = cuffOf(nearArm);
  pencil.cloth(cuff, colours.top);
  pencil.seam(cuff, trunk, colours.top[1]);
}

// The sine of how far somebody upright who faces us turns chest and head to the right of the picture: shoulders that
// look narrower than they are tell how far, the elbows, which are in front of the chest, which way.
function turnedAside(at) {
  const look = Math.min(1, size(to(at.SHOULDER_A, at.SHOULDER_B)) / SHOULDERS);
  const aside = (at.ELBOW_A.x + at.ELBOW_B.x) / 2 - at.NECK.x;
  return look > 0.995 ? 0 : Math.sqrt(1 - look * look) * (aside >= 0 ? 1 : -1);
}

function trunkFacing(at, breath, turned = 0) {
  const [a, b, neck, waist] = [at.SHOULDER_A, at.SHOULDER_B, at.NECK, at.WAIST];
  const [up, low] = [unit(to(waist, neck)), unit(to(at.PELVIS, waist))];
  const [across, under] = [unit(to(b, a)), unit(to(at.HIP_B, at.HIP_A))];
  const wide = (1 + 0.04 * breath) * Math.sqrt(1 - (1 - CHEST_DEEP ** 2) * turned * turned);
  const chest = towards(waist, neck, 0.6);
  return shape((p) => smooth(p, [
    plus(plus(at.HIP_A, under, 42), low, 12), plus(waist, across, 78), plus(chest, across, 104 * wide),
    plus(plus(a, across, 30), up, 4), plus(a, up, 38), plus(plus(neck, up, 52), across, 44), plus(neck, up, 46),
    plus(plus(neck, up, 52), across, -44), plus(b, up, 38), plus(plus(b, across, -30), up, 4),
    plus(chest, across, -104 * wide), plus(waist, across, -78), plus(plus(at.HIP_B, under, -42), low, 12),
    plus(at.PELVIS, low, -6),
  ]));
}

// One arm over the trunk, its sleeve set off from it.
function paintArm(pencil, arm, trunk) {
  const cuff = cuffOf(arm);
  pencil.cloth(bareArm(arm), pencil.colours.skin);
  pencil.cloth(cuff, pencil.colours.top);
  pencil.seam(cuff, trunk, pencil.colours.top[1]);
}

// One leg that we see from the front; where it lies over the other one, its edge shows.
function legFacing(pencil, at, side, over) {
  const bones = legOf(at, side);
  const cloth = trousers(bones, false, 56);
  const foot = to(bones.ankle, bones.toe);
  const turned = size(foot) > 0.75 * FOOT && Math.abs(unit(foot).x) > 0.5;
  pencil.cloth(turned ? shoe(bones)[0] : shape((p) => capsule(p, bones.ankle, bones.toe, 31, 34)), pencil.colours.shoes);
  if (over) pencil.seam(cloth, over, pencil.colours.trousers[1], 8);
  pencil.cloth(cloth, pencil.colours.trousers);
  const [thigh, shank] = [to(bones.hip, bones.knee), to(bones.knee, bones.ankle)];
  if (thigh.x * shank.x + thigh.y * shank.y < 0) {
    // A shank that is folded back lies before the thigh.
    const lower = shape((p) => capsule(p, bones.knee, bones.ankle, THICK.knee - 3, THICK.ankle));
    const upper = shape((p) => capsule(p, bones.hip, bones.knee, 56, THICK.knee));
    pencil.seam(lower, upper, pencil.colours.trousers[1], 10);
    pencil.fill(lower, pencil.colours.trousers[0]);
  }
  return cloth;
}

function seatFacing(at) {
  return shape(
    (p) => capsule(p, at.HIP_A, at.HIP_B, 56, 56),
    (p) => capsule(p, at.PELVIS, towards(at.PELVIS, at.WAIST, 0.4), 90, 80),
  );
}

function paintFacing(pencil, at, things, breath, fromFeet) {
  const { colours } = pencil;
  const turned = fromFeet ? 0 : turnedAside(at);
  const trunk = trunkFacing(at, breath, turned);
  const seat = seatFacing(at);
  const neck = () => pencil.cloth(shape((p) => capsule(p, at.NECK, at.HEAD, 38, 32)), colours.skin);
  const head = () => headFront(pencil, at.HEAD, unit(to(at.NECK, at.HEAD)), turned);
  const arms = () => {
    for (const side of 'AB') paintArm(pencil, armOf(at, side), trunk);
  };
  if (fromFeet) {
    // Somebody on the back, a little from above: the head is farthest away, the feet are nearest.
    neck();
    head();
    pencil.cloth(trunk, colours.top);
    arms();
    pencil.cloth(seat, colours.trousers);
    const [lower, upper] = at.KNEE_A.y >= at.KNEE_B.y ? 'AB' : 'BA';
    legFacing(pencil, at, upper, legFacing(pencil, at, lower));
    return;
  }
  const other = legFacing(pencil, at, 'B');
  pencil.cloth(seat, colours.trousers);
  legFacing(pencil, at, 'A', other);
  neck();
  pencil.cloth(trunk, colours.top);
  head();
  paintBefore(pencil, things);
  arms();
}
