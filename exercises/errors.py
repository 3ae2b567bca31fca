"""The one family of errors that the user can do something about."""


class AmbleError(Exception):
    """Something the user can act on; its text is ready to be shown as it is.

    Anything that is not an AmbleError is a bug of ours.
    """
