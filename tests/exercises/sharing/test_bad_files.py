"""Files that are not what they should be: refused with one sentence, and nothing is written anywhere."""

import contextlib
import hashlib
import json
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from exercises.errors import AmbleError
from exercises.sharing.archive import archive_of, open_archive, open_loose
from exercises.sharing.names import MAX_TOTAL_BYTES
from exercises.sharing.packing import pack
from exercises.sharing.refusal import RefusedError
from tests.exercises.sharing.conftest import SWAY, Someone, chunk, jpeg, png, segment

SNACK = b"name: Snack\nkind: snack\nsteps: [{exercise: march, for: 10s}]\n"


@dataclass(frozen=True)
class Entry:
    """One entry of a zip file made by hand; None stands for what is true."""

    name: bytes
    data: bytes = b""
    method: int = 0
    flags: int = 0
    mode: int = stat.S_IFREG | 0o644
    size: int | None = None
    packed: bytes | None = None
    checksum: int | None = None
    offset: int | None = None
    local_name: bytes | None = None
    extra: bytes = b""
    behind: bytes = b""


def zipped(*entries: Entry, behind: bytes = b"", comment: bytes = b"", before: bytes = b"", count: int = 0) -> bytes:
    """A zip file, byte by byte, as nobody's program would write it."""
    out, central = before, b""
    for entry in entries:
        packed = entry.packed if entry.packed is not None else squeezed(entry.data, entry.method)
        size = len(entry.data) if entry.size is None else entry.size
        checksum = zlib.crc32(entry.data) if entry.checksum is None else entry.checksum
        offset = len(out) if entry.offset is None else entry.offset
        local = entry.local_name if entry.local_name is not None else entry.name
        told = (0, 0, 0) if entry.flags & 8 else (checksum, len(packed), size)
        fixed = (20, entry.flags, entry.method, 0, 33)
        out += struct.pack("<4s5H3L2H", b"PK\3\4", *fixed, *told, len(local), len(entry.extra)) + local
        out += entry.extra + packed + entry.behind
        lengths = (len(packed), size, len(entry.name), len(entry.extra))
        last = (0, 0, 0, entry.mode << 16, offset)
        central += struct.pack("<4s6H3L5H2L", b"PK\1\2", 0x314, *fixed, checksum, *lengths, *last)
        central += entry.name + entry.extra
    number = count or len(entries)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(central), len(out), len(comment))
    return out + central + end + comment + behind


def squeezed(data: bytes, method: int) -> bytes:
    if not method:
        return data
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def manifest(*files: tuple[str, bytes], **other: object) -> Entry:
    """An honest list of these files, but for what `other` says."""
    listed = [{"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for path, data in files]
    document = {"format": 1, "program": "Amble 1", "holds": "routine", "name": "Snack", "files": listed}
    return Entry(b"manifest.json", json.dumps({**document, **other}).encode())


def holding(*entries: Entry) -> bytes:
    """A zip file with an honest list."""
    listed = [(entry.name.decode(), entry.data) for entry in entries]
    return zipped(manifest(*listed), *entries)


SNACK_ENTRY = Entry(b"routines/snack.yaml", SNACK)


def test_one_made_by_hand__is_taken_when_it_is_honest() -> None:
    archive = archive_of(holding(SNACK_ENTRY))
    assert [(part.path, part.data) for part in archive.parts] == [("routines/snack.yaml", SNACK)]
    assert (archive.name, archive.holds) == ("Snack", "routine")


def test_one_packed_again_by_other_programs__is_taken(tmp_path: Path) -> None:
    listed = manifest(("routines/snack.yaml", SNACK))
    path = tmp_path / "again.amble"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as again:
        again.mkdir("routines")
        again.writestr("routines/snack.yaml", SNACK)
        again.writestr("manifest.json", listed.data)
    assert len(open_archive(path).parts) == 1
    with path.open("wb") as out, zipfile.ZipFile(Pipe(out), "w", zipfile.ZIP_DEFLATED) as streamed:
        streamed.writestr("manifest.json", listed.data)
        streamed.writestr("routines/snack.yaml", SNACK)
    assert b"PK\x07\x08" in path.read_bytes()
    assert len(open_archive(path).parts) == 1


class Pipe:
    """A file that can't go back, as a pipe: sizes are written behind the content then."""

    def __init__(self, out) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        return self._out.write(data)

    def flush(self) -> None:
        self._out.flush()


NAMES = [
    b"../evil.yaml",
    b"routines/../../evil.yaml",
    b"/etc/passwd",
    b"routines//snack.yaml",
    b"routines/./snack.yaml",
    b"C:\\evil.yaml",
    b"C:/evil.yaml",
    b"routines\\snack.yaml",
    b"\\\\server\\share\\x.yaml",
    b"routines/sub/snack.yaml",
    b"snack.yaml",
    b"history.db",
    b"settings.yaml",
    b"routines/history.db",
    b"routines/snack.yml",
    b"routines/snack.yaml.exe",
    b"routines/.yaml",
    b"routines/-x.yaml",
    b"routines/Snack.yaml",
    b"routines/con.yaml",
    b"routines/com1.yaml",
    b"routines/snack.yaml\0.png",
    b"routines/sna\nck.yaml",
    b"routines/<b>x<b>.yaml",
    b"exercises/<img src=x>.png",
    b"exercises/NUL.png",
    b"exercises/aux.tar.png",
    b"exercises/COM\xc2\xb9.png",
    b"exercises/.hidden.png",
    b"exercises/a:b.png",
    b"exercises/a\nb.png",
    b"exercises/a\xe2\x80\xaegnp.png",
    b"exercises/lift.svg",
    b"exercises/lift.png.",
    b"exercises/e\xcc\x81.png",
    b"routines/lift.png",
    b"exercises/" + b"x" * 200 + b".png",
    b"routines/" + b"x" * 200 + b".yaml",
    b"routines",
    b"other/",
    b"routines/snack.yaml/",
    b"~/x.yaml",
    b"exercises/~x.png",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_has_no_place(name: bytes) -> None:
    entry = Entry(name, SNACK, flags=0x800)
    with pytest.raises(RefusedError, match="a name that Amble doesn't take") as refused:
        archive_of(holding(entry))
    assert str(refused.value).isprintable()


def test_a_name_that_is_no_text() -> None:
    for entry in (Entry(b"exercises/\xff.png", png(), flags=0x800), Entry(b"exercises/\x84.png", png())):
        with pytest.raises(RefusedError, match="name is not text"):
            archive_of(zipped(manifest(), entry))


@pytest.mark.parametrize(
    "second", ["routines/snack.yaml", "exercises/PIC.png", "exercises/\ufb01g.png", "exercises/\u212a.png"]
)
def test_two_names_that_some_computer_cannot_tell_apart(second: str) -> None:
    pictures = [Entry(b"exercises/" + name, png(), flags=0x800) for name in (b"pic.png", b"fig.png", b"k.png")]
    entries = [SNACK_ENTRY, *pictures, Entry(second.encode(), SNACK if "yaml" in second else png(), flags=0x800)]
    with pytest.raises(RefusedError, match="can't be told apart"):
        archive_of(holding(*entries))


def test_two_lists() -> None:
    for name in (b"manifest.json", b"Manifest.JSON"):
        with pytest.raises(RefusedError, match="can't be told apart"):
            archive_of(zipped(manifest(), replace(manifest(), name=name), SNACK_ENTRY))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFDIR])
def test_links_and_devices(kind: int) -> None:
    with pytest.raises(RefusedError, match="not a plain file"):
        archive_of(holding(replace(SNACK_ENTRY, data=b"/etc/passwd", mode=kind | 0o777)))


def test_a_folder_that_is_a_file_or_holds_something() -> None:
    for entry in (Entry(b"routines/", b"content", mode=0), Entry(b"routines/", mode=stat.S_IFREG)):
        with pytest.raises(RefusedError):
            archive_of(zipped(manifest(), entry))


@pytest.mark.parametrize("flag", [0x0001, 0x0040 | 0x0001, 0x2000])
def test_one_that_is_encrypted(flag: int) -> None:
    with pytest.raises(RefusedError, match="locked with a password"):
        archive_of(holding(replace(SNACK_ENTRY, flags=flag)))


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 99])
def test_other_ways_of_packing(method: int) -> None:
    with pytest.raises(RefusedError, match="doesn't read"):
        archive_of(holding(replace(SNACK_ENTRY, method=method, packed=SNACK)))


def test_a_bomb_that_tells_its_size() -> None:
    bomb = squeezed(bytes(1_000_000), 8) * 3
    entry = Entry(b"routines/snack.yaml", method=8, packed=bomb, size=1_000_000_000)
    with pytest.raises(RefusedError, match="larger than 64 MB"):
        archive_of(zipped(manifest(), entry))
    with pytest.raises(RefusedError, match="in it is too large"):
        archive_of(zipped(manifest(), replace(entry, size=10_000_000)))


def test_a_bomb_that_hides_its_size() -> None:
    entry = Entry(b"routines/snack.yaml", method=8, packed=squeezed(bytes(200_000_000), 8), size=1000)
    with pytest.raises(RefusedError, match="not whole"):
        archive_of(zipped(manifest(("routines/snack.yaml", bytes(1000))), entry))


def test_a_bomb_that_keeps_to_the_limits_and_swells() -> None:
    with pytest.raises(RefusedError, match="grows too much"):
        archive_of(holding(Entry(b"routines/snack.yaml", b" " * 250_000, method=8)))


def test_a_list_that_is_a_bomb() -> None:
    with pytest.raises(RefusedError, match="too large"):
        archive_of(zipped(Entry(b"manifest.json", b" " * 300_000), SNACK_ENTRY))


def test_yaml_above_the_limit() -> None:
    with pytest.raises(RefusedError, match="too large"):
        archive_of(holding(Entry(b"routines/snack.yaml", SNACK + b"# " + os.urandom(140_000).hex().encode())))


def test_too_much_text_altogether() -> None:
    much = [Entry(f"routines/r{n}.yaml".encode(), os.urandom(120_000).hex().encode()) for n in range(6)]
    with pytest.raises(RefusedError, match="1 MB together"):
        archive_of(holding(*much))


def test_too_many_pictures_altogether() -> None:
    large = png(3, 2, chunk(b"prVt", os.urandom(4_900_000)))
    with pytest.raises(RefusedError, match="larger than 64 MB"):
        archive_of(holding(*(Entry(f"exercises/p{n}.png".encode(), large) for n in range(14))))


def test_thousands_of_files() -> None:
    many = [Entry(f"routines/r{n}.yaml".encode(), SNACK) for n in range(3000)]
    with pytest.raises(RefusedError, match="3,001 files; at most"):
        archive_of(holding(*many))
    with pytest.raises(RefusedError, match="201 files; at most 200"):
        archive_of(holding(*many[:201]))


def test_a_list_of_64_bit_sizes() -> None:
    sizes = struct.pack("<2H2Q", 1, 16, len(SNACK), len(SNACK))
    with pytest.raises(RefusedError, match="doesn't read"):
        archive_of(holding(replace(SNACK_ENTRY, extra=sizes)))
    with pytest.raises(RefusedError, match="doesn't read"):
        archive_of(holding(replace(SNACK_ENTRY, extra=b"\x99\x99\xff\xff")))
    with pytest.raises(RefusedError, match="doesn't read"):
        archive_of(zipped(manifest(), SNACK_ENTRY, count=0xFFFF))
    honest = holding(SNACK_ENTRY)
    end = honest[-22:]
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 2, 2, 100, 100)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(honest) - 22, 1)
    with pytest.raises(RefusedError, match="doesn't read"):
        archive_of(honest[:-22] + record + locator + end)


def test_entries_that_lie_over_each_other() -> None:
    listed = manifest(("routines/snack.yaml", SNACK), ("routines/two.yaml", SNACK))
    at = len(zipped(listed)) - 22 - 46 - len(b"manifest.json")
    again = Entry(b"routines/two.yaml", SNACK, offset=at)
    with pytest.raises(RefusedError, match="doesn't read"):
        archive_of(zipped(listed, SNACK_ENTRY, again))


def test_something_hidden_between_before_or_behind() -> None:
    listed = manifest(("routines/snack.yaml", SNACK))
    hidden = b"MZ this is a program"
    for data in (
        zipped(listed, replace(SNACK_ENTRY, behind=hidden)),
        zipped(replace(listed, behind=b"x"), SNACK_ENTRY),
        zipped(listed, SNACK_ENTRY, before=hidden),
        zipped(listed, SNACK_ENTRY, behind=hidden),
        zipped(listed, SNACK_ENTRY, comment=hidden),
        zipped(listed, replace(SNACK_ENTRY, local_name=b"routines/evil1.yaml")),
        zipped(listed, replace(SNACK_ENTRY, offset=7)),
        zipped(listed, replace(SNACK_ENTRY, flags=8, behind=b"PK\7\10" + bytes(12))),
    ):
        with pytest.raises(RefusedError):
            archive_of(data)


def test_one_whose_two_lists_disagree() -> None:
    honest = holding(SNACK_ENTRY)
    at = honest.index(b"routines/snack.yaml") - 30
    for position in (6, 8, 14, 18, 22, 26, 28):
        changed = bytearray(honest)
        changed[at + position] ^= 0x04
        with pytest.raises(RefusedError):
            archive_of(bytes(changed))


def test_every_beginning_of_an_honest_one__is_refused() -> None:
    honest = holding(SNACK_ENTRY, Entry(b"exercises/sway.yaml", SWAY.encode(), method=8))
    assert archive_of(honest).parts
    for length in range(len(honest)):
        with pytest.raises(RefusedError):
            archive_of(honest[:length])


HONEST = holding(SNACK_ENTRY, Entry(b"exercises/sway.yaml", SWAY.encode(), method=8))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(HONEST) - 1), st.binary(min_size=1, max_size=4)), min_size=1, max_size=4))
@example([(0, b"PK\5\6")])
def test_whatever_is_changed__it_is_refused_or_nothing_came_of_it(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(HONEST)
    for at, piece in changes:
        data[at : at + len(piece)] = piece
    with contextlib.suppress(RefusedError):
        parts = archive_of(bytes(data)).parts
        assert {part.path: part.data for part in parts} == {
            "routines/snack.yaml": SNACK,
            "exercises/sway.yaml": SWAY.encode(),
        }


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_noise__is_refused(noise: bytes) -> None:
    for data in (noise, b"PK\3\4" + noise, b"PK\3\4" + noise + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 9, 9, 0)):
        with pytest.raises(RefusedError):
            archive_of(data)


# The list inside


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"format": 2}, "newer Amble"),
        ({"format": 10**30}, "newer Amble"),
        ({"format": "1"}, "not whole"),
        ({"format": True}, "not whole"),
        ({"format": 0}, "not whole"),
        ({"format": None}, "not whole"),
        ({"program": ""}, "not whole"),
        ({"name": 7}, "not whole"),
        ({"name": "x" * 2001}, "not whole"),
        ({"name": "\ud800"}, "not whole"),
        ({"files": {}}, "not whole"),
        ({"files": [7]}, "not whole"),
        ({"files": []}, "its own list doesn't name"),
        ({"files": [{"path": "routines/snack.yaml"}]}, "changed or damaged"),
        ({"files": [{"path": "routines/snack.yaml"}] * 2}, "not whole"),
        ({"files": [{"path": "routines/other.yaml"}]}, '"routines/other.yaml" is missing'),
    ],
)
def test_a_list_that_lies(other: dict[str, object], why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        archive_of(zipped(manifest(("routines/snack.yaml", SNACK), **other), SNACK_ENTRY))


@pytest.mark.parametrize("lie", [{"bytes": 3}, {"sha256": "0" * 64}, {"sha256": None}])
def test_a_list_with_a_wrong_size_or_sum(lie: dict[str, object]) -> None:
    entry = {"path": "routines/snack.yaml", "bytes": len(SNACK), "sha256": hashlib.sha256(SNACK).hexdigest(), **lie}
    with pytest.raises(RefusedError, match="changed or damaged"):
        archive_of(zipped(manifest(files=[entry]), SNACK_ENTRY))


def test_a_newer_format__is_told_even_when_it_holds_things_unknown_today() -> None:
    with pytest.raises(RefusedError, match="made by a newer Amble"):
        archive_of(zipped(manifest(format=2), Entry(b"voices/anna.ogg", b"Ogg")))


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"format": 1, "format": 1}',
        b'{"format": ' + b"1" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\xef\xbb\xbf{}",
        b"NaN",
    ],
)
def test_a_list_that_is_none(written: bytes) -> None:
    with pytest.raises(RefusedError, match=r"not whole|grows too much"):
        archive_of(zipped(Entry(b"manifest.json", written), SNACK_ENTRY))


def test_nothing_inside() -> None:
    with pytest.raises(RefusedError, match="nothing is in it"):
        archive_of(zipped(manifest()))
    with pytest.raises(RefusedError, match="not a file that Amble has shared"):
        archive_of(zipped(SNACK_ENTRY))
    with pytest.raises(RefusedError):
        archive_of(zipped())


# Pictures


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.png", jpeg()),
        ("x.jpg", png()),
        ("x.png", b"<svg onload=alert(1)>"),
        ("x.png", b"GIF89a" + bytes(100)),
        ("x.png", b""),
        ("x.png", png()[:-1]),
        ("x.png", png() + b"PK\3\4 a second file"),
        ("x.png", png()[:40]),
        ("x.png", png().replace(b"IDAT", b"IDAX")),
        ("x.png", png(0, 5)),
        ("x.png", png(4000, 2501)),
        ("x.png", png(2**31 - 1, 2**31 - 1)),
        ("x.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b"")),
        ("x.png", png(3, 2, chunk(b"IHDR", struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0)))),
        ("x.jpg", jpeg(65535, 65535)),
        ("x.jpg", jpeg(0, 10)),
        ("x.jpg", jpeg()[:30]),
        ("x.jpg", jpeg()[:-2]),
        ("x.jpg", b"\xff\xd8\xff\xda\0\2\xff\xd9"),
        ("x.jpg", b"\xff\xd8\xff" + bytes(50)),
        ("x.jpg", jpeg(8, 8, segment(0xC2, struct.pack(">B2HB3B", 8, 9, 9, 1, 1, 0x11, 0)))),
        ("x.jpg", b"\xff\xd8\xff\xe1\0\1"),
    ],
)
def test_a_picture_that_is_none(name: str, data: bytes) -> None:
    with pytest.raises(RefusedError, match=rf'"{name}" in it is no good'):
        archive_of(holding(SNACK_ENTRY, Entry(f"exercises/{name}".encode(), data)))


def test_a_picture_of_more_than_5_mb() -> None:
    with pytest.raises(RefusedError, match="too large"):
        archive_of(holding(Entry(b"exercises/x.png", png(3, 2, chunk(b"prVt", os.urandom(5 * 2**20))))))


def test_pictures_at_the_limits__are_taken() -> None:
    pictures = {"a.png": png(4000, 2500), "b.jpg": jpeg(1, 65535), "c.JPEG": jpeg(), "über uns.png": png()}
    archive = archive_of(holding(*(Entry(f"exercises/{n}".encode(), d, flags=0x800) for n, d in pictures.items())))
    assert [part.name for part in archive.parts] == list(pictures)


# Files on the disk


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\3\4")
        file.truncate(MAX_TOTAL_BYTES * 20)


DISK: list[tuple[Callable[[Path], object], str]] = [
    (lambda path: None, "can't be read: No such file"),
    (lambda path: path.mkdir(), "not a plain file"),
    (lambda path: os.mkfifo(path), "not a plain file"),
    (lambda path: path.symlink_to("/dev/zero"), "not a plain file"),
    (sparse, "larger than 64 MB"),
    (lambda path: path.write_bytes(b""), "not a file that Amble has shared"),
    (lambda path: path.write_bytes(zipped(SNACK_ENTRY)), "not a file that Amble has shared"),
    (lambda path: path.write_bytes(holding(SNACK_ENTRY)[:-9]), "is not whole; ask for the file once more"),
]


@pytest.mark.parametrize(("make", "why"), DISK)
def test_a_file_that_is_none__is_told_in_one_sentence(
    make: Callable[[Path], object], why: str, tmp_path: Path, me: Someone
) -> None:
    path = tmp_path / "from <b>Anna</b>\n.amble".replace("/", "_")
    make(path)
    with pytest.raises(AmbleError, match=why) as told:
        me.looks_at(path)
    sentence = str(told.value)
    assert sentence.startswith("from <b>Anna<_b>\ufffd.amble can't be ")
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert not me.data.root.exists()


def test_what_is_broken_inside__never_reaches_the_folder(me: Someone, tmp_path: Path) -> None:
    path = tmp_path / "x.amble"
    for name in NAMES:
        path.write_bytes(holding(Entry(name, SNACK, flags=0x800)))
        with pytest.raises(AmbleError):
            me.looks_at(path)
    assert not me.data.root.exists()
    assert {found.name for found in tmp_path.iterdir()} == {"x.amble"}


# YAML files as they are


def test_loose_files__come_with_the_pictures_beside_them(sender: Someone) -> None:
    archive = open_loose([sender.data.routines / "evening.yaml", sender.data.exercises / "lift.yaml"])
    assert [part.path.partition("/")[2] for part in archive.parts] == ["evening.yaml", "lift.yaml", "lift.png"]
    assert archive.holds == "collection"


def test_loose_files__are_known_by_what_stands_in_them(tmp_path: Path) -> None:
    path = tmp_path / "My Sway (copy).yml"
    path.write_text(SWAY, encoding="utf-8")
    assert [part.path for part in open_loose([path]).parts] == ["exercises/my-sway-copy.yaml"]


def test_loose_files__with_bad_names_or_too_large__are_told(tmp_path: Path) -> None:
    for name, content, why in (
        ("!!!.yaml", SWAY, "its name can't be kept"),
        ("con.yaml", SWAY, "its name can't be kept"),
        ("big.yaml", "#" * 300_000, "larger than 256 KiB"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises(AmbleError, match=why):
            open_loose([tmp_path / name])
    (tmp_path / "a-b.yaml").write_text(SWAY, encoding="utf-8")
    (tmp_path / "a b.yaml").write_text(SWAY + "#", encoding="utf-8")
    with pytest.raises(AmbleError, match='the same id "a-b"'):
        open_loose([tmp_path / "a-b.yaml", tmp_path / "a b.yaml"])


def test_what_pack_writes__is_always_taken(sender: Someone) -> None:
    sender.write("exercises/Über uns.jpeg", jpeg())
    sender.write("exercises/sway.yaml", SWAY + "picture: Über uns.jpeg\n")
    parcel = pack(sender.library, ["evening"])
    assert archive_of(parcel.data).parts == parcel.parts
