"""Pictures from elsewhere: only whole PNG and JPEG files of a sane size, as their own headers tell.

Nothing is unpacked here; sizes are read before any decoder sees the file. On the way out, what a camera wrote beside
the picture (place, time, device) is left away.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exercises.sharing.names import MAX_PICTURE_BYTES
from exercises.sharing.refusal import RefusedError

MAX_PIXELS: Final = 10_000_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
# Chunks of a PNG that tell of its making, not of what is to be seen.
_PNG_TRACES: Final = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"))
# Frame headers of a JPEG: all markers from C0 to CF but those for tables (C4, CC) and a reserved one (C8).
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_EXIF: Final = 0xE1
# Kept of a JPEG's application segments: JFIF, colour profile, Adobe's colour transform.
_KEPT: Final = frozenset((0xE0, 0xE2, 0xEE))
_ORIENTATION: Final = 0x0112


@dataclass(frozen=True, slots=True)
class _Piece:
    """A chunk of a PNG or a segment of a JPEG: its tag, its content, and all of its bytes as they stand."""

    tag: bytes
    content: bytes
    whole: bytes


def check_picture(name: str, data: bytes) -> tuple[int, int]:
    """Make sure that a file is what its name says, and return width and height in pixels. Raises RefusedError."""
    if len(data) > MAX_PICTURE_BYTES:
        raise RefusedError(f"a picture may have {MAX_PICTURE_BYTES // 2**20} MB at most")
    is_png = name.lower().endswith(".png")
    if not data.startswith(_PNG if is_png else _JPEG):
        raise RefusedError(f"it is not a {'PNG' if is_png else 'JPEG'} picture")
    width, height = _png_size(data) if is_png else _jpeg_size(data)
    if not width or not height:
        raise RefusedError("the picture is empty")
    if width * height > MAX_PIXELS:
        most = MAX_PIXELS // 1_000_000
        raise RefusedError(f"the picture has {width:,} × {height:,} points; at most {most} million are shown")
    return width, height


def without_traces(name: str, data: bytes) -> bytes:
    """The same picture without what its camera or program wrote beside it; how a photograph is turned is kept.

    Expects a picture that `check_picture` let pass.
    """
    if name.lower().endswith(".png"):
        return _PNG + b"".join(chunk.whole for chunk in _chunks(data) if chunk.tag not in _PNG_TRACES)
    pieces = list(_segments(data))
    head = data[:2]
    turned = next((turn for piece in pieces if (turn := _orientation(piece))), 1)
    kept = [piece.whole for piece in pieces if _is_kept(piece)]
    body = data[2 + sum(len(piece.whole) for piece in pieces) :]
    return head + (_turn_segment(turned) if turned != 1 else b"") + b"".join(kept) + body


def _is_kept(piece: _Piece) -> bool:
    marker = piece.tag[0]
    return marker in _KEPT if 0xE0 <= marker <= 0xEF else marker != _COMMENT


# PNG


def _png_size(data: bytes) -> tuple[int, int]:
    chunks = list(_chunks(data))
    first, last = chunks[0], chunks[-1]
    if first.tag != b"IHDR" or len(first.content) != 13 or last.tag != b"IEND":
        raise RefusedError(_DAMAGED)
    if sum(chunk.tag == b"IHDR" for chunk in chunks) != 1 or not any(chunk.tag == b"IDAT" for chunk in chunks):
        raise RefusedError(_DAMAGED)
    width, height = struct.unpack_from(">2L", first.content)
    return width, height


def _chunks(data: bytes) -> Iterator[_Piece]:
    """The chunks up to the end of the file, where the last one must end."""
    at = len(_PNG)
    tag = b""
    while tag != b"IEND":
        if at + 12 > len(data):
            raise RefusedError(_DAMAGED)
        length, tag = struct.unpack_from(">L4s", data, at)
        end = at + 12 + length
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise RefusedError(_DAMAGED)
        yield _Piece(tag, data[at + 8 : end - 4], data[at:end])
        at = end
    if at != len(data):
        raise RefusedError("something else is hidden behind the picture")


# JPEG


def _jpeg_size(data: bytes) -> tuple[int, int]:
    frames = [piece.content for piece in _segments(data) if piece.tag[0] in _FRAMES]
    if len(frames) != 1 or len(frames[0]) < 6 or data.rfind(b"\xff\xd9") < 0:
        raise RefusedError(_DAMAGED)
    height, width = struct.unpack_from(">2H", frames[0], 1)
    return width, height


def _segments(data: bytes) -> Iterator[_Piece]:
    """The segments before the picture itself begins."""
    at = 2
    while True:
        start = at
        while data[at : at + 1] == b"\xff":
            at += 1
        if at == start or at + 3 > len(data):
            raise RefusedError(_DAMAGED)
        marker = data[at]
        if marker == _SCAN:
            return
        length = int.from_bytes(data[at + 1 : at + 3])
        end = at + 1 + length
        # Markers without a length have no place before the picture itself.
        if marker in (0x00, 0x01, _END) or 0xD0 <= marker <= 0xD8 or length < 2 or end > len(data):
            raise RefusedError(_DAMAGED)
        yield _Piece(bytes([marker]), data[at + 3 : end], data[start:end])
        at = end


def _orientation(piece: _Piece) -> int:
    """How a photograph is turned (Exif 2.3, tag 0x0112), from 1 to 8; 0 where a segment does not say it."""
    if piece.tag[0] != _EXIF or not piece.content.startswith(b"Exif\0\0"):
        return 0
    tiff = piece.content[6:]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return 0
    (at,) = struct.unpack_from(f"{order}L", tiff, 4)
    if at + 2 > len(tiff):
        return 0
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for entry in range(at + 2, min(at + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, _, value = struct.unpack_from(f"{order}2HLH", tiff, entry)
        if (tag, kind) == (_ORIENTATION, 3):
            return value if 1 <= value <= 8 else 0
    return 0


def _turn_segment(turned: int) -> bytes:
    """An Exif segment that says nothing but how the photograph is turned."""
    tiff = b"MM\0*" + struct.pack(">LH2HL2HL", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    content = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


_DAMAGED: Final = "the picture is damaged"
