"""What the readers say when something is wrong: plain words that tell what to do, translatable for staff."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

MESSAGES = {
    # One row.
    "bad_choice": _("“%(value)s” is not an answer we know here. Use one of: %(allowed)s."),
    "bad_date": _("“%(value)s” is not a date. Write day, month and year, for example 31-12-2018."),
    "bad_email": _("“%(value)s” is not an e-mail address. Write one address, for example name@example.org."),
    "bad_grade": _("“%(value)s” is not a year we know. Use 0 to 8, 11 to 16, or a letter as in EDEXML."),
    "bad_phone": _("“%(value)s” is not a phone number. Write all digits, for example 06 12345678."),
    "bad_school_year": _("“%(value)s” is not a school year. Write it as 2026-2027."),
    "duplicate": _("“%(value)s” was used before in this file. This row was left out; give it its own key."),
    "no_child": _("This row names no child. Fill in a pupil number, or a name with a date of birth."),
    "no_guardian": _("This row has no name, e-mail address or phone number of a parent. Fill in one of them."),
    "no_key": _("This row has no key, so it could not be read. Fill in its key."),
    "no_role": _("This person has no role in this file, so they were left out. Give the person a role."),
    "no_name": _("This row has no name, so it could not be read. Fill in a name."),
    "too_long": _("This text has %(length)s characters and at most %(longest)s fit. Make it shorter."),
    "too_many_cells": _("This row has more cells than the heading, so it was left out. Check its commas and quotes."),
    "unknown_group": _("Group “%(value)s” is not in this file. Add the group, or take it away from this row."),
    "unknown_language": _("“%(value)s” is not a language we can show. Choose one of: %(allowed)s."),
    "unknown_person": _("Person “%(value)s” is not in this file. Add the person, or take the key away from this row."),
    "unknown_role": _("Role “%(value)s” is not one we know, so this person was left out. Check the role."),
    # One row of a year plan.
    "bad_number": _("“%(value)s” is not a number we can use here. Write digits only, for example 2,5."),
    "bad_time": _("“%(value)s” is not a time. Write hours and minutes, for example 8:30."),
    "no_day": _("This row has no day. Fill in on which day the activity is."),
    "no_time": _("This row has no times. Fill in from when until when."),
    "no_groups": _("This row names no group. Fill in for which groups the activity is."),
    "no_why": _("Write in one sentence why it is worth coming: parents read it."),
    "ends_before": _("It ends before it begins. Let it end later."),
    "outside_year": _("%(value)s is not in school year %(year)s. Choose a day in that year."),
    "group_not_here": _("No group here is called “%(value)s” in this school year. Add the group first, or correct it."),
    "goal_unknown": _("No goal here is called “%(value)s”. Set the goal first, or correct its name."),
    "owner_unknown": _("Nobody who plans activities here is called “%(value)s”. Fill in a name or an e-mail address."),
    "activity_unknown": _("No activity of this year has number %(value)s. Leave the number empty for a new one."),
    "already_invited": _(
        "Parents are invited already. Change words, groups, day and place on its page: they hear of it."
    ),
    # One row of learning results.
    "no_subject": _("This row names no subject. Fill in of which subject the result is."),
    "no_level": _("This row has no result. Fill in under, at or above what was expected."),
    "no_moment": _("This row has no day and no school year. Fill in one of them."),
    "year_unknown": _("“%(value)s” lies in no school year that is known here. Correct it, or add the year first."),
    "result_twice": _("An earlier row says this about the same child already. Leave one of the two out."),
    # One row, beside the register.
    "child_unknown": _("No child in the register fits “%(value)s”. Import the pupils first, or correct the row."),
    "child_ambiguous": _("More than one child in the register fits “%(value)s”. Add the pupil number to the row."),
    "email_taken": _("Somebody else in this file has the address “%(value)s”. Give each colleague their own."),
    "met_before": _("“%(value)s” is the same person as in an earlier row, so this row was left out."),
    # The whole file.
    "bad_csv": _("The quotes around row %(row)s are not closed as they should be. Correct that row and try again."),
    "bad_package": _("This folder or zip has no list of users. Export it again with users.csv in it."),
    "bad_xlsx": _("This Excel file is damaged or not a real .xlsx file. Open it, save it as .xlsx and try again."),
    "bad_xml": _("This XML file is damaged at line %(row)s. Export it again and try again."),
    "bad_zip": _("This zip file is damaged. Make it again and try again."),
    "binary": _("This file does not hold text. Choose an XML, CSV or XLSX file, or a zip with CSV files."),
    "citizen_numbers": _("Column “%(column)s” seems to hold citizen numbers (BSN). Put pupil numbers in it instead."),
    "doctype": _("This XML file holds its own definitions (DOCTYPE), which is not safe. Export it again without them."),
    "empty": _("This file is empty. Export it again and try again."),
    "encoding": _("The letters in this file cannot be read. Save it as UTF-8 and try again."),
    "missing": _("This file cannot be opened. Check its name and whether you may read it."),
    "missing_file": _("This export says that it holds %(name)s, but it does not. Export it again."),
    "needs_mapping": _("Not all columns are known. Choose which column holds what: %(headers)s."),
    "no_edexml": _("This XML file holds no groups, pupils or teachers. Choose an EDEXML file or a saved UWLR answer."),
    "no_plan": _("The sheet needs these columns: %(headings)s. Take the empty year plan and fill that in."),
    "no_results": _("The list needs these columns: %(headings)s. Put these names in the first row."),
    "no_rows": _("This file has no row with headings. Put the names of the columns in the first row."),
    "old_excel": _("This is an Excel file of the old kind (.xls). Save it as .xlsx and try again."),
    "soap_fault": _("This file holds an error message of the other system. Ask for the answer again and save that."),
    "too_big": _("This file is bigger than %(longest)s MB. Split it and import the parts."),
    "too_complex": _("This file is built more deeply or widely than any real export. Export it again."),
    "unknown_format": _("We do not know this kind of file. Choose EDEXML, OneRoster, SDS, or a list of parents."),
    "zip_locked": _("This zip file has a password. Make it again without a password."),
    "zip_paths": _("This zip file has folders inside folders or unsafe names. Put only the CSV files in the zip."),
    "zip_too_big": _("This zip file is too big when unpacked. Leave out what is not a CSV file."),
}


def in_english(code: str, params: Mapping[str, str]) -> str:
    """The message as it is kept in reports; raises `KeyError` for a code that is not in `MESSAGES`."""
    return MESSAGES[code] % params


def in_own_language(code: str, params: Mapping[str, str]) -> str:
    """The message in the language that is active now."""
    return gettext(MESSAGES[code]) % params
