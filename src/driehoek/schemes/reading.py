"""From the text of a scheme file to a scheme, or to all mistakes in it."""

import re

from django.utils.text import slugify
from django.utils.translation import gettext as _

from driehoek.people.models.organisations import LocationKind
from driehoek.schemes.scheme import ALL, FROM_PLAN, UNITS, Condition, Level, Post, Scheme, Test
from driehoek.schemes.sheets import Mistake, Sheet
from driehoek.schemes.vocabulary import MEASURES
from driehoek.shared.strict import DataError, given

YEAR = re.compile(r"(\d{4})-(\d{4})")
LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
# Pages of a location where a condition can be met; without one it is met in the application itself.
PAGES = ("vision", "goals", "year", "expectations", "consultations", "team_sessions", "neighbours", "rounds")
WAYS = ("count", "one_of", "all_of")


def read(text: str, key: str = "") -> tuple[Scheme | None, list[Mistake]]:
    """Return the scheme, or None with every mistake; without a `key` its name gives one."""
    try:
        table = given(text)
    except DataError as error:
        return None, [_not_toml(str(error))]
    mistakes: list[Mistake] = []
    sheet = Sheet(_("The beginning of the file"), table, mistakes)
    scheme = _scheme(sheet, key)
    return (None, mistakes) if mistakes else (scheme, [])


def _not_toml(error: str) -> Mistake:
    found = LINE.search(error)
    place = _("Line %(line)s, position %(column)s") % {"line": found[1], "column": found[2]} if found else _("The file")
    return Mistake(place, _("The text breaks off here. Often a quotation mark or a bracket is missing just before it."))


def _scheme(sheet: Sheet, key: str) -> Scheme:
    name, posts, levels = sheet.text("name", longest=120), _posts(sheet), _levels(sheet)
    scheme = Scheme(
        key=key or slugify(name)[:80],
        name=name,
        giver=sheet.text("giver", longest=120),
        source=sheet.text("source", needed=False),
        about=sheet.text("about"),
        first=_year(sheet, "first"),
        last=_year(sheet, "last", needed=False),
        kinds=sheet.choices("kinds", LocationKind.values),
        most=sheet.number("most"),
        conditions=tuple(
            _condition(one, posts) for one in sheet.sheets("condition", _("Condition %(number)d"), needed=True)
        ),
        posts=posts,
        levels=levels,
    )
    _fits_together(sheet, scheme)
    return scheme


def _fits_together(sheet: Sheet, scheme: Scheme) -> None:
    if scheme.last and scheme.last < scheme.first:
        sheet.note(_("“last” lies before “first”. Turn them round."))
    keys = [level.key for level in scheme.levels] + [post.key for post in scheme.posts]
    keys += [condition.key for condition in scheme.conditions]
    if twice := {key for key in keys if key and keys.count(key) > 1}:
        sheet.note(
            _("The key %(keys)s stands twice among conditions, levels and posts. Give each its own."),
            keys=", ".join(sorted(twice)),
        )
    if not scheme.key:
        sheet.note(_("“name” needs letters: they make the address of the page."))
    sheet.close()


def _year(sheet: Sheet, field: str, *, needed: bool = True) -> str:
    value = sheet.text(field, needed=needed)
    found = YEAR.fullmatch(value)
    if value and not (found and int(found[2]) == int(found[1]) + 1):
        sheet.note(_('“%(field)s” must be a school year, like "2026-2027".'), field=field)
    return value


def _posts(sheet: Sheet) -> tuple[Post, ...]:
    rows = sheet.sheets("post", _("Post %(number)d"), needed=True)
    found = tuple(
        Post(
            key=row.key(),
            text=row.text("text"),
            unit=row.choice("unit", tuple(UNITS)),
            most=row.number("most"),
            percent=ALL if (percent := row.number("percent", highest=100)) is None else percent,
            from_plan=row.choice("from_plan", FROM_PLAN, needed=False),
        )
        for row in rows
    )
    for row in rows:
        row.close()
    return found


def _levels(sheet: Sheet) -> tuple[Level, ...]:
    rows = sheet.sheets("level", _("Level %(number)d"))
    found = tuple(Level(row.key(), row.text("text")) for row in rows)
    for row in rows:
        row.close()
    return found


def _condition(sheet: Sheet, posts: tuple[Post, ...]) -> Condition:
    tests, needed = _tests(sheet, posts)
    declared = sheet.text("declared", needed=False)
    if not tests and not declared:
        sheet.note(_("Say how this is tested: with count, one_of, all_of or declared."))
    condition = Condition(
        key=sheet.key(),
        text=sheet.text("text"),
        missing=sheet.text("missing", needed=bool(tests)),
        mend=sheet.choice("mend", PAGES, needed=False),
        tests=tests,
        needed=needed,
        declared=declared,
        priority=sheet.flag("priority"),
    )
    sheet.close()
    return condition


def _tests(sheet: Sheet, posts: tuple[Post, ...]) -> tuple[tuple[Test, ...], int]:
    """The tests of a condition, and how many of them must hold."""
    ways = [way for way in WAYS if way in sheet.table]
    if len(ways) > 1:
        sheet.note(_("Use one of count, one_of and all_of, not two of them."))
    if "count" in ways:
        return (_test(sheet, posts),), 1
    name = _("%(place)s, test") % {"place": sheet.place} + " %(number)d"
    rows = sheet.sheets(ways[0], name) if ways else []
    tests = tuple(_test(row, posts) for row in rows)
    for row in rows:
        row.close()
    return tests, 1 if ways == ["one_of"] else len(tests)


def _test(sheet: Sheet, posts: tuple[Post, ...]) -> Test:
    count = sheet.choice("count", tuple(MEASURES))
    names = MEASURES[count].names if count in MEASURES else ()
    keys = [post.key for post in posts]
    test = Test(
        count=count,
        at_least=sheet.number("at_least"),
        at_most=sheet.number("at_most"),
        grades=sheet.choices("grades") if "grades" in names else (),
        post=sheet.choice("post", keys) if "post" in names else "",
    )
    if test.at_least is None and test.at_most is None:
        sheet.note(_("Write how many it must be: at_least = … or at_most = …."))
    return test
