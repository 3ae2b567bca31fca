"""What goes into a shared file."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from exercises import __version__
from exercises.errors import AmbleError
from exercises.library.library import Library
from exercises.paths import BUNDLED_EXERCISES
from exercises.sharing.archive import open_archive
from exercises.sharing.packing import pack
from tests.exercises.sharing.conftest import EVENING, LIFT, SWAY, Someone, chunk, jpeg, png, segment


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_a_routine__goes_with_all_that_it_needs_of_ones_own_and_nothing_else(sender: Someone, shared: Path) -> None:
    sender.write("routines/another.yaml", "name: Another\nkind: snack\nsteps: [{exercise: march, for: 10s}]\n")
    assert names(shared) == [
        "manifest.json",
        "exercises/lift.png",
        "exercises/lift.yaml",
        "exercises/sway.yaml",
        "routines/evening.yaml",
        "routines/inner.yaml",
    ]
    with zipfile.ZipFile(shared) as archive:
        assert archive.read("routines/evening.yaml").decode() == EVENING
        assert archive.read("exercises/lift.yaml").decode() == LIFT


def test_the_list__says_what_it_is_and_nothing_of_the_computer(sender: Someone, shared: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(shared) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        lift = archive.read("exercises/lift.yaml")
    assert manifest["format"] == 1
    assert manifest["program"] == f"Amble {__version__}"
    assert (manifest["holds"], manifest["name"]) == ("routine", "Evening <b>back</b>")
    assert manifest["files"][1] == {
        "path": "exercises/lift.yaml",
        "bytes": len(lift),
        "sha256": hashlib.sha256(lift).hexdigest(),
    }
    assert set(manifest) == {"format", "program", "holds", "name", "files"}
    assert str(tmp_path).encode() not in shared.read_bytes()


def test_the_same_files__give_the_same_bytes(sender: Someone, tmp_path: Path) -> None:
    first = pack(sender.library, ["evening"]).data
    moved = Someone(tmp_path / "elsewhere")
    for path, data in reversed(sender.files().items()):
        moved.write(path, data)
    assert pack(moved.library, ["evening"]).data == first


def test_what_came_with_amble__stays_out_unless_it_was_changed(sender: Someone) -> None:
    bridge = (BUNDLED_EXERCISES / "bridge.yaml").read_text(encoding="utf-8")
    # A copy that only lost the line for editors and got other line ends is no change.
    sender.write("exercises/bridge.yaml", "\r\n".join(bridge.splitlines()[1:]))
    assert "bridge" not in [part.name for part in pack(sender.library, ["evening"]).parts]
    sender.write("exercises/bridge.yaml", bridge.replace("name: ", "name: Our "))
    assert "bridge" in [part.name for part in pack(sender.library, ["evening"]).parts]


def test_an_own_exercise_inside_a_bundled_routine__goes_along(sender: Someone) -> None:
    march = (BUNDLED_EXERCISES / "march.yaml").read_text(encoding="utf-8")
    sender.write("exercises/march.yaml", march.replace("name: ", "name: Our "))
    sender.write("routines/long.yaml", "name: Long\nkind: snack\nsteps: [{routine: movement-snack}]\n")
    parts = [part.path for part in pack(sender.library, ["long"]).parts]
    assert "exercises/march.yaml" in parts
    assert "routines/movement-snack.yaml" not in parts


def test_a_bundled_routine__can_be_shared_as_it_is() -> None:
    library = Library(None)
    library.scan()
    assert [part.path for part in pack(library, ["movement-snack"]).parts] == ["routines/movement-snack.yaml"]


def test_an_exercise__can_be_shared_alone(sender: Someone) -> None:
    parcel = pack(sender.library, exercises=["lift"])
    assert parcel.name == "Lift"
    assert [part.path for part in parcel.parts] == ["exercises/lift.png", "exercises/lift.yaml", "exercises/sway.yaml"]


def test_exercises_that_name_each_other__come_to_an_end(sender: Someone) -> None:
    sender.write("exercises/sway.yaml", SWAY.replace("[bridge]", "[lift]"))
    assert len(pack(sender.library, ["evening"]).parts) == 5


@pytest.mark.parametrize("what", ["routine", "exercise"])
def test_something_that_is_not_there__is_told(sender: Someone, what: str) -> None:
    with pytest.raises(AmbleError, match=f'^"nothing" is not an? {what}.$'):
        pack(sender.library, **{f"{what}s": ["nothing"]})
    with pytest.raises(AmbleError, match="nothing to share"):
        pack(sender.library)


def test_something_broken__is_not_sent(sender: Someone) -> None:
    sender.write("exercises/sway.yaml", SWAY.replace("kind: mobility", "kind: dance"))
    with pytest.raises(AmbleError, match="can't be shared before its file is mended"):
        pack(sender.library, ["evening"])


def test_a_name_that_other_computers_cannot_keep__is_told(sender: Someone) -> None:
    sender.write("exercises/con.yaml", SWAY)
    sender.write("exercises/sway.yaml", SWAY.replace("bridge", "con"))
    with pytest.raises(AmbleError, match='"con" can\'t be shared'):
        pack(sender.library, ["evening"])


def test_a_file_with_an_untidy_name__goes_under_its_id(sender: Someone) -> None:
    (sender.data.exercises / "sway.yaml").rename(sender.data.exercises / "Sway.YML")
    parts = [part.path for part in pack(sender.library, ["evening"]).parts]
    assert "exercises/sway.yaml" in parts


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("lift.png", None, "is not there"),
        ("lift.png", b"GIF89a", "it is not a PNG picture"),
        ("lift.png", png(20_000, 20_000), "points"),
        ("lift.svg", b"<svg/>", "its name"),
        ("lift:2.png", png(), None),
    ],
)
def test_a_picture_that_cannot_go__stays_and_is_told(
    sender: Someone, name: str, data: bytes | None, why: str | None
) -> None:
    (sender.data.exercises / "lift.png").unlink()
    sender.write("exercises/lift.yaml", LIFT.replace("lift.png", name))
    if data is not None:
        sender.write(f"exercises/{name}", data)
    if why is None:  # such a name is a problem of the exercise itself
        with pytest.raises(AmbleError, match="mended"):
            pack(sender.library, ["evening"])
        return
    parcel = pack(sender.library, ["evening"])
    assert [part.name for part in parcel.parts if "." in part.name] == []
    assert len(parcel.left_out) == 1
    assert why in parcel.left_out[0]


def test_a_picture__goes_without_what_the_camera_wrote(sender: Someone, tmp_path: Path) -> None:
    secret = b"51.4779 N, Anna's phone"
    sender.write("exercises/lift.png", png(3, 2, chunk(b"tEXt", secret), chunk(b"eXIf", secret)))
    path = tmp_path / "x.amble"
    pack(sender.library, ["evening"]).write(path)
    assert secret not in path.read_bytes()
    [picture] = [part for part in open_archive(path).parts if part.name == "lift.png"]
    assert picture.data == png()


def test_a_photograph__stays_turned_as_it_was(sender: Someone) -> None:
    tiff = b"II*\0\x08\0\0\0" + b"\x02\0" + b"\x0f\x01\x02\0\x04\0\0\0Anna" + b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
    photograph = jpeg(8, 8, segment(0xE1, b"Exif\0\0" + tiff + bytes(4)), segment(0xFE, b"Anna's phone"))
    sender.write("exercises/lift.jpg", photograph)
    sender.write("exercises/lift.yaml", LIFT.replace("lift.png", "lift.jpg"))
    [picture] = [part for part in pack(sender.library, ["evening"]).parts if part.name == "lift.jpg"]
    assert b"Anna" not in picture.data
    assert picture.data.startswith(b"\xff\xd8\xff\xe1")
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in picture.data
    assert len(picture.data) < len(photograph) + 10


def test_writing__where_nothing_can_be_written__is_told(sender: Someone, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("in the way", encoding="utf-8")
    with pytest.raises(AmbleError, match="can't be written"):
        pack(sender.library, ["evening"]).write(tmp_path / "blocked" / "x.amble")
