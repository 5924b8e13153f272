"""Verbs of the register: each checks its rule, writes in one transaction and leaves an audit line."""

from driehoek.people.actions.account_mail import mail_accounts
from driehoek.people.actions.families import change_address, change_guardianship, change_needs, family_of, look
from driehoek.people.actions.leave import end_leave, take_leave
from driehoek.people.actions.links import LINK_DAYS, ensure_links, renew_link
from driehoek.people.actions.school_logins import link_school_login, unlink_school_login
from driehoek.people.actions.setup import (
    add_school_year,
    appoint,
    appoint_by_address,
    change_me,
    confirm,
    create_organisation,
    end_appointment,
    save_group,
    save_location,
)
from driehoek.people.actions.students import decide, dismiss_objection, follow_objection

__all__ = [
    "LINK_DAYS",
    "add_school_year",
    "appoint",
    "appoint_by_address",
    "change_address",
    "change_guardianship",
    "change_me",
    "change_needs",
    "confirm",
    "create_organisation",
    "decide",
    "dismiss_objection",
    "end_appointment",
    "end_leave",
    "ensure_links",
    "family_of",
    "follow_objection",
    "link_school_login",
    "look",
    "mail_accounts",
    "renew_link",
    "save_group",
    "save_location",
    "take_leave",
    "unlink_school_login",
]
