// One moment of a figure, painted on a canvas so that all of its movement stays in the picture.

// Where in the list of moments a share lies: the one before it, the one after it, and how far between them.
function between(shares, share) {
  let last = 1;
  while (last < shares.length - 1 && shares[last] < share) last++;
  if (shares.length < 2) return [0, 0, 0];
  const [from, until] = [shares[last - 1], shares[last]];
  return [last - 1, last, until > from ? Math.min(1, Math.max(0, (share - from) / (until - from))) : 1];
}

const mixed = (a, b, part) => a.map((value, n) => value + (b[n] - value) * part);

// Numbers x, y, x, y … as places with y down.
function places(numbers) {
  const found = [];
  for (let n = 0; n < numbers.length; n += 2) found.push(place(numbers[n], -numbers[n + 1]));
  return found;
}

function jointsAt(figure, share) {
  const [before, after, part] = between(figure.shares, share);
  const spots = places(mixed(figure.frames[before], figure.frames[after], part));
  return Object.fromEntries(JOINTS.map((name, n) => [name, spots[n]]));
}

function thingsAt(figure, share) {
  const [before, after, part] = between(figure.shares, share);
  const at = (moments) => (moments.length > 1 ? mixed(moments[before], moments[after], part) : moments[0]);
  return figure.things.map((thing) => ({ ...thing, box: at(thing.boxes), points: places(at(thing.points)) }));
}

function groundAt(figure, share) {
  if (!figure.ground.length) return 0;
  const [before, after, part] = between(figure.shares, share);
  return figure.ground[before] + (figure.ground[after] - figure.ground[before]) * part;
}

const otherSide = (name) => name.replace(/_([AB])$/, (_, side) => `_${side === 'A' ? 'B' : 'A'}`);

// Side A and side B exchanged.
const exchanged = (at) => Object.fromEntries(JOINTS.map((name) => [name, at[otherSide(name)]]));

// With less motion only whole keys are shown: the one that was reached last.
function lastKey(figure, share) {
  return figure.keys.filter((key) => key <= share + 1e-6).pop() || 0;
}

// `moment` is a share of the moving time, `swapped`, `mirrored` and how full the breath is.
function paintFigure(canvas, figure, moment, colours) {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width || !height) return;
  const [pixels, lines] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixels || canvas.height !== lines) [canvas.width, canvas.height] = [pixels, lines];
  const context = canvas.getContext('2d');
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, pixels, lines);
  const [left, bottom, end, top] = figure.extent;
  const aside = figure.view === 'side';
  // Where both sides are seen, the other one is shown as a mirror image.
  const mirrored = Boolean(moment.mirrored) !== (!aside && Boolean(moment.swapped));
  const closest = figure.view === 'top' ? 480 : 638;
  const scale = Math.min(pixels / (end - left), lines / (top - bottom), lines / closest);
  const middle = ((left + end) / 2) * scale;
  const spare = lines - (top - bottom) * scale;
  const x = pixels / 2 + (mirrored ? middle : -middle);
  context.setTransform(mirrored ? -scale : scale, 0, 0, scale, x, lines - spare * 0.38 + bottom * scale);
  const pencil = new Pencil(context, colours);
  const things = thingsAt(figure, moment.share);
  const plain = jointsAt(figure, moment.share);
  const at = moment.swapped && aside ? exchanged(plain) : plain;
  if (figure.view !== 'top' && !things.some((thing) => thing.kind === 'mat')) {
    paintFloor(pencil, figure.extent, groundAt(figure, moment.share), figure.stride);
  }
  paintBehind(pencil, things, figure.view);
  if (aside) paintSide(pencil, at, things, moment.breath);
  else if (figure.view === 'top') paintTop(pencil, at, jointsAt(figure, 0), moment.breath);
  else paintFacing(pencil, at, things, moment.breath, figure.view === 'feet');
  paintHeld(pencil, things);
}
