"""Zip files, written so that the same content gives the same bytes, and read without trusting anything in them.

The reader takes what ordinary programs write and no more: entries that lie one after the other without gap or overlap,
stored or deflated, of which both lists in the file say the same. Python's own reader is more lenient than is good for
files from strangers (in 3.11 entries may overlap, and bytes may hide between them).
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from exercises.library.problems import short
from exercises.sharing.refusal import RefusedError

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DESCRIPTOR_MARK: Final = b"PK\x07\x08"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED: Final = 0x0001 | 0x0040 | 0x2000
_LATER_SIZES: Final = 0x0008
_UTF8: Final = 0x0800
_KNOWN_FLAGS: Final = 0x0006 | _LATER_SIZES | _UTF8
_ZIP64: Final = 0x0001
_FULL_16, _FULL_32 = 0xFFFF, 0xFFFFFFFF
# No text that people write packs so well; what does, and is large, was made to fill the disk.
_MOST_RATIO: Final = 100
_SMALL: Final = 16 * 1024

DAMAGED: Final = "it is not whole; ask for the file once more"
ODD: Final = "it is packed in a way that Amble doesn't read"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file as the list at the end tells of it; sizes in bytes."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    offset: int
    mode: int


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Pack files in the order given; the same files give the same bytes everywhere and at any time."""
    out = io.BytesIO()
    # Not deflated: each zlib packs a little differently, and what is shared is small.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, data)
    return out.getvalue()


class ZipReader:
    """A zip file in memory; whatever is not plain, whole and honest in it is refused before anything is unpacked."""

    def __init__(self, data: bytes, *, most_files: int, is_folder: Callable[[str], bool]) -> None:
        """Look the whole list over; `is_folder` names the entries that may be folders. Raises RefusedError."""
        self._data = data
        entries = _listed(data, most_files)
        _lie_in_a_row(data, entries)
        for entry in entries:
            _must_be_plain(entry, folder=is_folder(entry.name))
        self._files = [entry for entry in entries if not is_folder(entry.name)]

    @property
    def names(self) -> list[str]:
        """The files' names in the order of the list; a name may stand there twice."""
        return [entry.name for entry in self._files]

    @property
    def size(self) -> int:
        """How many bytes all files say they have."""
        return sum(entry.size for entry in self._files)

    def read(self, name: str, most_bytes: int) -> bytes:
        """Unpack one file into memory, never more than it says it has. Raises RefusedError."""
        entry = next(entry for entry in self._files if entry.name == name)
        if entry.size > most_bytes:
            raise RefusedError(f'"{short(name)}" in it is too large')
        if entry.size > _SMALL and entry.size > _MOST_RATIO * entry.packed:
            raise RefusedError(f'"{short(name)}" in it grows too much when it is unpacked')
        return _unpacked(self._data, entry)


def _listed(data: bytes, most_files: int) -> list[_Entry]:
    """The entries by the list at the end of the file."""
    if not data.startswith(_LOCAL_MARK):
        raise RefusedError("it is not a file that Amble has shared")
    end = len(data) - _END.size
    if end < 0 or data[end : end + 4] != _END_MARK:
        raise RefusedError(DAMAGED)
    _, disk, first_disk, here, total, size, start, comment = _END.unpack_from(data, end)
    if disk or first_disk or here != total or comment or total == _FULL_16 or _FULL_32 in (size, start):
        raise RefusedError(ODD)
    if total > most_files:
        raise RefusedError(f"it holds {total:,} files; at most {most_files} are taken")
    if start + size != end:
        raise RefusedError(DAMAGED if start + size > end else ODD)
    entries = []
    at = start
    for _ in range(total):
        entry, at = _central(data, at, end)
        entries.append(entry)
    if at != end:
        raise RefusedError(ODD)
    return entries


def _central(data: bytes, at: int, end: int) -> tuple[_Entry, int]:
    if at + _CENTRAL.size > end or data[at : at + 4] != _CENTRAL_MARK:
        raise RefusedError(DAMAGED)
    fields = _CENTRAL.unpack_from(data, at)
    flags, method = fields[3:5]
    checksum, packed, size, name_length, extra_length, comment_length, disk = fields[7:14]
    attributes, offset = fields[15:]
    name_at = at + _CENTRAL.size
    extra_at = name_at + name_length
    following = extra_at + extra_length + comment_length
    if following > end:
        raise RefusedError(DAMAGED)
    if flags & _ENCRYPTED:
        raise RefusedError("it is locked with a password")
    has_zip64 = _holds_zip64(data[extra_at : extra_at + extra_length])
    if disk or flags & ~_KNOWN_FLAGS or method not in (_STORED, _DEFLATED) or has_zip64:
        raise RefusedError(ODD)
    raw_name = data[name_at:extra_at]
    name = _name(raw_name, flags)
    return _Entry(name, raw_name, flags, method, checksum, packed, size, offset, attributes >> 16), following


def _name(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & _UTF8 else "ascii")
    except UnicodeDecodeError as error:
        raise RefusedError("it holds a file whose name is not text") from error


def _holds_zip64(extra: bytes) -> bool:
    """Whether sizes stand in another place than where they are looked for; a broken field counts as that."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag == _ZIP64:
            return True
        at += 4 + length
    return at > len(extra)


def _must_be_plain(entry: _Entry, *, folder: bool) -> None:
    """Links, devices and the like are never made, so they are refused."""
    kind = stat.S_IFMT(entry.mode)
    if kind not in (0, stat.S_IFDIR if folder else stat.S_IFREG):
        raise RefusedError(f'"{short(entry.name)}" in it is not a plain file')
    if folder and (entry.size or entry.packed):
        raise RefusedError(ODD)


def _lie_in_a_row(data: bytes, entries: list[_Entry]) -> None:
    """Each entry begins where the one before it ends, so that nothing overlaps and nothing hides between them."""
    start: int = _END.unpack_from(data, len(data) - _END.size)[6]
    ordered = sorted(entries, key=lambda entry: entry.offset)
    begins = [entry.offset for entry in ordered] + [start]
    if begins[0] != 0:
        raise RefusedError(ODD)
    for entry, following in zip(ordered, begins[1:], strict=True):
        end = _content_at(data, entry, following) + entry.packed
        if end > following or not _ends_well(data[end:following], entry):
            raise RefusedError(ODD)


def _content_at(data: bytes, entry: _Entry, limit: int) -> int:
    """Where an entry's bytes begin, behind its own header, which must say the same as the list."""
    at = entry.offset
    if at + _LOCAL.size > limit or data[at : at + 4] != _LOCAL_MARK:
        raise RefusedError(ODD)
    _, _, flags, method, _, _, checksum, packed, size, name_length, extra_length = _LOCAL.unpack_from(data, at)
    name_at = at + _LOCAL.size
    extra_at = name_at + name_length
    sizes = (checksum, packed, size)
    expected = {(entry.checksum, entry.packed, entry.size)}
    if flags & _LATER_SIZES:
        expected.add((0, 0, 0))
    if (
        (flags, method) != (entry.flags, entry.method)
        or sizes not in expected
        or data[name_at:extra_at] != entry.raw_name
        or _holds_zip64(data[extra_at : extra_at + extra_length])
    ):
        raise RefusedError(ODD)
    content_at: int = extra_at + extra_length
    return content_at


def _ends_well(behind: bytes, entry: _Entry) -> bool:
    """Whether nothing stands behind the content but the sizes that some programs write there."""
    if not entry.flags & _LATER_SIZES:
        return not behind
    sizes = struct.pack("<3L", entry.checksum, entry.packed, entry.size)
    return behind in (sizes, _DESCRIPTOR_MARK + sizes)


def _unpacked(data: bytes, entry: _Entry) -> bytes:
    """An entry's content; never more bytes are unpacked than the list has told."""
    at = _content_at(data, entry, len(data))
    packed = data[at : at + entry.packed]
    content = packed if entry.method == _STORED else _inflated(packed, entry.size)
    if len(content) != entry.size or zlib.crc32(content) != entry.checksum:
        raise RefusedError(DAMAGED)
    return content


def _inflated(packed: bytes, size: int) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacker.decompress(packed, size + 1)
    except zlib.error as error:
        raise RefusedError(DAMAGED) from error
    if not unpacker.eof or unpacker.unused_data:
        raise RefusedError(DAMAGED)
    return content
