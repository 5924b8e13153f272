"""The table: every page, with which record of the cast it is asked for, and who may read it and who may act on it.

Whoever is not named gets the same answer as for a page that does not exist. A new page without a row fails the tests.
"""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from driehoek.classbook.actions import archive
from driehoek.classbook.tests.material import posted, with_photo
from driehoek.conversations.actions.answering import say_right
from driehoek.conversations.actions.sharing import share
from driehoek.conversations.models import Party, Talk, Wish
from driehoek.conversations.tests.rounds import a_host, a_party, a_report, a_round, a_talk, a_talk_held, a_wish
from driehoek.demo.cast import Cast
from driehoek.exchange.models import ImportRun
from driehoek.messages.actions import ask_school
from driehoek.messages.models import Attachment, Call, Delivery, Message, Post, PrintRun, Receipt
from driehoek.people.actions import link_school_login
from driehoek.people.models import Leave
from driehoek.people.rules import today
from driehoek.schooldays.models import Missed, SchoolBreak
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Engine, Term, Text
from tests.access.conversations import PAGES as CONVERSATIONS
from tests.access.councils import OF_SAMIRA as COUNCILS_OF_SAMIRA
from tests.access.councils import PAGES as COUNCILS
from tests.access.cycle import PAGES as CYCLE
from tests.access.effect import PAGES as EFFECT
from tests.access.evidence import PAGES as EVIDENCE
from tests.access.guide import OF_SAMIRA as GUIDE_OF_SAMIRA
from tests.access.guide import OPEN as GUIDE_OPEN
from tests.access.guide import PAGES as GUIDE
from tests.access.home import OF_SAMIRA as HOME_OF_SAMIRA
from tests.access.home import PAGES as HOME
from tests.access.indicators import PAGES as INDICATORS
from tests.access.intake import OF_SAMIRA as INTAKE_OF_SAMIRA
from tests.access.intake import PAGES as INTAKE
from tests.access.monitor import API
from tests.access.monitor import PAGES as MONITOR
from tests.access.pages import Args, Page
from tests.access.participation import OF_SAMIRA as HELPING_SAMIRA
from tests.access.participation import OUTSIDE
from tests.access.participation import PAGES as PARTICIPATION
from tests.access.people import EVERYBODY, NOBODY, only
from tests.access.plancheck import PAGES as PLANCHECK
from tests.access.policy import PAGES as POLICY
from tests.access.population import PAGES as POPULATION
from tests.access.privacy import OF_SAMIRA as FILE_OF_SAMIRA
from tests.access.privacy import OWN as FILE_OWN
from tests.access.privacy import PAGES as PRIVACY
from tests.access.recordings import PAGES as RECORDINGS
from tests.access.retention import PAGES as RETENTION
from tests.access.scan import PAGES as SCAN
from tests.access.schemes import PAGES as SCHEMES
from tests.access.surveys import OF_SAMIRA as SURVEYS_OF_SAMIRA
from tests.access.surveys import PAGES as SURVEYS
from tests.access.together import OF_SAMIRA as TOGETHER_OF_SAMIRA
from tests.access.together import OWN as TOGETHER_OWN
from tests.access.together import PAGES as TOGETHER
from tests.access.transfer import PAGES as TRANSFER

State = ImportRun.State


def pk(name: str) -> Args:
    """The number of a record of the cast."""
    return lambda cast: {"pk": getattr(cast, name).pk}


def code(name: str) -> Args:
    """The code of a location."""
    return lambda _cast: {"code": name}


def with_pk(name: str, **more: Any) -> Args:
    """The number of a record and more that the address asks."""
    return lambda cast: {"pk": getattr(cast, name).pk, **more}


def role_of(name: str) -> Args:
    """The first appointment of a colleague."""
    return lambda cast: {"pk": getattr(cast, name).appointments.order_by("pk").first().pk}


def right_of(name: str) -> Args:
    """The first guardianship of a guardian."""
    return lambda cast: {"pk": getattr(cast, name).guardianships.order_by("pk").first().pk}


def objection_of(name: str) -> Args:
    """The objection of a student, through the father or mother it is about."""
    return lambda cast: {
        "pk": getattr(cast, name).guardianships.get().child.decisions.get(kind="objection", withdrawn_on=None).pk
    }


def run_in(state: str) -> Args:
    """An import at the preschool that has come so far."""
    mapping = {"headers": ["Naam"], "proposal": {}}
    return lambda cast: {
        "pk": ImportRun.objects.create(
            location=cast.vlindertuin, state=state, stored_as="x", file_name="a.xml", mapping=mapping
        ).pk
    }


def failed_mail(cast: Cast) -> dict[str, Any]:
    """An e-mail to Samira that did not arrive."""
    to = {"location": cast.vlindertuin, "family": cast.el_amrani, "guardian": cast.samira, "address": "x@thuis.example"}
    mail = Delivery(**to, channel="email", kind="invitation", language="ar", subject="Kom", state="failed")
    mail.save()
    return {"pk": mail.pk}


def beside_failed_mail(cast: Cast) -> dict[str, Any]:
    """No part of the address, and an e-mail that did not arrive to be listed."""
    failed_mail(cast)
    return {}


def missed_of(cast: Cast, **fields: Any) -> dict[str, Any]:
    """An absence of Yassin at the preschool."""
    missed = Missed(child=cast.yassin, group=cast.vlinders, start=today(), end=today(), **fields)
    missed.save()
    return {"pk": missed.pk}


def missed_by_student(cast: Cast) -> dict[str, Any]:
    """An absence that Ayoub, who is 19, reported in person."""
    days = {"start": today(), "end": today(), "reported_by": cast.ayoub}
    return {"pk": Missed.objects.create(child=cast.ayoub_child, group=cast.group_zw1, **days).pk}


def a_break(cast: Cast) -> dict[str, Any]:
    """A holiday of the board, asked for at the preschool."""
    row = SchoolBreak.objects.create(organisation=cast.driesprong, name="Kerst", start=today(), end=today())
    return {"code": "vlindertuin", "pk": row.pk}


def entry_of_vlinders(cast: Cast) -> dict[str, Any]:
    """An entry in the class book of the group of Marieke."""
    return {"pk": posted(cast.vlinders, cast.marieke).pk}


def archived_entry(cast: Cast) -> dict[str, Any]:
    """An entry that was put aside."""
    entry = posted(cast.vlinders, cast.marieke)
    archive(entry=entry, by=cast.marieke)
    return {"pk": entry.pk}


def photo_of_vlinders(cast: Cast) -> dict[str, Any]:
    """A photo in which nobody can be recognised, in the class book of the group of Marieke."""
    return {"pk": with_photo(posted(cast.vlinders, cast.marieke), cast.marieke).pk}


def photo_for_samira_alone(cast: Cast) -> dict[str, Any]:
    """A photo of a group in which only Samira has a child."""
    cast.vlinders.enrolments.exclude(child=cast.yassin).delete()
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="on_request")
    return photo_of_vlinders(cast)


def away(cast: Cast) -> dict[str, Any]:
    """Days on which Marieke is away."""
    return {"pk": Leave.objects.create(account=cast.marieke, deputy=cast.fatma, start=today(), end=today()).pk}


def asked(cast: Cast) -> Post:
    """What Samira asked about Yassin."""
    return ask_school(guardian=cast.samira, child=cast.yassin, body="متى تبدأ العطلة؟")


def question(cast: Cast) -> dict[str, Any]:
    """The conversation in which Samira asked something about Yassin."""
    return {"pk": asked(cast).thread_id}


def question_post(cast: Cast) -> dict[str, Any]:
    """What Samira asked."""
    return {"pk": asked(cast).pk}


def beside_question(cast: Cast) -> dict[str, Any]:
    """No part of the address, and a conversation to be listed."""
    asked(cast)
    return {}


def told(cast: Cast) -> Receipt:
    """A message to Samira about Yassin that we ask to be understood."""
    words = Text.objects.create(location=cast.vlindertuin, language="nl", title="Luizen", body="Er zijn luizen.")
    message = Message.objects.create(
        location=cast.vlindertuin, author=cast.marieke, text=words, must_understand=True, state="sent"
    )
    return Receipt.objects.create(
        message=message, guardian=cast.samira, family=cast.el_amrani, child=cast.yassin, group=cast.vlinders,
        language="ar",
    )  # fmt: skip


def told_message(cast: Cast) -> dict[str, Any]:
    """The number of that message."""
    return {"pk": told(cast).message_id}


def told_file(cast: Cast) -> dict[str, Any]:
    """A picture that goes with that message."""
    fixed = {"kind": "picture", "name": "foto.jpg", "content_type": "image/jpeg", "size": 4, "alt": "Een foto"}
    row = Attachment(message=told(cast).message, **fixed)
    row.file.save("foto.jpg", ContentFile(b"\xff\xd8\xff\xe0"))
    return {"pk": row.pk}


def own_draft(cast: Cast) -> dict[str, Any]:
    """A draft of Marieke that is nobody else's business yet."""
    details = {"title": "Luizen", "body": "Er zijn luizen.", "language": "nl"}
    audience = {"groups": [cast.vlinders.pk]}
    row = Message.objects.create(location=cast.vlindertuin, author=cast.marieke, details=details, audience=audience)
    return {"pk": row.pk}


def own_draft_file(cast: Cast) -> dict[str, Any]:
    """A picture that goes with that draft."""
    fixed = {"kind": "picture", "name": "foto.jpg", "content_type": "image/jpeg", "size": 4, "alt": "Een foto"}
    row = Attachment(message_id=own_draft(cast)["pk"], **fixed)
    row.file.save("foto.jpg", ContentFile(b"\xff\xd8\xff\xe0"))
    return {"pk": row.pk}


def by_hand(cast: Cast, channel: str, **fields: Any) -> Delivery:
    """That message to Samira, to be printed or told on the phone."""
    receipt = told(cast)
    about = {"about_kind": "message", "about_id": receipt.message_id, "receipt": receipt, "kind": "message"}
    to = {"location": cast.vlindertuin, "family": cast.el_amrani, "guardian": cast.samira, "language": "ar"}
    return Delivery.objects.create(**about | to, channel=channel, subject="Luizen", body="Er zijn luizen.", **fields)


def beside_call(cast: Cast) -> dict[str, Any]:
    """The preschool, with a parent to be called."""
    by_hand(cast, "phone")
    return {"code": "vlindertuin"}


def to_call(cast: Cast) -> dict[str, Any]:
    """Samira, who is to be called."""
    return {**beside_call(cast), "pk": cast.samira.pk}


def called(cast: Cast) -> dict[str, Any]:
    """A call of Marieke that nobody answered."""
    call = Call.objects.create(
        location=cast.vlindertuin, guardian=cast.samira, account=cast.marieke, at=timezone.now(), outcome="no_answer"
    )
    by_hand(cast, "phone", call=call)
    return {"pk": call.pk}


def beside_letter(cast: Cast) -> dict[str, Any]:
    """The preschool, with a letter that waits."""
    by_hand(cast, "letter")
    return {"code": "vlindertuin"}


def print_run(cast: Cast) -> dict[str, Any]:
    """A pile of Marieke with a letter to Samira."""
    run = PrintRun.objects.create(location=cast.vlindertuin, made_by=cast.marieke)
    by_hand(cast, "letter", print_run=run)
    return {"pk": run.pk}


def beside_told(cast: Cast) -> dict[str, Any]:
    """The preschool, with a message to be listed."""
    told(cast)
    return {"code": "vlindertuin"}


def asked_party(cast: Cast) -> Party:
    """Samira, who is asked when and with whom she wants to talk about Yassin."""
    round_ = a_round(cast, state="asking", video=True, childcare_places=4)
    a_host(round_, cast.marieke, asked=True)
    a_host(round_, cast.fatma)
    return a_party(round_, cast.samira)


def wishes_of(cast: Cast) -> dict[str, Any]:
    """The number of that party."""
    return {"pk": asked_party(cast).pk}


def round_of_party(cast: Cast) -> dict[str, Any]:
    """The round of that party."""
    return {"pk": asked_party(cast).round_id}


def round_with_plan(cast: Cast) -> dict[str, Any]:
    """A round with a plan in which one wish has no time."""
    round_ = a_round(cast, state="planning")
    host, party = a_host(round_, cast.marieke), a_party(round_, cast.samira)
    a_talk(party, cast.yassin, host)
    a_wish(party, cast.yassin, a_host(round_, cast.fatma))
    return {"pk": round_.pk}


def planned_talk(cast: Cast) -> dict[str, Any]:
    """A talk of Samira with Marieke about Yassin in a plan."""
    return {"pk": Talk.objects.get(round=round_with_plan(cast)["pk"]).pk}


def beside_planned_talk(cast: Cast) -> dict[str, Any]:
    """No part of the address, and a talk that Marieke has."""
    planned_talk(cast)
    return {}


def wish_without_time(cast: Cast) -> dict[str, Any]:
    """A wish of Samira for which the plan has no time."""
    return {"pk": Wish.objects.get(party__round=round_with_plan(cast)["pk"], talks=None).pk}


def told_talk(cast: Cast) -> dict[str, Any]:
    """A talk of Samira with Marieke about Yassin, of which she was told."""
    round_ = a_round(cast, state="published")
    talk = a_talk(a_party(round_, cast.samira), cast.yassin, a_host(round_, cast.marieke, place="Lokaal 1"))
    talk.told_start, talk.told_at = talk.starts_at, timezone.now()
    talk.save()
    return {"pk": talk.pk}


def a_translation(cast: Cast) -> dict[str, Any]:
    """An open text of De Vlindertuin that waits for somebody to translate it."""
    text = write(location=cast.vlindertuin, language="nl", body="De school is dicht.", about_child=False)
    return {"pk": ask_versions(text=text, languages=["ar"])[0].pk}


def a_term(cast: Cast) -> dict[str, Any]:
    """A word of De Vlindertuin."""
    return {"pk": Term.objects.create(location=cast.vlindertuin, word="rekenochtend").pk}


def an_engine(cast: Cast) -> dict[str, Any]:
    """An engine of De Vlindertuin."""
    return {"pk": Engine.objects.create(location=cast.vlindertuin, kind="libre", address="https://a.example").pk}


def held_talk(cast: Cast) -> dict[str, Any]:
    """A talk of Samira with Marieke about Yassin that was held yesterday."""
    return {"pk": a_talk_held(cast, cast.samira).pk}


def draft_report(cast: Cast) -> dict[str, Any]:
    """What Marieke writes about that talk."""
    return {"pk": a_report(a_talk_held(cast, cast.samira), cast.marieke).pk}


def shared_report(cast: Cast) -> dict[str, Any]:
    """The same, shared with Samira, who said that it is not right."""
    report = a_report(a_talk_held(cast, cast.samira), cast.marieke)
    share(report=report, by=cast.marieke, readers=[cast.samira])
    say_right(report=report, by=cast.samira, right=False, words="هناك شيء ناقص")
    return {"pk": report.pk}


def beside_report(cast: Cast) -> dict[str, Any]:
    """No part of the address, and a draft of Marieke."""
    draft_report(cast)
    return {}


def round_of_vlinders(cast: Cast) -> dict[str, Any]:
    """A round of talks for the group of Marieke, with Marieke."""
    round_ = a_round(cast)
    a_host(round_, cast.marieke)
    return {"pk": round_.pk}


def beside_round(cast: Cast) -> dict[str, Any]:
    """The preschool, with a round to be listed."""
    round_of_vlinders(cast)
    return {"code": "vlindertuin"}


def host_of_vlinders(cast: Cast) -> dict[str, Any]:
    """Marieke in a round of talks for her group."""
    return {"pk": a_host(a_round(cast), cast.marieke).pk}


def an_interpreter(cast: Cast) -> dict[str, Any]:
    """An interpreter in a round of talks for the group of Marieke."""
    day = a_round(cast).days.get()
    return {"pk": day.interpreters.create(language="Turks", start=day.start, end=day.end).pk}


def school_login_of_marieke(cast: Cast) -> dict[str, Any]:
    """What Marieke's school opens her account by."""
    return {"pk": link_school_login(account=cast.marieke, provider="entree", subject="marieke").pk}


# Lists without any right are empty and say so; everything else that is not one's own does not exist.
# Marieke works with Vlinders only, Fatma coordinates preschool and primary school, Ruud heads all four locations.
VLINDERS = only("marieke", "fatma", "ruud")
WITH_CARE = only("marieke", "fatma", "ruud", "nadia")  # Nadia meets the family El Amrani through Inas, at school
TRANSLATORS = only("marieke", "fatma", "ruud", "zeynep")
LOCATION = only("fatma", "ruud")
HEADS = only("ruud", "elsje")
RUUD = only("ruud")

PAGES: dict[str, Page] = {
    # people
    "front": Page(get=EVERYBODY),
    "me": Page(get=EVERYBODY, post=EVERYBODY),
    "leaves": Page(get=EVERYBODY, post=EVERYBODY),
    "leave_end": Page(away, get=None, post=only("marieke", "ruud")),
    "school_logins": Page(get=EVERYBODY),
    "school_login_link": Page(lambda _cast: {"provider_id": "entree"}, get=None, post=NOBODY),  # none is set up here
    "school_login_unlink": Page(school_login_of_marieke, get=None, post=only("marieke")),
    "families": Page(get=EVERYBODY),
    "guardian": Page(pk("samira"), get=VLINDERS, post=VLINDERS),
    "guardian_link": Page(pk("samira"), get=None, post=VLINDERS),
    "guardianship": Page(right_of("samira"), get=VLINDERS, post=VLINDERS),
    "objection": Page(objection_of("marco"), get=only("sanne", "ruud"), post=only("sanne", "ruud")),
    "audit": Page(pk("el_amrani"), get=RUUD),
    "groups": Page(get=EVERYBODY),
    "group": Page(pk("vlinders"), get=VLINDERS),
    "student": Page(get=only("ayoub", "chantal")),
    "student_decide": Page(get=None, post=NOBODY),
    "staff": Page(get=HEADS),
    "appointment_new": Page(get=HEADS, post=HEADS),
    "appointment_confirm": Page(role_of("rob"), get=None, post=RUUD),
    "appointment_end": Page(role_of("marieke"), get=None, post=RUUD),
    "locations": Page(get=EVERYBODY),
    "location_new": Page(get=NOBODY, post=NOBODY),
    "school_year_new": Page(get=NOBODY, post=NOBODY),
    "location": Page(code("regenboog"), get=RUUD, post=RUUD),
    "group_new": Page(code("regenboog"), get=RUUD, post=RUUD),
    # logbook
    "family": Page(pk("el_amrani"), get=WITH_CARE),
    "contact_new": Page(pk("el_amrani"), get=WITH_CARE, post=WITH_CARE),
    "contact_quick": Page(pk("el_amrani"), get=WITH_CARE, post=WITH_CARE),
    "good_news": Page(get=EVERYBODY),
    "levels": Page(code("vlindertuin"), get=VLINDERS),
    "promises": Page(get=EVERYBODY),
    "promise": Page(pk("open_promise"), get=VLINDERS, post=VLINDERS),
    "promise_reopen": Page(pk("kept_promise"), get=None, post=VLINDERS),
    "promise_hand_over": Page(pk("open_promise"), get=None, post=VLINDERS),
    # texts
    "translations": Page(get=EVERYBODY),
    "translation": Page(a_translation, get=TRANSLATORS, post=TRANSLATORS),
    "terms": Page(code("vlindertuin"), get=TRANSLATORS),
    "term_new": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "term": Page(a_term, get=LOCATION, post=LOCATION),
    "term_remove": Page(a_term, get=None, post=LOCATION),
    "engines": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "engine_remove": Page(an_engine, get=None, post=LOCATION),
    # policy
    "goals": Page(code("vlindertuin"), get=VLINDERS),
    "goal_new": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "goal_edit": Page(pk("goal_vlindertuin"), get=LOCATION, post=LOCATION),
    "goal_archive": Page(pk("goal_vlindertuin"), get=None, post=LOCATION),
    # messages
    "manners": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "print_runs": Page(beside_letter, get=VLINDERS, post=VLINDERS),
    "print_run": Page(print_run, get=VLINDERS),
    "print_run_pdf": Page(print_run, get=VLINDERS),
    "print_run_give": Page(print_run, get=None, post=VLINDERS),
    "print_run_not_given": Page(print_run, get=None, post=VLINDERS),
    "calls": Page(beside_call, get=VLINDERS),
    "call": Page(to_call, get=None, post=VLINDERS),
    "call_undo": Page(called, get=None, post=only("marieke")),
    "messages": Page(beside_told, get=VLINDERS),
    "message_ready": Page(code("vlindertuin"), get=VLINDERS),
    "message_new": Page(code("vlindertuin"), get=VLINDERS, post=VLINDERS),
    "message_check": Page(code("vlindertuin"), get=None, post=VLINDERS),
    "message_edit": Page(own_draft, get=only("marieke"), post=only("marieke")),
    "message_send": Page(own_draft, get=only("marieke"), post=only("marieke")),
    "message": Page(told_message, get=VLINDERS),
    "message_act": Page(told_message, get=None, post=VLINDERS),
    "attachment": Page(told_file, get=VLINDERS),
    "attachment_remove": Page(own_draft_file, get=None, post=only("marieke")),
    "problems": Page(beside_failed_mail, get=EVERYBODY),
    "send_again": Page(failed_mail, get=None, post=VLINDERS),
    "threads": Page(beside_question, get=EVERYBODY),
    "thread": Page(question, get=VLINDERS, post=VLINDERS),
    "thread_close": Page(question, get=None, post=VLINDERS),
    "thread_reopen": Page(question, get=None, post=VLINDERS),
    "thread_pass_on": Page(question, get=None, post=VLINDERS),
    "post": Page(question_post, get=VLINDERS),
    "link_request": Page(get=EVERYBODY, post=EVERYBODY),
    "guardian_letter": Page(pk("samira"), get=VLINDERS),
    # classbook
    "class_book": Page(pk("vlinders"), get=VLINDERS),
    "class_book_new": Page(pk("vlinders"), get=VLINDERS, post=VLINDERS),
    "class_book_entry": Page(entry_of_vlinders, get=VLINDERS, post=VLINDERS),
    "class_book_photos": Page(entry_of_vlinders, get=None, post=VLINDERS),
    "class_book_archive": Page(entry_of_vlinders, get=None, post=VLINDERS),
    "class_book_restore": Page(archived_entry, get=None, post=VLINDERS),
    "class_book_erase": Page(archived_entry, get=VLINDERS, post=VLINDERS),
    "photo": Page(photo_of_vlinders, get=VLINDERS),
    "photo_tag": Page(photo_of_vlinders, get=VLINDERS, post=VLINDERS),
    "photo_remove": Page(photo_of_vlinders, get=VLINDERS, post=VLINDERS),
    "photo_consents": Page(pk("vlinders"), get=VLINDERS),
    "photo_consent": Page(lambda cast: {"pk": cast.vlinders.pk, "child": cast.yassin.pk}, get=VLINDERS, post=VLINDERS),
    "student_photos": Page(get=only("ayoub", "chantal"), post=only("ayoub", "chantal")),
    # schooldays
    "missed": Page(pk("vlinders"), get=VLINDERS, post=NOBODY),
    "missed_edit": Page(missed_of, get=VLINDERS, post=VLINDERS),
    "missed_take_back": Page(missed_of, get=None, post=VLINDERS),
    "missed_import": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "breaks": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "breaks_load": Page(code("vlindertuin"), get=None, post=LOCATION),
    "break_remove": Page(a_break, get=None, post=LOCATION),
    "student_missed": Page(get=only("ayoub", "chantal"), post=only("ayoub", "chantal")),
    "student_missed_back": Page(missed_by_student, get=None, post=only("ayoub")),
    # conversations: setting up a round
    "rounds": Page(beside_round, get=VLINDERS),
    "round_new": Page(code("vlindertuin"), get=VLINDERS, post=VLINDERS),
    "round": Page(round_of_vlinders, get=VLINDERS),
    "round_edit": Page(round_of_vlinders, get=VLINDERS, post=VLINDERS),
    "round_ask": Page(round_of_vlinders, get=VLINDERS, post=VLINDERS),
    "round_close": Page(round_of_vlinders, get=None, post=VLINDERS),
    "round_reopen": Page(round_of_vlinders, get=None, post=VLINDERS),
    "round_copy": Page(round_of_vlinders, get=None, post=VLINDERS),
    "round_hosts": Page(round_of_vlinders, get=VLINDERS, post=VLINDERS),
    "round_host": Page(host_of_vlinders, get=VLINDERS, post=VLINDERS),
    "round_host_remove": Page(host_of_vlinders, get=None, post=VLINDERS),
    "my_hosting": Page(host_of_vlinders, get=VLINDERS, post=VLINDERS),
    "round_interpreters": Page(round_of_vlinders, get=VLINDERS, post=VLINDERS),
    "interpreter_remove": Page(an_interpreter, get=None, post=VLINDERS),
    # families in rounds of talks
    "round_parties": Page(round_of_party, get=VLINDERS),
    "round_remind": Page(round_of_party, get=None, post=VLINDERS),
    "party": Page(wishes_of, get=VLINDERS, post=VLINDERS),
    "round_publish": Page(round_with_plan, get=VLINDERS, post=VLINDERS),
    # the plan of a round and the evening itself
    "round_plan": Page(round_with_plan, get=VLINDERS),
    "plan_ask": Page(round_with_plan, get=None, post=VLINDERS),
    "plan_stop": Page(round_with_plan, get=None, post=VLINDERS),
    "plan_print": Page(round_with_plan, get=VLINDERS),
    "plan_back": Page(round_with_plan, get=None, post=VLINDERS),
    "plan_ill": Page(round_with_plan, get=VLINDERS, post=VLINDERS),
    "talk_move": Page(planned_talk, get=VLINDERS, post=VLINDERS),
    "talk_lock": Page(planned_talk, get=None, post=VLINDERS),
    "talk_cancel": Page(planned_talk, get=None, post=VLINDERS),
    "talk_restore": Page(planned_talk, get=None, post=VLINDERS),
    "talk_new": Page(wish_without_time, get=VLINDERS, post=VLINDERS),
    "talk_step": Page(planned_talk, get=None, post=VLINDERS),
    "round_evening": Page(round_with_plan, get=VLINDERS),
    "my_talks": Page(beside_planned_talk, get=EVERYBODY),
    # reports of talks
    "my_reports": Page(beside_report, get=EVERYBODY),
    "talks_watch": Page(code("vlindertuin"), get=VLINDERS, post=only("fatma", "ruud")),
    "talk_guide": Page(held_talk, get=only("marieke"), post=only("marieke")),
    "report_new": Page(pk("el_amrani"), get=WITH_CARE, post=WITH_CARE),
    "report_edit": Page(draft_report, get=only("marieke"), post=only("marieke")),
    "talk_report": Page(shared_report, get=VLINDERS),
    "report_share": Page(draft_report, get=None, post=only("marieke")),
    "report_back": Page(shared_report, get=None, post=only("marieke")),
    # activities
    "today": Page(get=EVERYBODY),
    "year": Page(code("vlindertuin"), get=VLINDERS),
    "year_read": Page(code("vlindertuin"), get=VLINDERS | only("ingrid")),
    "goal": Page(pk("goal_vlindertuin"), get=VLINDERS),
    "library": Page(code("vlindertuin"), get=VLINDERS),
    "activity_new": Page(code("vlindertuin"), get=VLINDERS, post=VLINDERS),
    "activity": Page(pk("rekenochtend"), get=VLINDERS),
    "activity_edit": Page(pk("rekenochtend"), get=VLINDERS, post=VLINDERS),
    "activity_text": Page(with_pk("rekenochtend", language="ar"), get=VLINDERS, post=VLINDERS),
    "activity_invite": Page(pk("rekenochtend"), get=VLINDERS, post=VLINDERS),
    "activity_cancel": Page(pk("rekenochtend"), get=None, post=VLINDERS),
    "activity_letters": Page(pk("rekenochtend"), get=VLINDERS, post=VLINDERS),
    "activity_list": Page(pk("rekenochtend"), get=VLINDERS),
    "activity_poster": Page(pk("rekenochtend"), get=VLINDERS),
    "activity_close": Page(pk("koffieochtend"), get=VLINDERS, post=VLINDERS),
    "door": Page(pk("rekenochtend"), get=VLINDERS),
    "door_tap": Page(pk("rekenochtend"), get=None, post=NOBODY),
    "door_take_back": Page(pk("rekenochtend"), get=None, post=NOBODY),
    "door_later": Page(pk("rekenochtend"), get=None, post=NOBODY),
    "paper_entry": Page(pk("koffieochtend"), get=VLINDERS, post=VLINDERS),
    "absence": Page(pk("emine_absent"), get=VLINDERS, post=VLINDERS),
    **EFFECT,
    **EVIDENCE,
    **GUIDE,
    **HOME,
    **TOGETHER,
    **INDICATORS,
    **INTAKE,
    **MONITOR,
    **CONVERSATIONS,
    **PLANCHECK,
    **CYCLE,
    **SCHEMES,
    **TRANSFER,
    **POPULATION,
    **RETENTION,
    **SCAN,
    **SURVEYS,
    **COUNCILS,
    **PARTICIPATION,
    **RECORDINGS,
    **POLICY,
    **PRIVACY,
    # exchange
    "imports": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "import_run": Page(run_in(State.CHECKED), get=LOCATION),
    "import_mapping": Page(run_in(State.NEEDS_MAPPING), get=LOCATION, post=LOCATION),
    "import_accept": Page(run_in(State.CHECKED), get=None, post=LOCATION),
    "import_undo": Page(run_in(State.APPLIED), get=None, post=LOCATION),
    # open to everybody, also without logging in
    "healthz": Page(get=EVERYBODY),
    "service_worker": Page(get=EVERYBODY),
    "door_worker": Page(get=EVERYBODY),
    "patterns": Page(get=EVERYBODY),
}
# Pages of which a stranger sees as much as somebody who is logged in.
OPEN = frozenset(
    {
        "front",
        "door_worker",
        "link_request",
        "healthz",
        "patterns",
        "recording_sound",
        "school_vision",
        "service_worker",
        "school_said_done",
        "shared_survey",
        "slip_vote",
        *GUIDE_OPEN,
    }
)


@dataclass(frozen=True)
class ParentPage:
    """A page of one guardian's own record: how it is asked, and the rest of its address for Samira's record."""

    method: str
    args: Args


INVITATION = pk("samira_invited")
# For Samira open, for all other guardians not there.
PARENT_PAGES = {
    "parent_photo": ParentPage("get", photo_for_samira_alone),
    "parent_invitation": ParentPage("get", INVITATION),
    "parent_answer": ParentPage("post", INVITATION),
    "parent_absence": ParentPage("post", INVITATION),
    "parent_seen": ParentPage("get", INVITATION),
    "parent_calendar": ParentPage("get", INVITATION),
    "parent_message": ParentPage("get", told_message),
    "parent_message_seen": ParentPage("get", told_message),
    "parent_heard": ParentPage("post", told_message),
    "parent_attachment": ParentPage("get", told_file),
    "parent_thread": ParentPage("get", question),
    "parent_thread_seen": ParentPage("get", question),
    "parent_wishes": ParentPage("get", wishes_of),
    "parent_decline": ParentPage("post", wishes_of),
    "parent_wishes_seen": ParentPage("get", wishes_of),
    "parent_talk": ParentPage("get", told_talk),
    "parent_talk_calendar": ParentPage("get", told_talk),
    "parent_talk_cancel": ParentPage("post", told_talk),
    "parent_talk_back": ParentPage("post", told_talk),
    "parent_report": ParentPage("get", shared_report),
    "parent_report_answer": ParentPage("post", shared_report),
    "parent_report_seen": ParentPage("get", shared_report),
    **{name: ParentPage(*asked) for name, asked in (HOME_OF_SAMIRA | INTAKE_OF_SAMIRA | SURVEYS_OF_SAMIRA).items()},
    **{name: ParentPage(*asked) for name, asked in (COUNCILS_OF_SAMIRA | GUIDE_OF_SAMIRA | TOGETHER_OF_SAMIRA).items()},
    **{name: ParentPage(*asked) for name, asked in (HELPING_SAMIRA | FILE_OF_SAMIRA).items()},
    "parent_missed_back": ParentPage("post", lambda cast: missed_of(cast, told_by=cast.samira)),
}
# Pages that every guardian with a right has, each showing their own.
OWN_PAGES = (
    "parent_home",
    "parent_me",
    "parent_transfer",
    "parent_expectations",
    "parent_language",
    "parent_looks",
    "parent_rights",
    "parent_call_me",
    "parent_no_news",
    "parent_messages",
    "parent_ask",
    "parent_missed",
    "parent_class_book",
    "parent_talks",
    "parent_photos",
    "parent_push",
    "parent_at_home",
    "parent_guide",
    "parent_intakes",
    *TOGETHER_OWN,
    *FILE_OWN,
    "parent_panel",
    "parent_councils",
    "parent_joining_in",
    "parent_research",
    "parent_subscribe",
)
# The demo's own pages exist only in the demo, and are tested beside it; `arrive` knows parents by their
# code, `report` gateways and mail servers by the seal in its address.
ELSEWHERE = frozenset({"demo", "demo_become", "arrive", "report"}) | API | OUTSIDE
