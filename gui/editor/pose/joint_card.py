"""The chosen joint by numbers: its direction, how short its bone looks, and whether it stays in its place."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QWidget

from exercises.errors import AmbleError
from exercises.library.figure.body import Bone, Joint, Pose, View
from exercises.library.figure.draft import FigureDraft, pin_word
from exercises.library.figure.limits import bend, limits_of
from exercises.library.figure.posing import turn_bone
from exercises.library.figure.stage import freed, places_pins, posed, stance_at
from exercises.library.figure.stance import Stance
from gui.editor.pose import words
from gui.editor.pose.model import FigureModel, Limbs
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, quiet_button
from gui.widgets.card import Card
from gui.widgets.chips import ToggleChip
from gui.widgets.fields import NumberField
from gui.widgets.labels import Label, Role

_MERGE_ANGLE, _MERGE_LOOK = 3000, 3100
_MOST_DEGREES = 360


class JointCard(Card):
    """Fields for the joint that is chosen, or a line that says how to choose one."""

    def __init__(self, theme: Theme, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=16, parent=parent)
        self._model = model
        self._title = Label("", Role.SUBHEADING)
        self._line = Label("", Role.SECONDARY)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._bone = Label("", Role.MUTED)
        self._angle = NumberField(theme, -_MOST_DEGREES, _MOST_DEGREES)
        self._angle.setSuffix("°")
        self._angle.setObjectName("bone-angle")
        self._angle.valueChanged.connect(self._turn)
        self._short = Label(self.tr("Looks as long as"), Role.MUTED)
        self._look = NumberField(theme, 0, 100, unit="%")
        self._look.setObjectName("bone-look")
        self._look.setAccessibleName(self.tr("How long the bone looks"))
        self._look.setToolTip(self.tr("Below 100 % it points a little towards us, or away"))
        self._look.setSingleStep(5)
        self._look.valueChanged.connect(self._shorten)
        for row, (label, field) in enumerate(((self._bone, self._angle), (self._short, self._look))):
            field.setKeyboardTracking(False)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
        self._grid.setColumnStretch(0, 1)
        self._pin = ToggleChip(theme, self.tr("Stays in its place"))
        self._pin.setObjectName("pin-joint")
        self._pin.clicked.connect(self._toggle_pin)
        self._carry = quiet_button(theme, self.tr("Let it carry the body"))
        self._carry.setObjectName("carry-joint")
        self._carry.clicked.connect(self._let_carry)
        self._buttons = ButtonRow(theme, self._pin, self._carry, spacing=4)
        for widget in (self._title, self._line, self._inside, self._buttons):
            self.content.addWidget(widget)
        model.changed.connect(self._show_joint)
        model.joint_changed.connect(self._show_joint)
        theme.changed.connect(self._fit)
        self._fit()
        self._show_joint()

    def _show_joint(self) -> None:
        draft, joint = self._model.draft, self._model.joint
        if draft is None or joint is None:
            self._title.set_text(self.tr("No joint is chosen"))
            self._line.set_text(self.tr("Drag a dot on the figure, or go there with Tab and use the arrow keys."))
            self._inside.hide()
            self._buttons.hide()
            return
        self._title.set_text(words.joint_name(joint, draft.view))
        bone, pose = words.bone_of(joint, draft.view), stance_at(draft, self._model.stop).pose
        self._inside.setVisible(bone is not None)
        self._line.set_text(self._told(bone, pose, draft.view))
        if bone is not None:
            self._bone.set_text(words.bone_name(bone))
            self._angle.setAccessibleName(self.tr("Direction: {bone}").format(bone=words.bone_name(bone)))
            for field, value in ((self._angle, round(pose.angle(bone))), (self._look, round(pose.looks[bone] * 100))):
                with QSignalBlocker(field):
                    field.setValue(value)
        pinned = draft.joints_pinned
        self._buttons.setVisible(pin_word(joint, draft.view) is not None and not draft.walks)
        self._pin.setChecked(joint in pinned)
        self._carry.setVisible(joint in pinned[1:])

    def _told(self, bone: Bone | None, pose: Pose, view: View) -> str:
        """How far the joint above the bone is bent, and how far it can be."""
        if bone is None:
            return self.tr("Moves the body over what stays in its place.")
        limit = next((limit for limit in limits_of(pose, view) if limit.outer is bone), None)
        if limit is None or pose.looks[bone] < 1.0 or pose.looks[limit.inner] < 1.0:
            return self.tr("0° points to the right, 90° up.")
        text = self.tr("{joint} is bent {degrees}°; it goes from {low}° to {high}°.")
        return text.format(
            joint=words.limit_name(limit.name),
            degrees=_number(bend(pose, limit)),
            low=_number(limit.low),
            high=_number(limit.high),
        )

    def _turn(self, degrees: int) -> None:
        draft, joint = self._model.draft, self._model.joint
        bone = words.bone_of(joint, draft.view) if draft is not None and joint is not None else None
        if draft is None or joint is None or bone is None:
            return
        start = stance_at(draft, self._model.stop)
        if places_pins(draft, self._model.stop):
            start = freed(start, joint)
        found = turn_bone(start, bone, float(degrees))
        new = posed(draft, self._model.stop, start, found.stance, together=self._model.limbs is Limbs.BOTH)
        if found.stopped:
            self._model.said.emit(self.tr("{joint} goes no farther.").format(joint=words.limit_name(found.stopped[0])))
        elif not found.arrived:
            self._model.said.emit(self.tr("What is pinned keeps it from going there."))
        else:
            self._model.said.emit("")
        self._change(new, joint, _MERGE_ANGLE)

    def _shorten(self, percent: int) -> None:
        draft, joint = self._model.draft, self._model.joint
        bone = words.bone_of(joint, draft.view) if draft is not None and joint is not None else None
        if draft is None or joint is None or bone is None:
            return
        start = stance_at(draft, self._model.stop)
        looks = list(start.pose.looks)
        # The two bones of the trunk have one number in a file.
        for each in (Bone.LUMBAR, Bone.THORACIC) if bone in (Bone.LUMBAR, Bone.THORACIC) else (bone,):
            looks[each] = percent / 100
        after = Stance(start.view, Pose(start.pose.angles, tuple(looks)), start.pelvis, start.held)
        new = posed(draft, self._model.stop, start, after, together=self._model.limbs is Limbs.BOTH)
        self._change(new, joint, _MERGE_LOOK)

    def _change(self, new: FigureDraft, joint: Joint, merge: int) -> None:
        draft = self._model.draft
        if draft is None or new == draft:
            self._show_joint()
            return
        words_of_step = self.tr("Turn: {joint}").format(joint=words.joint_name(joint, draft.view))
        self._model.change(new, words_of_step, merge=merge + joint)

    def _toggle_pin(self) -> None:
        draft, joint = self._model.draft, self._model.joint
        if draft is None or joint is None:
            return
        pinned = joint not in draft.joints_pinned
        name = words.joint_name(joint, draft.view)
        try:
            new = draft.with_pinned(joint, pinned)
        except AmbleError as error:
            self._model.said.emit(str(error))
            self._show_joint()
            return
        text = self.tr("Pin: {joint}") if pinned else self.tr("Unpin: {joint}")
        self._model.change(new, text.format(joint=name))

    def _let_carry(self) -> None:
        draft, joint = self._model.draft, self._model.joint
        if draft is not None and joint is not None:
            name = words.joint_name(joint, draft.view)
            self._model.change(draft.carried_by(joint), self.tr("{joint} carries the body").format(joint=name))

    def _fit(self) -> None:
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(Space.M))
        self._grid.setVerticalSpacing(px(Space.S))
        for field in (self._angle, self._look):
            field.setFixedWidth(px(112))


def _number(degrees: float) -> str:
    """Whole degrees, with a minus that is as wide as a plus."""
    return str(round(degrees)).replace("-", "−")
