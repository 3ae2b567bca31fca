"""The figure, large, with a handle on every joint; it can also be seen moving."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.library.figure.body import Joint, Point, View
from exercises.library.figure.contact import lowest
from exercises.library.figure.draft import FigureDraft
from exercises.library.figure.limb import LIMBS, limb_of
from exercises.library.figure.motion import Bounds, Frame
from exercises.library.figure.posing import Posed, Stance, drag
from exercises.library.figure.stage import even_limbs, freed, key_of, places_pins, posed, stance_at, standing_still
from gui.editor.pose import words
from gui.editor.pose.handle import Handle, HandleState
from gui.editor.pose.model import FigureModel, Limbs
from gui.figure.colours import figure_colours
from gui.figure.cycle import HOLD_SECONDS, KEY_SECONDS, PAUSE_SECONDS, keys_in_order
from gui.figure.fit import Placing, fit
from gui.figure.in_sight import InSight
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, mix
from gui.widgets.painting import paint_box

# Room around the figure that a limb can be led into, in statures, and the least that is seen across.
_ROOM: Final = 0.16
_LEAST: Final = 1.25
# Pixels that the figure gets in the lowest window.
_LOWEST: Final = 180
_PICTURE_MS: Final = 34
# How far an arrow key leads a handle, in statures; with Shift five times that.
STEP: Final = 0.01
_LARGE: Final = 5
# Where whole degrees swallow a step, it is tried larger.
_TRIES: Final = (1, 2, 3, 4)
_TRUNK: Final = (Joint.PELVIS, Joint.WAIST, Joint.NECK, Joint.HEAD)


class PoseCanvas(QWidget):
    """Shows the stop that is looked at; its handles are led with the mouse or with the arrow keys.

    `plays_changed` tells when the figure begins or ends to move.
    """

    plays_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        model: FigureModel,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._monotonic = monotonic
        self._scene: Scene | None = None
        self._frame: Frame | None = None
        self._camera: Placing | None = None
        # The figure's own origin moves when the first pose does; this keeps what is seen in its place, in statures.
        self._shift = 0.0
        self._handles: dict[Joint, Handle] = {}
        self._view: View | None = None
        self._start: Stance | None = None
        self._led: FigureDraft | None = None
        self._moved_by = 0.0
        self._room = 10_000
        self._begun: float | None = None
        self._key: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Figure"))
        self._timer = QTimer(self, interval=_PICTURE_MS)
        self._timer.timeout.connect(self._go_on)
        self._in_sight = InSight(self)
        self._in_sight.changed.connect(self._run_or_rest)
        model.changed.connect(self._show_draft)
        model.joint_changed.connect(self._tell_handles)
        theme.changed.connect(self._refit)
        theme.figure_look_changed.connect(self.update)
        self._show_draft()

    @property
    def frame(self) -> Frame | None:
        """The posture that is shown."""
        return self._frame

    @property
    def handles(self) -> dict[Joint, Handle]:
        """The handles, by their joints."""
        return dict(self._handles)

    def place_of(self, joint: Joint) -> QPointF:
        """Where a joint is on the canvas, in pixels."""
        assert self._frame is not None  # noqa: S101 - asked for what is shown only
        return self._pixel(self._frame.at(joint))

    # What is shown

    def _show_draft(self) -> None:
        draft = self._model.draft
        if draft is None:
            self.stop()
            self._scene = self._frame = None
            self._place_handles()
            self.update()
            return
        if self._start is None:
            self._led = None
        if self._begun is not None:
            self._scene = Scene(draft.figure())
        else:
            self._scene = Scene(standing_still(draft))
            self._frame = self._scene.motion.key_frame(key_of(draft, self._model.stop))
        if draft.view is not self._view:
            self._view, self._camera, self._shift = draft.view, None, 0.0
            self._make_handles(draft)
        if self._camera is None or not self._is_in_sight():
            self._refit()
        self._place_handles()
        self._tell_handles()
        self.update()

    def _is_in_sight(self) -> bool:
        if self._scene is None:
            return True
        extent = self._scene.extent
        left, top = self._pixel(Point(extent.left, extent.top)).toTuple()
        right, bottom = self._pixel(Point(extent.right, extent.bottom)).toTuple()
        return left >= 0 and top >= 0 and right <= self.width() and bottom <= self.height()

    def _refit(self) -> None:
        if self._scene is None:
            return
        self._shift = 0.0
        extent = self._scene.extent
        top = _ROOM if self._scene.figure.view is not View.TOP else _ROOM / 2
        bottom = _ROOM / 2 if self._scene.figure.view is View.TOP else 0.02
        roomy = Bounds(extent.left - _ROOM, extent.bottom - bottom, extent.right + _ROOM, extent.top + top)
        if roomy.width < _LEAST:
            spare = (_LEAST - roomy.width) / 2
            roomy = replace(roomy, left=roomy.left - spare, right=roomy.right + spare)
        self._camera = fit(roomy, QRectF(self.rect()))
        self._place_handles()
        self.update()

    def _pixel(self, point: Point) -> QPointF:
        camera = self._camera or Placing(100.0, 0.0, 0.0)
        return QPointF(camera.x + (point.x + self._shift) * camera.scale, camera.floor - point.y * camera.scale)

    def _point(self, pixel: QPointF) -> Point:
        camera = self._camera or Placing(100.0, 0.0, 0.0)
        return Point((pixel.x() - camera.x) / camera.scale - self._shift, (camera.floor - pixel.y()) / camera.scale)

    # Handles

    def _make_handles(self, draft: FigureDraft) -> None:
        for handle in self._handles.values():
            handle.hide()
            handle.deleteLater()
        self._handles = {}
        for joint in words.handles_of(draft.view):
            handle = Handle(self._theme, joint, words.joint_name(joint, draft.view), self)
            handle.clicked.connect(lambda _=False, joint=joint: self._model.choose_joint(joint))
            handle.grabbed.connect(lambda joint=joint: self._grab(joint))
            handle.led.connect(lambda place, joint=joint: self._lead(joint, place))
            handle.let_go.connect(self._let_go)
            handle.given_up.connect(self._give_up)
            handle.stepped.connect(lambda x, y, large, joint=joint: self._step(joint, x, y, large))
            self._handles[joint] = handle
        if self._model.joint not in self._handles:
            self._model.choose_joint(None)

    def _wanted(self, joint: Joint) -> bool:
        """Whether a joint has a handle now: the hidden side's have none, nor have joints that lie on another."""
        draft, frame = self._model.draft, self._frame
        if draft is None or frame is None or self._begun is not None:
            return False
        bone = words.bone_of(joint, draft.view)
        if bone is not None and frame.pose.looks[bone] == 0.0:
            return False
        if joint is Joint.NECK and draft.view is View.TOP and not any(frame.pose.looks[:2]):
            return False
        if joint in _TRUNK or limb_of(joint) is None:
            return True
        match self._model.limbs:
            case Limbs.A:
                return joint.name.endswith("_A")
            case Limbs.B:
                return joint.name.endswith("_B")
            case Limbs.BOTH:
                return joint.name.endswith("_A") or joint not in self._paired(draft)

    def _paired(self, draft: FigureDraft) -> set[Joint]:
        """The joints of side B that go along with those of side A."""
        alike = even_limbs(draft.stop_pose(self._model.stop), draft.view)
        return {Joint[joint.name[:-1] + "B"] for limb in alike for joint in limb.joints}

    def _place_handles(self) -> None:
        frame = self._frame
        for joint, handle in self._handles.items():
            wanted = self._wanted(joint)
            if frame is not None and wanted:
                handle.put(self._pixel(frame.at(joint)))
            # A handle that is being dragged would let the mouse go when it hid.
            handle.setVisible(wanted or handle.is_dragged)
        # The near side's lie over the far side's, and what is small and far out over the trunk's.
        for joint in sorted(self._handles, key=lambda joint: (limb_of(joint) is not None, joint.name.endswith("_A"))):
            self._handles[joint].raise_()

    def _tell_handles(self) -> None:
        draft = self._model.draft
        if draft is None:
            return
        pinned = set(draft.joints_pinned)
        for joint, handle in self._handles.items():
            state = HandleState.PINNED if joint in pinned else HandleState.FREE
            told = self.tr("pinned to its place") if joint in pinned else self.tr("arrow keys move it, Shift farther")
            handle.show_state(state, chosen=joint is self._model.joint, words=told)
        self.update()

    # Leading a joint

    def _stance(self, joint: Joint) -> Stance | None:
        """What is there to be posed; None where the joint can't be led, which is said."""
        draft = self._model.draft
        if draft is None:
            return None
        stance = stance_at(draft, self._model.stop)
        if not stance.holds(joint):
            return stance
        if places_pins(draft, self._model.stop):
            return freed(stance, joint)
        first = draft.stops[0].name
        text = self.tr("{joint} is pinned where “{pose}” has it. Move it there, or unpin it.")
        self._model.said.emit(text.format(joint=words.joint_name(joint, draft.view), pose=first))
        return None

    def _grab(self, joint: Joint) -> None:
        self._model.choose_joint(joint)
        self._model.said.emit("")
        self._start = self._stance(joint)
        self._led = None

    def _lead(self, joint: Joint, pixel: QPointF) -> None:
        if self._start is None:
            return
        # The stance was taken before the figure's origin moved.
        to = self._point(pixel).plus(Point(self._moved_by, 0.0))
        found = drag(self._start, joint, self._above_floor(joint, to))
        self._led = self._take(found)
        self._say(joint, found)

    def _take(self, found: Posed) -> FigureDraft | None:
        """Show what became of the figure, without its being settled yet."""
        draft = self._model.draft
        if draft is None or self._start is None:
            return None
        new = self._posed(draft, self._start, found)
        scene = Scene(standing_still(new))
        frame = scene.motion.key_frame(key_of(new, self._model.stop))
        self._shift += (found.stance.pelvis.x - frame.at(Joint.PELVIS).x) - self._moved_by
        self._moved_by = found.stance.pelvis.x - frame.at(Joint.PELVIS).x
        self._scene, self._frame = scene, frame
        self._place_handles()
        self.update()
        return new

    def _posed(self, draft: FigureDraft, start: Stance, found: Posed) -> FigureDraft:
        return posed(draft, self._model.stop, start, found.stance, together=self._model.limbs is Limbs.BOTH)

    def _above_floor(self, joint: Joint, to: Point) -> Point:
        """Nothing is led into the floor."""
        if self._view is View.TOP or self._start is None:
            return to
        here = self._start.joints
        moved = list(here)
        moved[joint] = to
        deep = min(lowest(moved, self._start.pose, self._start.view), 0.0)
        before = min(lowest(here, self._start.pose, self._start.view), 0.0)
        return Point(to.x, to.y - (deep - before)) if deep < before else to

    def _say(self, joint: Joint, found: Posed) -> None:
        if found.arrived:
            self._model.said.emit("")
        elif found.stopped:
            names = [words.limit_name(name) for name in found.stopped]
            self._model.said.emit(self.tr("{joint} goes no farther.").format(joint=names[0]))
        elif self._start is not None:
            name = words.joint_name(joint, self._start.view)
            self._model.said.emit(self.tr("{joint}: this is as near as it comes.").format(joint=name))

    def _let_go(self) -> None:
        led, self._start, self._led, self._moved_by = self._led, None, None, 0.0
        joint, draft = self._model.joint, self._model.draft
        if led is not None and draft is not None and joint is not None:
            name = words.joint_name(joint, draft.view)
            self._model.change(led, self.tr("Move: {joint}").format(joint=name))

    def _give_up(self) -> None:
        self._shift -= self._moved_by
        self._start, self._led, self._moved_by = None, None, 0.0
        self._show_draft()

    def _step(self, joint: Joint, x: int, y: int, large: bool) -> None:
        """Lead a joint by a small way; a step that whole degrees would swallow is made larger."""
        draft = self._model.draft
        self._model.choose_joint(joint)
        self._start = self._stance(joint)
        if self._start is None or draft is None:
            return
        here, size = self._start.at(joint), STEP * (_LARGE if large else 1)
        for times in _TRIES:
            to = self._above_floor(joint, here.plus(Point(x * size * times, y * size * times)))
            found = drag(self._start, joint, to)
            new = self._posed(draft, self._start, found)
            if new != draft or not found.arrived:
                break
        self._say(joint, found)
        before = found.stance.pelvis.x
        self._start = None
        if new != draft:
            after = stance_at(new, self._model.stop).pelvis.x
            self._shift += before - after
            name = words.joint_name(joint, draft.view)
            merge = 1000 + 100 * self._model.stop + joint
            self._model.change(new, self.tr("Move: {joint}").format(joint=name), merge=merge)

    # Seeing it move

    @property
    def plays(self) -> bool:
        """Whether the figure moves."""
        return self._begun is not None

    def toggle_play(self) -> None:
        """Begin to move, or stand again."""
        if self.plays:
            self.stop()
        else:
            self.play()

    def play(self) -> None:
        """Move on from the first pose, again and again; with reduced motion pose by pose."""
        if self._model.draft is None or self._begun is not None:
            return
        self._begun = self._monotonic()
        self._show_draft()
        self._go_on()
        self._run_or_rest()
        self.plays_changed.emit(True)

    def stop(self) -> None:
        """Stand in the pose that is looked at."""
        if self._begun is None:
            return
        self._begun = None
        self._run_or_rest()
        self._show_draft()
        self.plays_changed.emit(False)

    def _run_or_rest(self) -> None:
        if self._begun is None or not self._in_sight.is_so:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(round(KEY_SECONDS * 1000) if self._theme.reduce_motion else _PICTURE_MS)

    def _go_on(self) -> None:
        if self._begun is None or self._scene is None:
            return
        seconds, figure = self._monotonic() - self._begun, self._scene.figure
        motion = self._scene.motion
        if self._theme.reduce_motion or not figure.seconds:
            order = keys_in_order(figure)
            self._frame = motion.key_frame(order[int(seconds / KEY_SECONDS) % len(order)])
        else:
            self._frame = motion.frame(_share(seconds, self._scene))
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), min(self._theme.px(228), self._room))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), min(self._theme.px(200), self._room))

    def set_room(self, height: int) -> None:
        """Ask for no more than so many pixels, so that the whole figure is seen in a low window."""
        height = max(height, _LOWEST)
        if height != self._room:
            self._room = height
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.plays:
            self.stop()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._model.choose_joint(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary.soft
        paint_box(painter, QRectF(self.rect()), theme.px(Corner.BUTTON), ground)
        if self._scene is None or self._frame is None or self._camera is None:
            return
        camera = replace(self._camera, x=self._camera.x + self._shift * self._camera.scale)
        paint_figure(painter, self._scene, self._frame, camera, figure_colours(colours, theme.figure_look, ground))
        if self._begun is None:
            self._paint_bones(painter)

    def _paint_bones(self, painter: QPainter) -> None:
        """Thin lines along the limbs that have handles, so that those behind the body are seen as well."""
        frame = self._frame
        if frame is None:
            return
        colours = self._theme.colours
        chosen = limb_of(self._model.joint) if self._model.joint is not None else None
        for limb in LIMBS:
            if not self._wanted(limb.end):
                continue
            joints = (limb.root, *limb.joints)
            line = QPolygonF([self._pixel(frame.at(joint)) for joint in joints])
            strong = limb is chosen
            colour = QColor(mix(colours.primary.full, colours.surface, 0.0 if strong else 0.45))
            colour.setAlphaF(0.95 if strong else 0.7)
            pen = QPen(colour, max(2.0, self._theme.px(2.5 if strong else 1.6)))
            pen.setStyle(Qt.PenStyle.SolidLine if limb.root.name.endswith("_A") else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPolyline(line)


def _share(seconds: float, scene: Scene) -> float:
    """Where in the moving time a figure is that runs by itself, held and resting as on its page."""
    figure = scene.figure
    if figure.walks:
        return seconds % figure.seconds / figure.seconds
    held = HOLD_SECONDS if figure.hold_at is not None else 0.0
    gone = seconds % (figure.seconds + held + PAUSE_SECONDS)
    if gone > figure.seconds_to_hold:
        gone = max(figure.seconds_to_hold, gone - held)
    return min(gone / figure.seconds, 1.0)
