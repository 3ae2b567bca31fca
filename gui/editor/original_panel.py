"""Going back to the original: what would change is shown before it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.library.editing.own import GoingBack
from exercises.library.problems import visible
from gui.editor.comparing_panel import ComparingPanel
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonKind, primary_button, quiet_button


class OriginalPanel(ComparingPanel):
    """Shows a file beside its original; `closed` means that nothing is to change."""

    confirmed = Signal(object)  # GoingBack

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, self.tr("Yours"), self.tr("The original"))
        self._plan: GoingBack | None = None
        self._yes = self.add_answer(
            primary_button(theme, self.tr("Go back to the original")), "original-yes", self._confirm
        )
        self._no = self.add_answer(quiet_button(theme, ""), "original-no", self.close_panel)

    def ask(self, plan: GoingBack) -> None:
        """Show what going back would change."""
        self._plan = plan
        differs = bool(plan.hunks)
        # Where nothing differs, a file that stands in for the original can still make room for it.
        offered = differs or plan.leaves
        self.set_title(self.tr("Go back to the original?") if offered else self.tr("This is the original"))
        self.story.set_text(" ".join(self._told(plan, differs=differs)))
        self.differences.set_heads(self._head_of_yours(plan), self._head_of_original(plan))
        self.differences.show_texts(plan.before, plan.after)
        self.show_texts(differs)
        self._yes.setVisible(offered)
        self._no.set_label(self.tr("Keep mine") if offered else self.tr("Close"))
        self._no.set_kind(ButtonKind.QUIET if offered else ButtonKind.PRIMARY)
        self.open(self._yes if offered else self._no)

    def _told(self, plan: GoingBack, *, differs: bool) -> list[str]:
        name = visible(plan.path.name)
        if not differs:
            told = [self.tr("Your {name} says just what the original says.").format(name=name)]
            if plan.leaves:
                told.append(self.tr("If you go back, the original is used again, and follows each new Amble."))
            return told
        told = []
        if plan.origin.now is None:
            told.append(self.tr("This Amble brings the original no more; this is how it was when you copied it."))
        elif plan.origin.renewed:
            told.append(self.tr("The original is newer than the one that you copied."))
        if plan.leaves:
            told.append(self.tr("The original is used again, instead of your {name}.").format(name=name))
        else:
            told.append(self.tr("Your {name} then says what the original says.").format(name=name))
        told.append(self.tr("Nothing is lost: what you have now is kept among the earlier versions."))
        return told

    def _head_of_yours(self, plan: GoingBack) -> str:
        return self.tr("Yours: {name}").format(name=visible(plan.path.name))

    def _head_of_original(self, plan: GoingBack) -> str:
        return self.tr("The original: {name}").format(name=visible(plan.origin.path.name))

    def _confirm(self) -> None:
        self.put_away()
        self.confirmed.emit(self._plan)
