"""The catalogues: which texts they must hold, and what is noticed when one is wrong."""

import re
from io import StringIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.core.management import CommandError, call_command
from django.template import Template

from driehoek.shared import catalogues
from driehoek.shared.catalogues import checks, files, source
from driehoek.shared.catalogues.source import Text
from driehoek.shared.languages import LANGUAGES, STAFF_LANGUAGES

FORMS = ("zero", "one", "two", "few", "many", "other")
PARENT_ONLY = [code for code in LANGUAGES if code not in STAFF_LANGUAGES]


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "LOCALE_DIR", tmp_path)
    return tmp_path


def in_source(text: str) -> set[Text]:
    return set(source._extract(text.encode()))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('_("Come")', Text("Come")),
        ('gettext_lazy("Come" " in")', Text("Come in")),
        ('ngettext("%(n)d child", "%(n)d children", n)', Text("%(n)d child", "%(n)d children")),
        ('pgettext("month", "May")', Text("May", context="month")),
        ('npgettext_lazy("role", "head", "heads", n)', Text("head", "heads", "role")),
    ],
)
def test_python_texts_are_found(code: str, text: Text) -> None:
    assert in_source(f"x = {code}\n") == {text}


def test_the_texts_of_a_template_are_found() -> None:
    assert Text("Can you come? Tap here to answer. You need no account.") in source._in_template(
        "activities/mail/invitation.txt"
    )
    assert Text("Go to the content") in source._in_template("shared/base.html")


def test_a_parent_meets_what_the_parent_page_extends_and_includes() -> None:
    templates = source.parent_templates()
    assert {"shared/parent.html", "shared/base.html", "shared/_languages.html"} <= templates
    assert "shared/staff.html" not in templates


def test_a_parents_template_may_not_hide_what_it_includes(monkeypatch: pytest.MonkeyPatch) -> None:
    hiding = Template("{% extends 'shared/parent.html' %}{% block content %}{% include which %}{% endblock %}")
    monkeypatch.setattr(source, "_templates", lambda: {"a.html", "shared/parent.html"})
    monkeypatch.setattr(source, "_used_by", lambda name: source._names_in(hiding) if name == "a.html" else set())
    with pytest.raises(TypeError, match="not through a variable"):
        source.parent_templates()


def test_parent_languages_get_parent_texts_only() -> None:
    parents, staff = catalogues.texts_for("ti"), catalogues.texts_for("nl")
    assert parents < staff
    assert Text("tomorrow") in parents


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_follow_cldr(language: str) -> None:
    catalog = read_po(files._header(LANGUAGES[language]).splitlines(keepends=True))
    rule = eval(f"lambda n: int({_as_python(catalog.plural_expr)})")
    cldr = Locale.parse(language).plural_form
    used = sorted({cldr(n) for n in range(1_000)}, key=FORMS.index)
    assert [used[rule(n)] for n in range(1_000)] == [cldr(n) for n in range(1_000)]
    assert catalog.num_plurals == len(used)


def _as_python(expression: str) -> str:
    condition, question, rest = expression.strip("()").replace("&&", " and ").replace("||", " or ").partition("?")
    if not question:
        return condition
    value, _, other = rest.partition(":")
    return f"({value} if {condition} else {_as_python(other)})"


def test_an_update_keeps_translations_and_translators_notes(own_folder: Path) -> None:
    catalogues.update()
    file = files.po_file("tr")
    note = '# parents call the school\nmsgid "tomorrow"\nmsgstr "yarın"'
    file.write_text(file.read_text("utf-8").replace('msgid "tomorrow"\nmsgstr ""', note), "utf-8")
    catalogues.update()
    assert note in file.read_text("utf-8")
    assert catalogues.outdated() == []


def test_an_update_drops_what_nobody_says_any_more(own_folder: Path) -> None:
    catalogues.update()
    file = files.po_file("tr")
    file.write_text(file.read_text("utf-8") + '\nmsgid "Nobody says this"\nmsgstr "x"\n', "utf-8")
    assert catalogues.outdated() == ["tr"]
    catalogues.update()
    assert "Nobody says this" not in file.read_text("utf-8")


def test_a_catalogue_says_whether_a_native_speaker_read_it(own_folder: Path) -> None:
    catalogues.update()
    assert '"X-Native-Review: no\\n"' in files.po_file("ti").read_text("utf-8")


def test_missing_texts_are_named(own_folder: Path) -> None:
    catalogues.update()
    assert "tomorrow" in catalogues.missing("pl")
    assert catalogues.missing("en") == []


def test_compiling_writes_only_what_is_newer(own_folder: Path) -> None:
    catalogues.update()
    catalogues.compile_all()
    compiled = files.po_file("ti").with_suffix(".mo")
    first = compiled.stat().st_mtime_ns
    catalogues.compile_all()
    assert compiled.stat().st_mtime_ns == first
    assert len(list(own_folder.rglob("*.mo"))) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("msgid", "translation", "fault"),
    [
        ("Hello %(name)s", "Hoi %(naam)s", "placeholders"),
        ("Hello %(name)s", "Hoi", "placeholders"),
        ("%(n)d files", "%(n)s files", "placeholders"),
        ("%(n)s of it", "%(n)s, 50 % ervan", "percent"),
        ("Call <b>now</b>", "Bel <b>nu", "tags"),
        ("Hello", "Hoi ", "spaces"),
        (("%(n)d day", "%(n)d days"), ("een dag", "%(n)d <i>dagen</i>"), "tags"),
    ],
)
def test_a_broken_translation_is_noticed(msgid: str, translation: str, fault: str) -> None:
    message = Message(msgid, translation)
    faults = [fault for form in checks._forms(message, 2) for fault in checks._faults(message, form)]
    assert any(fault in line for line in faults)


@pytest.mark.parametrize(
    ("msgid", "translation"),
    [
        ("Hello %(name)s", "%(name)s, hoi"),
        ("50 % came", "50 % kwam"),
        (("%(n)d day", "%(n)d days"), ("een dag", "%(n)d dagen")),
        ("100%% of %(n)s", "100%% van %(n)s"),
    ],
)
def test_a_sound_translation_passes(msgid: str, translation: str) -> None:
    message = Message(msgid, translation)
    assert [fault for form in checks._forms(message, 2) for fault in checks._faults(message, form)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_of_ours_is_broken(language: str) -> None:
    assert catalogues.broken(language) == []
    assert isinstance(files.read(language), Catalog)


def test_the_command_updates_and_then_finds_nothing_to_do(own_folder: Path) -> None:
    with pytest.raises(CommandError, match="Run"):
        call_command("messages", "--check")
    out = StringIO()
    call_command("messages", stdout=out)
    call_command("messages", "--check", stdout=out)
    assert "ti: " in out.getvalue()
    assert "up to date" in out.getvalue()


def test_colleagues_read_je_and_parents_u() -> None:
    for_parents = {(text.id, text.context) for text in source.texts_for("tr")}
    formal = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
    wrong = [
        message.id
        for message in files.read("nl")
        if message.id
        and (message.id if isinstance(message.id, str) else message.id[0], message.context or "") not in for_parents
        and formal.search(str(message.string))
    ]
    assert wrong == []
