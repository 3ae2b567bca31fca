"""The contact sheets that authors look at."""

from PySide6.QtGui import QImage

from gui.figure.sheet import cells_of, main, sheets
from tests.gui.figure.conftest import FIGURES


def test_cells__show_every_key_and_moments_between(exercises):
    titles = [cell.title for cell in cells_of(exercises["bird-dog"])]
    assert titles[:2] == ["bird-dog · start", "bird-dog · reach"]
    assert len(titles) == 2 + 3 + 1
    assert [cell.title for cell in cells_of(exercises["wall"])] == ["wall · lean", "wall · still"]
    assert cells_of(exercises["plain"]) == []


def test_sheets__are_no_larger_than_a_screen_shows(qapp, exercises):
    pictures = sheets([cells_of(exercises[name]) for name in FIGURES], 300)
    assert len(pictures) > 1
    assert all(picture.width() <= 1600 and picture.height() <= 1400 for picture in pictures)


def test_main__writes_the_sheets_of_files(qapp, tmp_path, capsys):
    path = tmp_path / "exercises" / "mine.yaml"
    path.parent.mkdir()
    head = "name: Mine\nkind: strength\nposition: standing\ninstructions: [Move.]\nfigure:"
    path.write_text(head + FIGURES["squat"], encoding="utf-8")
    assert main([str(tmp_path / "out"), str(path), "--large"]) == 0
    written = capsys.readouterr().out.split()
    assert written
    assert all(not QImage(name).isNull() for name in written)


def test_main__tells_of_problems_and_of_what_is_missing(qapp, tmp_path, capsys):
    path = tmp_path / "exercises" / "mine.yaml"
    path.parent.mkdir()
    path.write_text("name: Mine\nkind: strength\nposition: standing\ninstructions: [Move.]\nfigure: {keys: 3}\n")
    assert main([str(tmp_path / "out"), str(path)]) == 1
    assert "mine.yaml:5" in capsys.readouterr().err
    assert main([str(tmp_path / "out"), "no-such-exercise"]) == 1
    assert "no-such-exercise" in capsys.readouterr().err
