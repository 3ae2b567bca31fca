"""Files that are damaged, hostile or something else: one sentence, no harm, and the others are read all the same."""

import gzip
import os
import random
import warnings
from contextlib import suppress
from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.tracks import files as reading
from exercises.tracks.files import is_track_file, read_tracks, track_files
from exercises.tracks.track import TrackError
from tests.exercises.tracks.files import MORNING, NOW, fit, gpx, row

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><gpx><trk><name>&c;</name></trk></gpx>'
)
OUTSIDE = '<!DOCTYPE gpx [<!ENTITY file SYSTEM "file:///etc/passwd">]><gpx><trk><name>&file;</name></trk></gpx>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty."),
        (b"Dear diary", "neither GPX nor FIT"),
        (LAUGHS, "entities of its own"),
        (OUTSIDE, "entities of its own"),
        (LAUGHS.encode("utf-16"), "entities of its own"),
        ("<gpx><trk>", "no GPX that can be read"),
        (gpx([row()])[:-200], "no GPX that can be read"),
        ("<gpx " + 'xmlns:a="b" ' * 200 + "></gpx>", "no GPX that can be read"),
        ("<html><gpx></gpx></html>", "no GPX that can be read|no track"),
        ("<gpx></gpx>", "no track"),
        ('<gpx><rte><rtept lat="1" lon="2"/></rte></gpx>', "no track"),
        ('<gpx><trk><trkseg><trkpt lat="north" lon="2"/></trkseg></trk></gpx>', "no GPX that can be read"),
        ('<gpx><trk><trkseg><trkpt lat="1"/></trkseg></trk></gpx>', "no GPX that can be read"),
        (b'<?xml version="1.0" encoding="utf-8"?><gpx>\xff\xfe</gpx>', "no text in the encoding"),
        (b'<?xml version="1.0" encoding="klingon"?><gpx></gpx>', "no text in the encoding"),
        (b'<?xml version="1.0" encoding="zlib"?><gpx></gpx>', "no text in the encoding"),
        (b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT", "damaged|no activity"),
        (b"\x0e\x10\x00\x00\xff\xff\xff\xff.FIT\x00\x00" + b"\xff" * 500, "damaged"),
        (b"\x1f\x8bnonsense", "damaged and can't be unpacked"),
    ],
)
def test_what_can_not_be_read_is_refused_in_one_sentence(read, content, sentence):
    with pytest.raises(TrackError, match=sentence) as caught:
        read(content)
    assert str(caught.value).count("\n") == 0


def test_a_million_brackets_are_refused_or_read_without_a_crash(read):
    deep = "<gpx><trk><extensions>" + "<a>" * 100_000 + "</a>" * 100_000 + "</extensions></trk></gpx>"
    with pytest.raises(TrackError):
        read(deep)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "all-of-my-life.gpx"
    with path.open("wb") as file:
        file.write(b"<gpx>")
        file.truncate(200 * 2**20)
    (refused,) = read_tracks([path], NOW).refused
    assert refused.sentence == "It is larger than 32 MB."


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(read, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 2**20)
    with pytest.raises(TrackError, match="larger than"):
        read(gzip.compress(b"<gpx>" + b" " * 2**21), "bomb.gpx.gz")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_other_encodings(read, encoding):
    content = gpx([row()], name="Zürich").replace("UTF-8", encoding.removesuffix("-sig"))
    (found,) = read(content.encode(encoding))
    assert found.walk.minutes == 10


def test_packed_files_are_unpacked(read):
    (found,) = read(gzip.compress(fit(row())), "walk.fit.gz")
    assert found.walk.minutes == 10


# Of a FIT file what is whole


def test_of_a_file_that_breaks_off_what_is_whole_is_read(read):
    whole = fit(row(minutes=30))
    (found,) = read(whole[: len(whole) // 2], "walk.fit")
    assert 13 <= found.walk.minutes <= 16
    assert found.walk.is_cut


def test_a_wrong_checksum_is_told_and_everything_is_read(read):
    whole = bytearray(fit(row(minutes=30)))
    whole[-1] ^= 0xFF
    (found,) = read(bytes(whole), "walk.fit")
    assert (found.walk.minutes, found.walk.is_cut) == (30, True)


def test_a_watch_that_lost_its_power_never_wrote_how_much_there_is(read):
    whole = bytearray(fit(row(minutes=30), session=False))
    whole[4:8] = bytes(4)
    (found,) = read(bytes(whole[:-2]), "walk.fit")
    assert found.walk.minutes == 30


def test_two_files_in_one_are_both_read(read):
    later = row(MORNING.replace(hour=15), 12)
    found = read(fit(row()) + fit(later), "walk.fit")
    assert [each.walk.minutes for each in found] == [10, 12]


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_is_never_more_than_a_refusal(read, seed):
    dice = random.Random(seed)
    content = bytearray(fit(row(), cadence=50, offset_hours=2) if seed % 2 else gpx([row(minutes=2)]).encode())
    for _ in range(dice.choice((1, 5, 60))):
        content[dice.randrange(len(content))] = dice.randrange(256)
    del content[dice.randrange(len(content)) :: dice.choice((10**9, 97))]
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        with suppress(TrackError):
            read(bytes(content), "walk.fit")
    assert not said


# Folders


def test_a_folder_is_read_with_those_inside_and_without_what_is_hidden(tmp_path):
    for name in ("b.GPX", "a/c.fit", "a/d.txt", ".hidden/e.gpx", "a/.f.gpx", "a/b/g.gpx.gz"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in track_files([tmp_path])]
    assert found == ["b.GPX", "a/c.fit", "a/b/g.gpx.gz"]


def test_links_in_a_circle_come_to_an_end(tmp_path):
    (tmp_path / "a.gpx").write_bytes(b"x")
    (tmp_path / "again").symlink_to(tmp_path)
    assert track_files([tmp_path]) == [tmp_path / "a.gpx"]


def test_a_folder_with_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.gpx").touch()
    with pytest.raises(AmbleError, match="choose a smaller folder"):
        track_files([tmp_path])


def test_one_bad_file_stops_none_of_the_others(tmp_path):
    (tmp_path / "a.gpx").write_text("<gpx")
    (tmp_path / "b.gpx").write_text(gpx([row()]))
    (tmp_path / "c.gpx").mkdir()
    result = read_tracks([tmp_path / "a.gpx", tmp_path / "c.gpx", tmp_path / "b.gpx", Path("gone.gpx")], NOW)
    assert [each.path.name for each in result.refused] == ["a.gpx", "c.gpx", "gone.gpx"]
    assert [each.walk.source for each in result.found] == ["b.gpx"]


def test_reading_stops_when_it_is_told_to(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.gpx").write_text(gpx([row()]))
    told = []

    def progress(done, whole):
        told.append((done, whole))
        return done < 2

    assert read_tracks(track_files([tmp_path]), NOW, progress=progress).files == 2
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_files_are_known_by_their_content(tmp_path):
    cases = {
        "a.txt": (gpx([row()]).encode(), True),
        "b": (fit(row()), True),
        "c.gz": (gzip.compress(fit(row())), True),
        "d.gpx": (b"no", False),
        "e.gz": (b"\x1f\x8bno", False),
    }
    for name, (content, _) in cases.items():
        (tmp_path / name).write_bytes(content)
    assert {name: is_track_file(tmp_path / name) for name in cases} == {
        name: known for name, (_, known) in cases.items()
    }
    assert not is_track_file(tmp_path)
    assert not is_track_file(tmp_path / "gone")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.gpx")
    assert not is_track_file(tmp_path / "pipe.gpx")
    (refused,) = read_tracks([tmp_path / "pipe.gpx"], NOW).refused
    assert refused.sentence == "It is no file."


def test_a_name_with_a_new_line_stays_one_line(read):
    (found,) = read(gpx([row()]), "<b>two\nlines.gpx")
    assert "\n" not in found.walk.source
