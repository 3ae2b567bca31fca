"""The figure, large, with a handle on every joint; it can also be seen moving."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.library.figure.body import Joint, Point, View
from exercises.library.figure.contact import lowest
from exercises.library.figure.draft import FigureDraft
from exercises.library.figure.limb import LIMBS, limb_of
from exercises.library.figure.motion import Frame
from exercises.library.figure.posing import Posed, drag
from exercises.library.figure.scene import Scene
from exercises.library.figure.stage import even_limbs, freed, key_of, places_pins, posed, stance_at, standing_still
from exercises.library.figure.stance import Stance
from gui.editor.pose import words
from gui.editor.pose.camera import Camera
from gui.editor.pose.handle import Handle, HandleState
from gui.editor.pose.model import FigureModel, Limbs
from gui.editor.pose.running import Running
from gui.figure.colours import figure_colours
from gui.figure.painter import paint_figure
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, mix
from gui.widgets.painting import paint_box

# Pixels that the figure gets in the lowest window.
_LOWEST: Final = 180
# How far an arrow key leads a handle, in statures; with Shift five times that.
STEP: Final = 0.01
_LARGE: Final = 5
# Where whole degrees swallow a step, it is tried larger.
_TRIES: Final = (1, 2, 3, 4)
_MERGE: Final = 1000


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
        self._scene: Scene | None = None
        self._frame: Frame | None = None
        self._camera = Camera()
        self._room = 10_000
        self._view: View | None = None
        # While a handle is led: what there was, what has become of it, and how far its origin has moved meanwhile.
        self._start: Stance | None = None
        self._led: FigureDraft | None = None
        self._moved_by = 0.0
        self._handles = {joint: self._handle(joint) for joint in words.HANDLES}
        self._running = Running(theme, self, monotonic)
        self._running.ticked.connect(self._go_on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Figure"))
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
        """Where a joint is on the canvas, in pixels. Raises ValueError while there is no figure."""
        if self._frame is None:
            raise ValueError("no figure is shown")
        return self._camera.pixel(self._frame.at(joint))

    # What is shown

    def _show_draft(self) -> None:
        draft = self._model.draft
        if draft is None:
            self.stop()
            self._scene = self._frame = None
        else:
            if self._running.is_on:
                self._scene = Scene(draft.figure())
                self._frame = self._running.frame(self._scene)
            else:
                self._scene = Scene(standing_still(draft))
                self._frame = self._scene.motion.key_frame(key_of(draft, self._model.stop))
            self._look_from(draft.view)
            if not self._camera.is_set or not self._camera.shows(self._scene.extent, QRectF(self.rect())):
                self._refit()
        self._place_handles()
        self._tell_handles()
        self.update()

    def _look_from(self, view: View) -> None:
        if view is self._view:
            return
        self._view = view
        self._camera.forget()
        for joint, handle in self._handles.items():
            handle.set_label(words.joint_name(joint, view))
            handle.setAccessibleName(handle.label)
        if self._model.joint not in words.handles_of(view):
            self._model.choose_joint(None)

    def _refit(self) -> None:
        if self._scene is not None:
            self._camera.fit(self._scene.extent, self._scene.figure.view, QRectF(self.rect()))
            self._place_handles()
            self.update()

    # Handles

    def _handle(self, joint: Joint) -> Handle:
        handle = Handle(self._theme, joint, self)
        handle.hide()
        handle.clicked.connect(lambda _=False: self._model.choose_joint(joint))
        handle.grabbed.connect(lambda: self._grab(joint))
        handle.led.connect(lambda place: self._lead(joint, place))
        handle.let_go.connect(self._let_go)
        handle.given_up.connect(self._give_up)
        handle.stepped.connect(lambda x, y, large: self._step(joint, x, y, large))
        return handle

    def _wanted(self, joint: Joint) -> bool:
        """Whether a joint has a handle now: the hidden side's have none, nor have bones that point at us."""
        draft, frame = self._model.draft, self._frame
        if draft is None or frame is None or self._running.is_on or joint not in words.handles_of(draft.view):
            return False
        bone = words.bone_of(joint, draft.view)
        if bone is not None and frame.pose.looks[bone] == 0.0:
            return False
        if limb_of(joint) is None or self._model.limbs is Limbs.BOTH:
            return joint not in self._paired(draft)
        return joint.name.endswith(f"_{self._model.limbs.name}")

    def _paired(self, draft: FigureDraft) -> set[Joint]:
        """The joints of side B that go along with those of side A."""
        alike = even_limbs(draft.stop_pose(self._model.stop), draft.view)
        return {Joint[joint.name[:-1] + "B"] for limb in alike for joint in limb.joints}

    def _place_handles(self) -> None:
        frame = self._frame
        for joint, handle in self._handles.items():
            wanted = self._wanted(joint)
            if frame is not None and wanted:
                handle.put(self._camera.pixel(frame.at(joint)), self._camera.scale)
            # A handle that is being dragged would let the mouse go when it hid.
            handle.setVisible(wanted or handle.is_dragged)
        # The near side's lie over the far side's, and the limbs' over the trunk's.
        for joint in sorted(self._handles, key=lambda joint: (limb_of(joint) is not None, joint.name.endswith("_A"))):
            self._handles[joint].raise_()

    def _tell_handles(self) -> None:
        draft = self._model.draft
        pinned = draft.joints_pinned if draft is not None else ()
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
        text = self.tr("{joint} is pinned where “{pose}” has it. Move it there, or unpin it.")
        name = words.joint_name(joint, draft.view)
        self._model.said.emit(text.format(joint=name, pose=draft.stops[0].name))
        return None

    def _grab(self, joint: Joint) -> None:
        self._model.choose_joint(joint)
        self._model.said.emit("")
        self._start, self._led, self._moved_by = self._stance(joint), None, 0.0

    def _lead(self, joint: Joint, pixel: QPointF) -> None:
        draft, start = self._model.draft, self._start
        if start is None or draft is None:
            return
        # The stance was taken before the figure's origin moved.
        to = self._camera.point(pixel).plus(Point(self._moved_by, 0.0))
        found = drag(start, joint, _above_floor(start, joint, to))
        self._led = self._posed(draft, start, found)
        self._scene = Scene(standing_still(self._led))
        self._frame = self._scene.motion.key_frame(key_of(self._led, self._model.stop))
        moved_by = found.stance.pelvis.x - self._frame.at(Joint.PELVIS).x
        self._camera.shift += moved_by - self._moved_by
        self._moved_by = moved_by
        self._place_handles()
        self.update()
        self._say(joint, found)

    def _posed(self, draft: FigureDraft, start: Stance, found: Posed) -> FigureDraft:
        return posed(draft, self._model.stop, start, found.stance, together=self._model.limbs is Limbs.BOTH)

    def _say(self, joint: Joint, found: Posed) -> None:
        if found.arrived:
            self._model.said.emit("")
        elif found.stopped:
            text = self.tr("{joint} goes no farther.")
            self._model.said.emit(text.format(joint=words.limit_name(found.stopped[0])))
        else:
            name = words.joint_name(joint, found.stance.view)
            self._model.said.emit(self.tr("{joint}: this is as near as it comes.").format(joint=name))

    def _let_go(self) -> None:
        led, self._start, self._led, self._moved_by = self._led, None, None, 0.0
        joint, draft = self._model.joint, self._model.draft
        if led is not None and draft is not None and joint is not None:
            name = words.joint_name(joint, draft.view)
            self._model.change(led, self.tr("Move: {joint}").format(joint=name))
        # A limb of the other side may go along from now on, or no longer.
        self._place_handles()

    def _give_up(self) -> None:
        self._camera.shift -= self._moved_by
        self._start, self._led, self._moved_by = None, None, 0.0
        self._model.said.emit("")
        self._show_draft()

    def _step(self, joint: Joint, x: int, y: int, large: bool) -> None:
        """Lead a joint by a small way; a step that whole degrees would swallow is made larger."""
        draft, start = self._model.draft, self._stance(joint)
        self._model.choose_joint(joint)
        if start is None or draft is None:
            return
        here, size = start.at(joint), STEP * (_LARGE if large else 1)
        for times in _TRIES:
            to = here.plus(Point(x * size * times, y * size * times))
            found = drag(start, joint, _above_floor(start, joint, to))
            new = self._posed(draft, start, found)
            if new != draft:
                break
        self._say(joint, found)
        if new != draft:
            self._camera.shift += found.stance.pelvis.x - stance_at(new, self._model.stop).pelvis.x
            name = words.joint_name(joint, draft.view)
            merge = _MERGE + len(Joint) * self._model.stop + joint
            self._model.change(new, self.tr("Move: {joint}").format(joint=name), merge=merge)

    # Seeing it move

    @property
    def plays(self) -> bool:
        """Whether the figure moves."""
        return self._running.is_on

    def toggle_play(self) -> None:
        """Begin to move, or stand again."""
        if self.plays:
            self.stop()
        else:
            self.play()

    def play(self) -> None:
        """Move on from the first pose, again and again; with reduced motion pose by pose."""
        if self._model.draft is not None and not self._running.is_on:
            self._running.begin()
            self._show_draft()
            self.plays_changed.emit(True)

    def stop(self) -> None:
        """Stand in the pose that is looked at."""
        if self._running.is_on:
            self._running.end()
            self._show_draft()
            self.plays_changed.emit(False)

    def _go_on(self) -> None:
        if self._scene is not None:
            self._frame = self._running.frame(self._scene)
            self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), min(self._theme.px(300), self._room))

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
        if self._scene is None or self._frame is None:
            return
        look = figure_colours(colours, theme.figure_look, ground)
        paint_figure(painter, self._scene, self._frame, self._camera.placing, look)
        if not self._running.is_on:
            self._paint_bones(painter, self._frame)

    def _paint_bones(self, painter: QPainter, frame: Frame) -> None:
        """Thin lines along the limbs that have handles, so that those behind the body are seen as well."""
        colours = self._theme.colours
        chosen = limb_of(self._model.joint) if self._model.joint is not None else None
        for limb in LIMBS:
            if not self._wanted(limb.end):
                continue
            line = QPolygonF([self._camera.pixel(frame.at(joint)) for joint in (limb.root, *limb.joints)])
            strong = limb is chosen
            colour = QColor(mix(colours.primary.full, colours.surface, 0.0 if strong else 0.45))
            colour.setAlphaF(0.95 if strong else 0.7)
            pen = QPen(colour, max(2.0, self._theme.px(2.5 if strong else 1.6)))
            pen.setStyle(Qt.PenStyle.SolidLine if limb.root.name.endswith("_A") else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPolyline(line)


def _above_floor(start: Stance, joint: Joint, to: Point) -> Point:
    """Nothing is led into the floor."""
    if start.view is View.TOP:
        return to
    here = start.joints
    moved = list(here)
    moved[joint] = to
    deep, before = (min(lowest(joints, start.pose, start.view), 0.0) for joints in (moved, here))
    return Point(to.x, to.y - (deep - before)) if deep < before else to
