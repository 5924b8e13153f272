"""The year plan as an .xlsx: what is planned, or an empty one to fill in, with what one can choose from."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import translation
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from driehoek.activities.models import Activity
from driehoek.exchange.applying.year_plan import title_of
from driehoek.exchange.readers.year_plan import CHOICES, HEADINGS, SHEET
from driehoek.people.models import Location, SchoolYear
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import AMSTERDAM
from driehoek.shared.sheets import in_cell

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST, LAST = 3, 300  # rows in which one can choose
LISTS = "Keuzes"
# The file is in Dutch, as what parents read in it is.
EVALUATED = "Terugkijken op"
HOW = (
    "Een rij voor elke activiteit. Verplicht: activiteit, groepen, datum, van en tot.",
    "Bij een nieuwe activiteit ook: waarom het de moeite waard is. Dat lezen ouders.",
    "Meer groepen in een cel: zet er een puntkomma tussen. Een lege cel verandert niets.",
    "Laat Nr leeg bij een nieuwe activiteit. Aan het nummer herkent Driehoek wat er al staat.",
    "Terugkijken op hoort bij het doel en wordt niet ingelezen.",
    "Lees het bestand in bij Import: je ziet eerst wat er zou veranderen.",
)
WIDTHS = {"title": 34, "why": 44, "goal": 34, "groups": 22, "day": 12, "place": 20, "owner": 24}


@dataclass(frozen=True)
class Choices:
    """What one can choose from: names of goals, groups and colleagues."""

    goal: Sequence[str]
    groups: Sequence[str]
    owner: Sequence[str]


def year_plan_file(location: Location, year: SchoolYear, activities: Iterable[Activity], choices: Choices) -> bytes:
    """Return the workbook; without activities it is the empty one."""
    book = Workbook()
    plan, lists = book.worksheets[0], book.create_sheet(LISTS)
    with translation.override(DEFAULT):
        _fill(plan, location, year, activities)
        _offer(plan, lists, choices)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(plan: Worksheet, location: Location, year: SchoolYear, activities: Iterable[Activity]) -> None:
    plan.title = SHEET
    _put(plan, 1, [f"Jaarplan ouders {year.name} · {location.name}"], bold=True)
    _put(plan, 2, [*HEADINGS.values(), EVALUATED], bold=True)
    for row, activity in enumerate(activities, FIRST):
        _put(plan, row, _cells(activity))
    plan.freeze_panes = "C3"
    for place, name in enumerate(HEADINGS, 1):
        plan.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, 12)


def _cells(activity: Activity) -> list[object]:
    start, end = activity.starts_at.astimezone(AMSTERDAM), activity.ends_at.astimezone(AMSTERDAM)
    text = next((one for one in activity.texts.all() if one.language == DEFAULT), None)
    goal, owner = activity.goal, activity.owner
    return [
        activity.pk, title_of(activity), text.why if text else "", goal.title if goal else "",
        "; ".join(group.name for group in activity.groups.all()), start.date(), f"{start:%H:%M}", f"{end:%H:%M}",
        activity.place, activity.get_partnership_display(), activity.get_participation_display(),
        activity.get_level_display(), (owner.email or owner.name) if owner else "", activity.staff_hours,
        activity.budget, goal.evaluate_on if goal else "",
    ]  # fmt: skip


def _put(sheet: Worksheet, row: int, values: Iterable[object], *, bold: bool = False) -> None:
    for place, value in enumerate(values, 1):
        cell = sheet.cell(row, place)
        cell.value = in_cell(value) if isinstance(value, str) else value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"  # a title that begins with = is no formula
        cell.font, cell.alignment = Font(bold=bold), Alignment(wrap_text=row > 1, vertical="top")


def _offer(plan: Worksheet, lists: Worksheet, choices: Choices) -> None:
    """Put what one can choose from in lists of its own, and let the cells offer it; other words are allowed too."""
    offered: dict[str, list[str]] = {name: [str(label) for _v, label in kind.choices] for name, kind in CHOICES.items()}
    offered |= {"goal": list(choices.goal), "groups": list(choices.groups), "owner": list(choices.owner)}
    for column, (name, words) in enumerate(offered.items(), 1):
        letter = get_column_letter(column)
        for row, word in enumerate([HEADINGS[name], *words], 1):
            cell = lists.cell(row, column)
            cell.value, cell.data_type = in_cell(word), "s"
        if words:
            rule = DataValidation(
                "list", formula1=f"{LISTS}!${letter}$2:${letter}${len(words) + 1}", showErrorMessage=False
            )
            place = get_column_letter(list(HEADINGS).index(name) + 1)
            rule.add(f"{place}{FIRST}:{place}{LAST}")
            plan.add_data_validation(rule)
    for row, line in enumerate(HOW, 1):
        lists.cell(row, len(offered) + 2).value = line
