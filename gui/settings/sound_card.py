"""The part of the settings about what is heard: tones, a voice, and what it says."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.settings import Reading, Settings
from gui.hearing import rendered_voice
from gui.hearing.finding import SYSTEM, how_to_install
from gui.hearing.voices import VoiceListing, VoiceName
from gui.settings.settings_card import SettingsCard
from gui.settings.value_slider import ValueSlider
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.fields import ChoiceField
from gui.widgets.labels import Label, Role


class SoundCard(SettingsCard):
    """Tones and voice; which voices there are is looked up when the card is first seen."""

    tone_wanted = Signal()
    trial_wanted = Signal()

    def __init__(self, theme: Theme, listing: VoiceListing | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Sound and voice"))
        self._listing = listing or VoiceListing(self)
        self._listing.found.connect(self._voices_found)
        self._listing.failed.connect(self._no_voices)
        self._engine = self._voice_name = ""
        self._looked = False
        self._groups: list[QVBoxLayout] = []
        self._add_sounds()
        self._add_voice()
        self._add_words()
        theme.changed.connect(self._place)
        self._place()

    def apply(self, settings: Settings) -> Settings:
        return replace(
            settings,
            sounds=self._sounds.isChecked(),
            sound_volume=self._sound_volume.value,
            voice=self._voice.isChecked(),
            voice_engine=self._engine,
            voice_name=self._voice_name,
            voice_rate=self._rate.value,
            voice_volume=self._voice_volume.value,
            reading=Reading(self._reading.chosen[0]),
            say_counts=self._counts.isChecked(),
            say_halfway=self._halfway.isChecked(),
            say_repetitions=self._repetitions.isChecked(),
        )

    def show_settings(self, settings: Settings) -> None:
        self._sounds.setChecked(settings.sounds)
        self._voice.setChecked(settings.voice)
        self._sound_volume.set_value(settings.sound_volume)
        self._voice_volume.set_value(settings.voice_volume)
        self._rate.set_value(settings.voice_rate)
        self._reading.set_chosen((settings.reading.value,))
        self._counts.setChecked(settings.say_counts)
        self._halfway.setChecked(settings.say_halfway)
        self._repetitions.setChecked(settings.say_repetitions)
        another = settings.voice_engine != self._engine
        self._engine, self._voice_name = settings.voice_engine, settings.voice_name
        if another:
            self._look()
        self._voices.set_value(self._voice_name)
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._looked:
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._looking.isVisibleTo(self):
            self._looked = False  # it is asked again when the card is seen again
            self._listing.close()

    def tell(self) -> None:
        self._enable()
        super().tell()

    # What is in it

    def _add_sounds(self) -> None:
        self._sounds = self.tick("sounds", self.tr("Sounds"))
        self._sound_volume = ValueSlider(self._theme, "sound-volume", self.tr("Loudness of the sounds"), 0, 100)
        self._sound_volume.settled.connect(self._volume_settled)
        self.add(self._sounds, self._sound_volume)

    def _add_voice(self) -> None:
        self._voice = self.tick("voice", self.tr("Voice"))
        self.add(self._voice)
        self._spoken = self._group()
        inside = self._groups[-1]
        self._engines = self._field("voice-engine", self.tr("What speaks"))
        self._engines.activated.connect(self._engine_chosen)
        self._engine_title = Label(self._engines.accessibleName(), Role.SUBHEADING)
        self._voices = self._field("voice-name", self.tr("Which voice"))
        self._voices.activated.connect(self._voice_chosen)
        self._voice_title = Label(self._voices.accessibleName(), Role.SUBHEADING)
        self._looking = Label(self.tr("Looking for voices…"), Role.MUTED)
        for widget in (self._engine_title, self._engines, self._voice_title, self._looking, self._voices):
            inside.addWidget(widget)
        self._add_missing(inside)
        self._rate = ValueSlider(self._theme, "voice-rate", self.tr("Speed of the voice"), 50, 200)
        self._rate.settled.connect(self.tell)
        self._voice_volume = ValueSlider(self._theme, "voice-volume", self.tr("Loudness of the voice"), 0, 100)
        self._voice_volume.settled.connect(self.tell)
        attempt = self.button("try-voice", self.tr("Try it"), "voice")
        attempt.clicked.connect(self._try)
        self._attempt = ButtonRow(self._theme, attempt)
        for more in (self._rate, self._voice_volume, self._attempt):
            inside.addWidget(more)

    def _add_missing(self, inside: QVBoxLayout) -> None:
        """What is said and can be done where there is no voice."""
        self._missing = self._group(inside)
        lines = self._groups[-1]
        self._why = Label("", Role.BODY)
        self._why.setObjectName("no-voice")
        again = self.button("look-again", self.tr("Look again"), "refresh")
        again.clicked.connect(self._look)
        lines.addWidget(self._why)
        lines.addWidget(ButtonRow(self._theme, again))
        self._missing.hide()

    def _add_words(self) -> None:
        self._said = self._group()
        inside = self._groups[-1]
        self._reading = self.chips(
            "reading",
            self.tr("How to do it is read out"),
            (
                (Reading.NEW.value, self.tr("When it is new")),
                (Reading.EACH_SESSION.value, self.tr("Each session")),
                (Reading.NEVER.value, self.tr("Never")),
            ),
        )
        inside.addWidget(Label(self._reading.accessibleName(), Role.SUBHEADING))
        inside.addWidget(self._reading)
        inside.addWidget(Label(self.tr("The key V reads it again at any time."), Role.MUTED))
        self._counts = self.tick("say-counts", self.tr("Count the last 3 seconds"))
        self._halfway = self.tick("say-halfway", self.tr("Say when half is done"))
        self._repetitions = self.tick("say-repetitions", self.tr("Count every repetition"))
        for box in (self._counts, self._halfway, self._repetitions):
            inside.addWidget(box)

    def _group(self, within: QVBoxLayout | None = None) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        self._groups.append(column)
        if within is None:
            self.add(group)
        else:
            within.addWidget(group)
        return group

    def _field(self, key: str, name: str) -> ChoiceField:
        field = ChoiceField([])
        field.setObjectName(key)
        field.setAccessibleName(name)
        field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(16)
        return field

    # What it does

    def _volume_settled(self) -> None:
        self.tell()
        self.tone_wanted.emit()

    def _try(self) -> None:
        for slider in (self._rate, self._voice_volume):
            slider.settle()
        self.trial_wanted.emit()

    def _engine_chosen(self) -> None:
        engine = str(self._engines.currentData())
        if engine != self._engine:
            self._engine, self._voice_name = engine, ""
            self._look()
            self.tell()

    def _voice_chosen(self) -> None:
        name = str(self._voices.currentData())
        if name != self._voice_name:
            self._voice_name = name
            self.tell()

    def _look(self) -> None:
        """Look what there is: engines at once, their voices as soon as they answer."""
        if not self.isVisible():
            self._looked = False
            return
        self._looked = True
        found = self._listing.engines()
        names = [engine.name for engine in found]
        best = names[0] if names else ""
        self._engines.clear()
        self._engines.addItem(self.tr("The best there is"), "")
        for name in names:
            self._engines.addItem(self._engine_words(name), name)
        self._engines.set_value(self._engine)
        for widget in (self._engine_title, self._engines):
            widget.setVisible(len(names) > 1)
        self._show_voices(looking=True)
        self._listing.look(self._engine if self._engine in names else best)

    def _engine_words(self, name: str) -> str:
        words = {
            rendered_voice.ENGINE: self.tr("espeak-ng: plain, and exactly in time"),
            SYSTEM: self.tr("The voices of the system"),
        }
        return words.get(name, name)

    def _voices_found(self, _engine: str, voices: tuple[VoiceName, ...]) -> None:
        self._voices.clear()
        self._voices.addItem(self.tr("The usual one"), "")
        for voice in voices:
            self._voices.addItem(voice.words, voice.name)
        if self._voices.findData(self._voice_name) < 0:
            self._voices.addItem(self.tr("{name} (it is not there)").format(name=self._voice_name), self._voice_name)
        self._voices.set_value(self._voice_name)
        self._show_voices()

    def _no_voices(self, _engine: str) -> None:
        install = how_to_install()
        words = self.tr("No voice answers on this computer. Sessions go on with tones and the screen.")
        if install:
            words = self.tr("{words} A voice comes with: {command}").format(words=words, command=install)
        self._why.set_text(words)
        self._show_voices(missing=True)

    def _show_voices(self, *, looking: bool = False, missing: bool = False) -> None:
        there = not looking and not missing
        self._voice_title.setVisible(not missing)
        self._looking.setVisible(looking)
        self._voices.setVisible(there)
        self._missing.setVisible(missing)
        for widget in (self._rate, self._voice_volume, self._attempt):
            widget.setVisible(not missing)

    def _enable(self) -> None:
        self._sound_volume.setEnabled(self._sounds.isChecked())
        for group in (self._spoken, self._said):
            group.setVisible(self._voice.isChecked())

    def _place(self) -> None:
        for column in self._groups:
            column.setSpacing(self._theme.px(Space.M))
        for field in (self._engines, self._voices):
            field.setMaximumWidth(self._theme.px(460))
