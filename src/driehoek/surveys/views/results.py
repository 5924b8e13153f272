"""What came of a survey: figures with their bounds, both sides beside each other, own words, a table to take along."""

import csv
from io import StringIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of
from driehoek.surveys.actions.reading import tag_open_answer
from driehoek.surveys.forms.reading import TagForm
from driehoek.surveys.queries import may_ask_at, surveys_for
from driehoek.surveys.queries.response import response_of
from driehoek.surveys.queries.results import bars_of, gaps_of, sides_told
from driehoek.surveys.queries.table import table_of
from driehoek.surveys.queries.telling import closed_for
from driehoek.surveys.queries.words import open_answer_for, open_answers_for, said_in, tags_of
from driehoek.surveys.rules import ASK
from driehoek.surveys.words import SIDES, WAYS


@staff_page
@require_safe
def survey_results(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what came of a survey."""
    survey, language = closed_for(request.user, pk), get_language() or "nl"
    response, told = {one.side: one for one in response_of(survey)}, sides_told(survey, language)
    sides = [
        {"told": one, "who": SIDES[one.who], "response": response.get(one.who), "ways": _ways(one.ways),
         "languages": bars_of(response[one.who].language, languages=True), "groups": bars_of(response[one.who].group)}
        for one in told
    ]  # fmt: skip
    context = {
        "survey": survey, "place": survey.location, "sides": sides, "gaps": gaps_of(survey, language),
        "may_ask": may_ask_at(request.user, survey.location), "shown": any(one.n is not None for one in told),
    }  # fmt: skip
    return render(request, "surveys/results.html", context)


def _ways(ways: dict[str, int]) -> list[dict[str, Any]]:
    return [{"label": WAYS[way], "value": number} for way, number in ways.items()]


@staff_page
@require_safe
def survey_words(request: StaffRequest, pk: int, who: str, question: str) -> HttpResponse:
    """Show what people wrote in own words about one question, in no order."""
    survey = closed_for(request.user, pk)
    side = survey.questionnaire.side(who)
    asked = next((one for one in side.questions if one.key == question and one.is_open), None) if side else None
    if asked is None:
        raise Http404
    rows = open_answers_for(request.user, survey).filter(side=who, question=question).select_related("text")
    tag = request.GET.get("over", "")
    page = page_of(request, rows.filter(tag=tag) if tag else rows)
    context = {
        "survey": survey, "place": survey.location, "title": asked.text(get_language() or "nl"), "page": page,
        "answers": said_in(page, request.user.language), "tags": tags_of(rows), "tag": tag,
        "may_tag": surveys_for(request.user, ASK).filter(pk=pk).exists(),
    }  # fmt: skip
    return render(request, "surveys/words.html", context)


@staff_page
def open_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what an answer is about, or put it aside when it names somebody."""
    row = open_answer_for(request.user, pk)
    form = TagForm(request.POST if request.method == "POST" else None, initial={"tag": row.tag, "hidden": row.hidden})
    if form.is_valid():
        tag_open_answer(answer=row, by=request.user, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("survey_words", pk=row.survey_id, who=row.side, question=row.question)
    (said,) = said_in([row], request.user.language)
    context = {"answer": row, "said": said, "form": form, "place": row.survey.location, "survey": row.survey}
    return render(request, "surveys/open_answer.html", context)


@staff_page
@require_safe
def survey_csv(request: StaffRequest, pk: int) -> HttpResponse:
    """Give what the page shows as a table, with own words in no order."""
    survey = closed_for(request.user, pk)
    out = StringIO()
    csv.writer(out, delimiter=";").writerows(table_of(survey, request.user))
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="peiling-{survey.pk}.csv"'
    return answer
