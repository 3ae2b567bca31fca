"""Recordings of real devices, out of gpxpy's source package; `make tracks` fetches it."""

import tarfile
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from exercises.tracks.files import read_tracks, track_files
from exercises.tracks.gpx import read_gpx
from exercises.tracks.measuring import found_in
from setup.prepare import TRACKS
from tests.exercises.tracks.files import NOW

PACKED = TRACKS / f"gpxpy-{version('gpxpy')}.tar.gz"
LJUBLJANA = ZoneInfo("Europe/Ljubljana")


@pytest.fixture(scope="module")
def recordings(tmp_path_factory) -> Path:
    if not PACKED.exists():
        pytest.skip("the recordings of real devices are not here (make tracks fetches them), so none was read")
    folder = tmp_path_factory.mktemp("recordings")
    with tarfile.open(PACKED) as archive:
        for member in archive.getmembers():
            if member.isfile() and member.name.endswith(".gpx"):
                file = archive.extractfile(member)
                (folder / Path(member.name).name).write_bytes(file.read())
    return folder


def told(found):
    """A line for each walk: when, how long, how far; or why it is none."""
    walk = found.walk
    if found.objection:
        return f"{walk.points} points: {found.objection}"
    return f"{walk.started:%Y-%m-%d %H:%M%z} to {walk.ended:%H:%M}, {walk.minutes} min, {walk.kilometres} km"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        # A way round a lake, in eight tracks: on foot and by car, by turns.
        (
            "cerknicko-jezero.gpx",
            [
                "2010-08-05 16:23+0200 to 17:05, 31 min, 1.87 km",
                "52 points: At 20 km/h it is too fast for a walk.",
                "2 points: Less than a minute of it was walked.",
                "44 points: At 26 km/h it is too fast for a walk.",
                "2010-08-05 17:58+0200 to 18:23, 6 min, 0.28 km",
            ],
        ),
        (
            "korita-zbevnica.gpx",
            [
                "2010-10-03 11:36+0200 to 15:19, 128 min, 6.06 km",
                "358 points: It has no times, so nobody can tell when it was.",
            ],
        ),
        ("around-visnjan-with-car.gpx", ["104 points: At 30 km/h it is too fast for a walk."]),
        ("Mojstrovka.gpx", ["2 points: Its date lies before 2000: the device's clock was not set."]),
        ("track-with-extremes.gpx", ["25 points: It has no times, so nobody can tell when it was."]),
    ],
)
def test_what_real_devices_have_recorded(recordings, name, lines):
    tracks = read_gpx((recordings / name).read_bytes())
    assert [told(each) for each in found_in(tracks, name, NOW, LJUBLJANA)] == lines


def test_every_recording_is_read_or_refused_in_a_sentence(recordings):
    files = track_files([recordings])
    assert len(files) >= 30
    reading = read_tracks(files, NOW, LJUBLJANA)
    assert reading.files == len(files)
    assert {each.walk.source for each in reading.found} | {each.path.name for each in reading.refused} == {
        path.name for path in files
    }
    assert all(each.sentence.startswith("It holds no track") for each in reading.refused)
