"""Why something from elsewhere is not taken."""

from exercises.errors import AmbleError


class RefusedError(AmbleError):
    """A file from elsewhere that Amble does not take; the text is the rest of a sentence that begins with its name."""
