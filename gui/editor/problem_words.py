"""What is wrong with a file, in the words of a form: it has fields where the text has keys and lines."""

from exercises.library.editing.document import Document
from exercises.library.problems import Problem
from gui.text import tr


def is_missing(problem: Problem, document: Document) -> bool:
    """Whether a problem is that a key of the file itself was not written at all."""
    return problem.path.isidentifier() and document.find((problem.path,)) is None


def in_form(problem: Problem, document: Document) -> str:
    """The sentence for a problem, where a field is to be filled in as well as a key to be written."""
    if is_missing(problem, document):
        match problem.path:
            case "instructions":
                return tr("Write at least one step of the movement.")
            case "position":
                return tr("Choose how the body is placed.")
    return problem.text
