"""The styles keep their promises: small, readable by day and by night, and the same in both directions of writing."""

import gzip
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent / "static" / "shared"
SHEETS = ("base.css", "staff.css")
TEXT_ON_GROUND = [
    (ink, ground) for ink in ("ink", "ink-soft", "key", "warn") for ground in ("paper", "card", "key-wash", "sun-wash")
] + [
    ("key-ink", "key"),
    ("sun-ink", "sun-wash"),
    ("good", "good-wash"),
    ("warn", "warn-wash"),
    ("ink", "good-wash"),
    ("ink", "warn-wash"),
    ("ink", "glow"),
    ("ink-soft", "glow"),
]
SHAPES_ON_GROUND = [("edge", "card"), ("edge", "paper"), ("key", "line"), ("key", "paper")]


def tokens(scheme: str) -> dict[str, str]:
    css = (STATIC / "base.css").read_text()
    day, night = re.findall(r":root \{(.*?)\n\s*\}", css, re.S)[:2]
    found = dict(re.findall(r"--([\w-]+): ([^;]+);", day))
    return found | (dict(re.findall(r"--([\w-]+): ([^;]+);", night)) if scheme == "dark" else {})


def luminance(color: str, known: dict[str, str]) -> float:
    """Relative luminance of WCAG 2, from OKLCH through linear sRGB (matrices of Björn Ottosson, 2020)."""
    if alias := re.fullmatch(r"var\(--([\w-]+)\)", color):
        return luminance(known[alias[1]], known)
    lightness, chroma, hue = map(float, re.findall(r"[\d.]+", color))
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    big = lightness / 100
    long = (big + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (big - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (big - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(max(part, 0), 1) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, scheme: str) -> float:
    known = tokens(scheme)
    dark, light = sorted(luminance(known[name], known) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_right() -> None:
    white_on_black = luminance("oklch(100% 0 0)", {}), luminance("oklch(0% 0 0)", {})

    assert white_on_black == pytest.approx((1, 0), abs=0.001)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_is_readable(scheme: str, ink: str, ground: str) -> None:
    assert contrast(ink, ground, scheme) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON_GROUND)
def test_edges_are_visible(scheme: str, shape: str, ground: str) -> None:
    assert contrast(shape, ground, scheme) >= 3


def test_base_fits_the_first_visit() -> None:
    assert len(gzip.compress((STATIC / "base.css").read_bytes())) <= 5_500


def test_each_script_fits_in_one_packet() -> None:
    sizes = {script.name: len(gzip.compress(script.read_bytes())) for script in STATIC.glob("*.js")}

    assert sizes
    assert max(sizes.values()) < 1_400


def physical(css: str) -> Iterator[str]:
    sides = r"left|right|top|bottom"
    yield from re.findall(rf"(?<!safe-area-)(?:margin|padding|border|inset|scroll-padding)-(?:{sides})\b", css)
    yield from re.findall(rf"[;{{\s](?:{sides}|width|height|float|clear)\s*:", css)
    yield from re.findall(r"text-align:\s*(?:left|right)", css)


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_side_of_the_screen_has_a_name(sheet: str) -> None:
    assert list(physical((STATIC / sheet).read_text())) == []


def test_the_search_for_sides_finds_them() -> None:
    assert list(physical("a { margin-left: 1px; top: 0; text-align: right }")) == [
        "margin-left",
        " top:",
        "text-align: right",
    ]


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_comes_from_elsewhere(sheet: str) -> None:
    assert not re.search(r"url\(|@import|https?:", (STATIC / sheet).read_text())
