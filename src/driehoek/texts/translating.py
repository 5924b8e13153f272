"""Let an engine translate a text line by line, and keep nothing that came through damaged."""

import re
from dataclasses import dataclass

from driehoek.texts.engines import Engine, NonsenseError
from driehoek.texts.guard import DamagedError, Masked, mask
from driehoek.texts.keeping import Keep

LONGEST_TITLE = 300
BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Translation:
    """A title and paragraphs in another language, whole."""

    title: str
    body: str


def translate(engine: Engine, title: str, body: str, keep: Keep) -> Translation:
    """Return a translation with the same lines, in which everything to keep is there exactly once.

    A line that comes back damaged is tried once more, sentence by sentence. Raises DamagedError when that fails too,
    and whatever the engine raises.
    """
    lines = [title, *body.split("\n")]
    bullets = [_bullet(line) for line in lines]
    masked = [mask(line[len(bullet) :], keep) for line, bullet in zip(lines, bullets, strict=True)]
    done = iter(_lines(engine, [line for line in masked if line.to_translate], keep))
    whole = [next(done) if line.to_translate else line.whole() for line in masked]
    first, *rest = [bullet + line for bullet, line in zip(bullets, whole, strict=True)]
    if len(first) > LONGEST_TITLE:
        raise DamagedError("added")
    return Translation(first, "\n".join(rest))


def _bullet(line: str) -> str:
    found = BULLET.match(line)
    return found[0] if found else ""


def _lines(engine: Engine, lines: list[Masked], keep: Keep) -> list[str]:
    answers = _asked(engine, [line.text for line in lines], keep)
    return [_line(engine, line, answer, keep) for line, answer in zip(lines, answers, strict=True)]


def _line(engine: Engine, line: Masked, answer: str, keep: Keep) -> str:
    try:
        return line.restore(answer)
    except DamagedError:
        pieces = line.sentences()
        if len(pieces) < 2:
            raise
    asked = [piece for piece in pieces if piece.to_translate]
    done = iter(_asked(engine, [piece.text for piece in asked], keep))
    return " ".join(piece.restore(next(done)) if piece.to_translate else piece.whole() for piece in pieces)


def _asked(engine: Engine, texts: list[str], keep: Keep) -> list[str]:
    """Ask the engine, and believe only an answer that has one text for each."""
    answers = engine.translate(texts, keep.source, keep.target) if texts else []
    if len(answers) != len(texts) or not all(isinstance(answer, str) for answer in answers):
        raise NonsenseError("The engine did not answer with one translation for each text.")
    return answers
