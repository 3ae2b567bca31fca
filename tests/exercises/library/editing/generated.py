"""Files as people write them: comments in odd places, brackets and lines mixed, any indentation and line end."""

import random
from collections.abc import Iterator

from exercises.library.editing.document import Value
from exercises.library.tree import Mapping, Node, Scalar, Sequence

_VALUES = ("bridge", "1:30", "'it''s'", '"a \\"q\\" b"', "ünï ☀", "no", "10", "5s", "腰", "don't")


class Generator:
    """Writes one routine from a seed; its comments are numbered, so that a lost one shows."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        chance = self.random
        self.line_end = chance.choice(["\n", "\n", "\r\n"])
        self.mixed = chance.random() < 0.1
        self.dash_in = chance.choice([2, 2, 0, 4])
        self.after_dash = chance.choice([2, 2, 2, 4])
        self.pad = " " if chance.random() < 0.2 else ""
        self._comments = 0

    def text(self) -> str:
        chance = self.random
        text = ""
        if chance.random() < 0.5:
            text += f"# yaml-language-server: x{self.end}# head {self.comment()}{self.end}"
        if chance.random() < 0.1:
            text += f"---{self.end}"
        text += (
            f"name: x{self.behind()}{self.end}{self.lead(0)}kind: walk{self.end}{self.lead(0)}steps:{self.steps(0, 0)}"
        )
        if chance.random() < 0.3:
            text += f"{self.lead(0)}level: gentle{self.behind()}{self.end}"
        if chance.random() < 0.3:
            text += f"{self.end}{self.comment()}{self.end}"
        return text.rstrip("\r\n") if chance.random() < 0.3 else text

    @property
    def end(self) -> str:
        return self.random.choice(["\n", "\r\n"]) if self.mixed else self.line_end

    def comment(self) -> str:
        self._comments += 1
        return f"#c{self._comments}."

    def behind(self) -> str:
        return f"  {self.comment()}" if self.random.random() < 0.2 else ""

    def lead(self, column: int) -> str:
        chance, text = self.random, ""
        if chance.random() < 0.2:
            text += " " * column + self.comment() + self.end
        if chance.random() < 0.15:
            text = " " * column + self.comment() + self.end + self.end + text
        if chance.random() < 0.2:
            text = self.end * chance.randint(1, 2) + text
        return text

    def value(self) -> str:
        return self.random.choice(_VALUES)

    def short_step(self, depth: int) -> str:
        chance, pad = self.random, self.pad
        if chance.random() < 0.2 and depth < 2:
            inner = ", ".join(self.short_step(depth + 1) for _ in range(chance.randint(1, 2)))
            return f"{{{pad}repeat: 2, steps: [{inner}]{pad}}}"
        keys = chance.choice(
            [f"exercise: {self.value()}", "rest: 5s", "exercise: a, reps: 3", "exercise: a, say: 'x, y'"]
        )
        return f"{{{pad}{keys}{pad}}}"

    def steps(self, column: int, depth: int) -> str:
        """What stands behind the colon of `steps:` at a column."""
        chance = self.random
        kind = chance.random()
        if kind < 0.08:
            return f" []{self.behind()}{self.end}"
        if kind < 0.18:
            steps = ", ".join(self.short_step(depth) for _ in range(chance.randint(1, 3)))
            return f" [{steps}]{self.behind()}{self.end}"
        if kind < 0.26:
            return self.steps_between_brackets(column, depth)
        lines = self.behind() + self.end
        for _ in range(chance.randint(1, 4)):
            lines += self.lead(column + self.dash_in) + self.step(column + self.dash_in, depth)
        return lines

    def steps_between_brackets(self, column: int, depth: int) -> str:
        chance, indent = self.random, " " * (column + 2)
        last_comma = chance.random() < 0.5
        lines = f" [{self.behind()}{self.end}"
        for index in range(3):
            if chance.random() < 0.2:
                lines += f"{indent}{self.comment()}{self.end}"
            comma = "," if index < 2 or last_comma else ""
            lines += f"{indent}{self.short_step(depth)}{comma}{self.behind()}{self.end}"
        return f"{lines}{' ' * column}]{self.behind()}{self.end}"

    def step(self, column: int, depth: int) -> str:
        chance = self.random
        dash = " " * column + "-" + " " * (self.after_dash - 1)
        inside = " " * (column + self.after_dash)
        if chance.random() < 0.3:
            return f"{dash}{self.short_step(depth)}{self.behind()}{self.end}"
        text = f"{' ' * column}- {self.comment()}{self.end}{inside}" if chance.random() < 0.1 else dash
        if chance.random() < 0.25 and depth < 3:
            text += f"repeat: 2{self.behind()}{self.end}"
            if chance.random() < 0.5:
                text += f"{self.lead(len(inside))}{inside}rest: 5s{self.behind()}{self.end}"
            text += f"{self.lead(len(inside))}{inside}steps:{self.steps(len(inside), depth + 1)}"
        else:
            text += f"exercise: {self.value()}{self.behind()}{self.end}"
            for key in chance.sample(["sets", "reps", "hold", "say"], chance.randint(0, 3)):
                text += self.lead(len(inside)) if chance.random() < 0.3 else ""
                text += inside + (self.say(inside) if key == "say" and chance.random() < 0.5 else self.key(key))
        return text + (f"{inside}{self.comment()}{self.end}" if chance.random() < 0.15 else "")

    def key(self, key: str) -> str:
        return f"{key}: {self.value()}{self.behind()}{self.end}"

    def say(self, inside: str) -> str:
        """A text over several lines."""
        end = self.line_end
        return self.random.choice(
            [
                f"say: |{self.behind()}{end}{inside}  line # one{end}{end}{inside}  two{end}",
                f"say: >-{end}{inside}  folded{end}{inside}  text{end}",
                f"say: some words{end}{inside}   go on{self.behind()}{end}",
                f"say: |+{end}{inside}  keep{end}{end}",
                f'say: "quoted # no{end}{inside}  comment"{self.behind()}{end}',
                f"say:{self.behind()}{end}{inside}  below the key{end}",
            ]
        )


def generated(seed: int) -> str:
    """The file of a seed."""
    return Generator(seed).text()


def scalars(node: Node | None, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Every text of a tree with its path."""
    if isinstance(node, Scalar) and not node.empty:
        yield path, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from scalars(entry.value, (*path, entry.key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from scalars(item, (*path, index))


def step_lists(value: Value, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all lists of steps."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "steps":
                yield (*path, key)
            yield from step_lists(part, (*path, key))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from step_lists(part, (*path, index))
