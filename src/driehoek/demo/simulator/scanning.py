"""The scan of the vmbo: kept once, with the hours that its mentors were given."""

from driehoek.demo.cast import Cast
from driehoek.people.models import Account
from driehoek.policy.queries import colleagues_at
from driehoek.scan import actions
from driehoek.scan.levels import model
from driehoek.scan.models import ParentHours, ScanAnswer

Value = ScanAnswer.Value
WANTED, HOURS_A_WEEK = 3, 2
# What is not simply so at Vakcollege Zuiderpark; every other condition of the first three levels is met.
ANSWERS = {
    "home_visits": (Value.PARTLY, "Alleen in de eerste klas."),
    "time_for_parents": (Value.NO, "Mentoren doen het nu in eigen tijd."),
    "learning_from_each_other": (Value.PARTLY, ""),
    "theme_evenings": (Value.YES, ""),
}
SIDES: dict[str, int | str] = {
    "wanted": WANTED, "steering": "Ruud bespreekt het elke periode met het team.", "demand": 3, "demand_asked": 46,
    "demand_source": "Gevraagd in de startgesprekken.", "support": 2, "support_source": "Studiedag in september.",
}  # fmt: skip


def scan(cast: Cast) -> None:
    """Keep a scan of the vmbo, and note the hours of its mentors; nothing of it is drawn by lot."""
    row = actions.begin_scan(location=cast.zuiderpark, school_year=cast.year, by=cast.ruud)
    for one in model().levels:
        beyond = Value.YES if one.number <= WANTED else Value.UNKNOWN
        answers = {each.key: ANSWERS.get(each.key, (beyond, "")) for each in one.conditions}
        actions.answer_level(scan=row, number=one.number, answers=answers, by=cast.ruud)
    actions.weigh_sides(scan=row, sides=SIDES, by=cast.ruud)
    for mentor in colleagues_at(cast.zuiderpark, "plan_activities").filter(appointments__role="mentor").distinct():
        _agree(cast, mentor)
    actions.keep_scan(scan=row, by=cast.ruud)


def _agree(cast: Cast, mentor: Account) -> None:
    fixed = {"location": cast.zuiderpark, "school_year": cast.year, "account": mentor}
    hours = ParentHours(**fixed, hours=HOURS_A_WEEK, per=ParentHours.Per.WEEK)
    actions.agree_hours(hours=hours, by=cast.ruud)
