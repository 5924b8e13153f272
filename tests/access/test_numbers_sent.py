"""Numbers inside requests: whatever a parent's form sends instead of what it offered, nothing of others changes.

The table of pages asks who may come in by the address. Here every form on a parent's pages is sent as it stands, and
once more for each number in it, with the numbers of other people, groups and schools.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model, Q
from django.test import Client
from django.urls import reverse
from lxml import html

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.people.models import Child, Family, Guardian
from tests.access.table import OWN_PAGES, PARENT_PAGES

TEXTS = {"date": "2030-01-10", "time": "10:00", "email": "a@thuis.example", "number": "3"}
PEOPLE: tuple[type[Model], ...] = (Guardian, Child, Family)
Sent = dict[str, list[str]]


def of_others(cast: Cast) -> dict[type[Model], Q]:
    """Model -> its rows that are tied to anybody but Samira and her children."""
    mine = {Guardian: {cast.samira.pk}, Family: {cast.el_amrani.pk}}
    mine[Child] = set(cast.el_amrani.children.values_list("pk", flat=True))
    found: dict[type[Model], Q] = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model in PEOPLE:
                others = Q(**{f"{field.name}__isnull": False}) & ~Q(**{f"{field.name}__in": mine[field.related_model]})
                found[model] = found.get(model, Q()) | others
    return found


def standing(rows: dict[type[Model], Q]) -> dict[str, set[Any]]:
    """All those rows as they are now."""
    return {
        model.__name__: {str(row) for row in model._default_manager.filter(which).values_list()}
        for model, which in rows.items()
    }


def forms_on(page: str, url: str) -> Iterator[tuple[str, Sent, set[str]]]:
    """Each form and button of a page: where it is sent, what it sends, and which of its fields hold numbers."""
    whole: Any = html.fromstring(page)
    for form in whole.xpath("//form[translate(@method, 'POST', 'post')='post']"):
        sent: Sent = {}
        for one in form.xpath(".//input[@name][not(@type='file')] | .//textarea[@name] | .//option[@value != '']"):
            name = one.get("name") or one.xpath("string(ancestor::select/@name)")
            words = "woorden" if one.tag == "textarea" else TEXTS.get(one.get("type", ""), "woord")
            sent.setdefault(name, [one.get("value") or words])
        for button in form.xpath(".//button[@type='submit']"):
            data = sent | ({button.get("name"): [button.get("value", "")]} if button.get("name") else {})
            numbers = {name for name, values in data.items() if values[0].isdecimal()}
            yield button.get("formaction") or form.get("action") or url, data, numbers


def send(url: str, data: Sent, rows: dict[type[Model], Q]) -> dict[str, set[Any]]:
    """What stands of others after sending this, which is then undone."""
    with transaction.atomic():
        Client().post(url, data)
        after = standing(rows)
        transaction.set_rollback(True)
    return after


@pytest.mark.parametrize("name", [*PARENT_PAGES, *OWN_PAGES])
def test_numbers_of_others_change_nothing_of_others(name: str, cast: Cast) -> None:
    args = PARENT_PAGES[name].args(cast) if name in PARENT_PAGES else {}
    url = reverse(name, kwargs={"token": link_path(cast.samira).split("/")[2], **args})
    rows = of_others(cast)
    before, page = standing(rows), Client().get(url)
    if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
        return
    theirs = {cast.hassan.pk, cast.deniz.pk, cast.emine.pk, cast.finn.pk, cast.group_elders.pk, cast.elders.pk}
    for action, data, numbers in forms_on(page.text, url):
        assert send(action, data, rows) == before, data
        for field in numbers:
            assert all(send(action, data | {field: [str(one)]}, rows) == before for one in theirs), (field, data)
