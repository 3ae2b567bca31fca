"""What a file with problems means for the user: how bad it is, and what is used until it is mended."""

from exercises.library.library import LibraryFile
from gui.text import tr


def what_is_wrong(file: LibraryFile) -> str:
    """The bold sentence about a file with problems."""
    words = tr("{name} could not be read.")
    if not file.broken:
        words = tr("The figure in {name} can't be drawn.")
    elif file.fresh is not None:
        words = tr("{name} can't be used yet.")
    return words.format(name=file.path.name)


def until_mended(file: LibraryFile, is_replaced: bool) -> str:
    """What happens as long as a file has its problems; `is_replaced`: another one of the same name stands in."""
    if not file.broken:
        return tr("All else of it works; the figure is left out until this is mended.")
    if is_replaced:
        return tr("Until this is mended, the one that came with Amble is used.")
    if file.content is not None:
        return tr("Until this is mended, the version from before is used.")
    return tr("Until this is mended, it is left out.")
