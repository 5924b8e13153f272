"""Pictures for the class book, drawn from simple shapes: no photo of anybody, and no file from elsewhere."""

from collections.abc import Callable
from io import BytesIO
from math import cos, pi, sin, sqrt

from PIL import Image, ImageDraw

from driehoek.classbook.pictures import Drawn, redraw

Pen = ImageDraw.ImageDraw
GOLDEN = pi * (3 - sqrt(5))  # the angle between leaves, so that they fill a circle
SIZE, FINER = (960, 720), 2  # points; drawn larger and made smaller, so that edges are smooth
SKY, GRASS, WALL, FLOOR, SUN = "#cfe8f7", "#a9d18e", "#fbead2", "#e3c59b", "#ffd45c"
BLOCKS = ("#e4572e", "#2e86ab", "#f2b134", "#4f9d69", "#8e5ea2")
SKINS, SHIRTS, HAIR = ("#c98f65", "#8d5a3b", "#efc7a2"), ("#2e86ab", "#e4572e", "#4f9d69"), "#3b2a20"


def picture(scene: str, children: int) -> Drawn:
    """Draw one of the `SCENES` with so many children in it, as the class book keeps photos."""
    image = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER))
    pen = ImageDraw.Draw(image)
    SCENES[scene](pen)
    for number in range(children):
        _child(pen, 190 + 190 * number, number + len(scene))
    out = BytesIO()
    image.reduce(FINER).save(out, "JPEG", quality=90)
    return redraw(out, out.tell())


def _tower(pen: Pen) -> None:
    _ground(pen, WALL, FLOOR)
    _round(pen, 130, 130, 70, SUN)
    for number in range(9):
        shift = (number % 3 - 1) * 8
        _box(pen, 640 + shift, 585 - number * 58, 760 + shift, 640 - number * 58, BLOCKS[number % len(BLOCKS)])


def _leaves(pen: Pen) -> None:
    _ground(pen, SKY, GRASS)
    _box(pen, 445, 330, 515, 640, "#7a4b2a")
    for number in range(90):
        angle, far = number * GOLDEN, sqrt(number / 90)
        across, down = 480 + 235 * far * cos(angle), 235 + 165 * far * sin(angle)
        _round(pen, across, down, 33, ("#e8a33d", "#d1495b", "#f2d16b", "#a66a3f")[number % 4])
    for number in range(14):
        _round(pen, 90 + number * 61, 640 + number * 37 % 50, 13, ("#e8a33d", "#d1495b")[number % 2])


def _soup(pen: Pen) -> None:
    _ground(pen, WALL, FLOOR)
    _box(pen, 560, 380, 860, 600, "#8896a5")
    _oval(pen, 560, 340, 860, 430, "#e78f3c")
    for number in range(11):
        _round(pen, 600 + number * 22, 372 + number * 29 % 34, 11, ("#d9541e", "#5b9a3c", "#f4e2b8")[number % 3])
    for across in (640, 710, 780):
        _line(pen, [(across, 310), (across + 18, 270), (across, 230), (across + 18, 190)], "#ffffff", 10)


def _kite(pen: Pen) -> None:
    _ground(pen, SKY, GRASS)
    _oval(pen, 90, 90, 290, 160, "#ffffff")
    _oval(pen, 180, 60, 380, 150, "#ffffff")
    _line(pen, [(430, 500), (560, 400), (640, 300), (715, 200)], "#5a5a5a", 3)
    _shape(pen, [(715, 60), (800, 150), (735, 260), (650, 160)], "#e4572e")
    _shape(pen, [(715, 60), (800, 150), (725, 155)], "#f2b134")
    _line(pen, [(735, 260), (770, 310), (740, 350), (775, 395)], "#8e5ea2", 7)


SCENES: dict[str, Callable[[Pen], None]] = {"tower": _tower, "leaves": _leaves, "soup": _soup, "kite": _kite}


# Shapes, in points of the picture as it is kept


def _child(pen: Pen, across: float, number: int) -> None:
    """A friendly figure that is nobody: a head with a smile, a shirt and two arms."""
    skin, shirt = SKINS[number % len(SKINS)], SHIRTS[number % len(SHIRTS)]
    _line(pen, [(across - 78, 470), (across, 530), (across + 78, 470)], skin, 26)
    _oval(pen, across - 62, 478, across + 62, 690, shirt)
    _round(pen, across, 396, 88, HAIR)
    _round(pen, across, 410, 78, skin)
    for eye in (-28, 28):
        _round(pen, across + eye, 402, 9, HAIR)
    corners = _finer((across - 34, 400, across + 34, 456))
    pen.arc(corners, 20, 160, fill=HAIR, width=6 * FINER)


def _ground(pen: Pen, above: str, below: str) -> None:
    _box(pen, 0, 0, SIZE[0], SIZE[1], above)
    _box(pen, 0, 600, SIZE[0], SIZE[1], below)


def _box(pen: Pen, left: float, top: float, right: float, bottom: float, colour: str) -> None:
    pen.rectangle(_finer((left, top, right, bottom)), fill=colour)


def _oval(pen: Pen, left: float, top: float, right: float, bottom: float, colour: str) -> None:
    pen.ellipse(_finer((left, top, right, bottom)), fill=colour)


def _round(pen: Pen, across: float, down: float, radius: float, colour: str) -> None:
    _oval(pen, across - radius, down - radius, across + radius, down + radius, colour)


def _line(pen: Pen, points: list[tuple[float, float]], colour: str, width: int) -> None:
    pen.line([(x * FINER, y * FINER) for x, y in points], fill=colour, width=width * FINER, joint="curve")


def _shape(pen: Pen, points: list[tuple[float, float]], colour: str) -> None:
    pen.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)


def _finer(corners: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = corners
    return left * FINER, top * FINER, right * FINER, bottom * FINER
