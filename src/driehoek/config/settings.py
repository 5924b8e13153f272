"""All settings in one file. Everything a school may change comes from the environment; docs/deploying.md lists it."""

from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.conf import locale

from driehoek.config.secrets import secret_key_in, vapid_key_in
from driehoek.people.school_login.providers import read as login_providers_in
from driehoek.shared.languages import LANGUAGES as OUR_LANGUAGES

# Lets ModelForm[Goal] and the like be written where the type checker wants them.
django_stubs_ext.monkeypatch()

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent

DATA_DIR = Path(env.str("DRIEHOEK_DATA", default=str(ROOT / ".data"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)
DEMO = env.bool("DRIEHOEK_DEMO", default=False)
DEBUG = env.bool("DRIEHOEK_DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_in(DATA_DIR)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
BASE_URL = env.str("DRIEHOEK_URL", default="http://localhost:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["*"] if not SECURE else [BASE_URL.split("/")[2]])
CSRF_TRUSTED_ORIGINS = [BASE_URL] if SECURE else []

INSTALLED_APPS = [
    "driehoek.demo",
    "driehoek.privacy",
    "driehoek.exchange",
    "driehoek.retention",
    "driehoek.cycle",
    "driehoek.schemes",
    "driehoek.evidence",
    "driehoek.transfer",
    "driehoek.plancheck",
    "driehoek.councils",
    "driehoek.scan",
    "driehoek.population",
    "driehoek.indicators",
    "driehoek.together",
    "driehoek.participation",
    "driehoek.guide",
    "driehoek.activities",
    "driehoek.surveys",
    "driehoek.home",
    "driehoek.intake",
    "driehoek.conversations",
    "driehoek.schooldays",
    "driehoek.classbook",
    "driehoek.messages",
    "driehoek.texts",
    "driehoek.policy",
    "driehoek.logbook",
    "driehoek.people",
    "driehoek.shared",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "driehoek.config.apps.FlashMessagesConfig",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "driehoek.people.middleware.PageMiddleware",
    "driehoek.people.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "driehoek.config.urls"
WSGI_APPLICATION = "driehoek.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "driehoek.people.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "driehoek.shared.templatetags.driehoek",
            ],
        },
    }
]
FORM_RENDERER = "driehoek.shared.forms.Renderer"


def _database() -> dict[str, Any]:
    """SQLite in the data directory, or what DATABASE_URL says; reasons for the pragmas are in docs/decisions/0003."""
    url = env.str("DATABASE_URL", default="")
    if url:
        return {**env.db_url_config(url), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    pragmas = "journal_mode=WAL synchronous=FULL cache_size=-20000 temp_store=MEMORY journal_size_limit=67108864"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "driehoek.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas.split()),
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "driehoek.people.login.InvitedOnlyAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Driehoek: "
# Who does https stands between us and every visitor: without this, all visitors are one and use up each others turns.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("DRIEHOEK_PROXIES", default=1 if SECURE else 0)
SOCIALACCOUNT_ADAPTER = "driehoek.people.school_login.adapter.SchoolLoginAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"provider_class": "driehoek.people.school_login.protocol.SchoolProvider"}}
_login_providers = env.str("DRIEHOEK_LOGIN_PROVIDERS", default="")
DRIEHOEK_LOGIN_PROVIDERS = login_providers_in(Path(_login_providers)) if _login_providers else {}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # step of 30 seconds: who types slowly, or whose phone is slow (RFC 6238, section 5.2)
MFA_FORMS = {
    "activate_totp": "driehoek.people.forms.passkeys.TurnOnAppForm",
    "add_webauthn": "driehoek.people.forms.passkeys.AddPasskeyForm",
    "edit_webauthn": "driehoek.people.forms.passkeys.RenamePasskeyForm",
    "login_webauthn": "driehoek.people.forms.passkeys.PasskeyLoginForm",
}

LANGUAGE_CODE = "nl"
LANGUAGES = [(language.code, language.name) for language in OUR_LANGUAGES.values()]
locale.LANG_INFO.update({language.code: language.django_info() for language in OUR_LANGUAGES.values()})
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# Who is told that a backup was put back (see shared/backups.py).
DRIEHOEK_AFTER_RESTORE = ["driehoek.retention.again.prepare"]
# The numbers of what was erased, to erase it again then; no backup holds it.
DRIEHOEK_ERASED = Path(env.str("DRIEHOEK_ERASED", default=str(DATA_DIR / "erased.txt"))).resolve()
DRIEHOEK_MODELS = Path(env.str("DRIEHOEK_MODELS", default=str(DATA_DIR / "models"))).resolve()
DRIEHOEK_LARGEST_UPLOAD = env.int("DRIEHOEK_LARGEST_UPLOAD", default=200 * 1024 * 1024)
DRIEHOEK_PLANNER_PROCESSES = env.int("DRIEHOEK_PLANNER_PROCESSES", default=0)
FILE_UPLOAD_HANDLERS = [
    "driehoek.exchange.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DRIEHOEK_QUEUES = [
    "driehoek.messages.jobs.take_next",
    "driehoek.messages.sending.take_next",
    "driehoek.messages.answers.take_next",
    "driehoek.texts.jobs.take_next",
    "driehoek.schooldays.jobs.take_next",
    "driehoek.conversations.jobs.take_next",
    "driehoek.participation.jobs.take_next",
    "driehoek.intake.jobs.take_next",
    "driehoek.councils.jobs.take_next",
    "driehoek.exchange.jobs.take_next",
    "driehoek.evidence.jobs.take_next",
]
# Work for which nobody waits: only when nothing else is to be done.
DRIEHOEK_PATIENT_QUEUES = ["driehoek.retention.jobs.take_next", "driehoek.indicators.jobs.take_next"]
# Who knows whom a message about an activity reaches: the room of messages lies below it and cannot import it.
DRIEHOEK_GATHERINGS = "driehoek.activities.gatherings"
# Who knows the words of what a letter or a phone call is about, by `about_kind` (see messages/telling.py).
DRIEHOEK_TELLERS = {
    "invitation": "driehoek.activities.telling",
    "missed": "driehoek.schooldays.telling",
    "telling": "driehoek.conversations.telling",
    "report": "driehoek.conversations.reporting",
    "survey": "driehoek.surveys.telling",
    "ask": "driehoek.participation.telling",
    "together_seat": "driehoek.together.telling.seats",
    "together_match": "driehoek.together.telling.matches",
    "together_words": "driehoek.together.telling.words",
    "election": "driehoek.councils.telling.elections",
    "privacy_request": "driehoek.privacy.notices",
    "voting_slip": "driehoek.councils.telling.slips",
    "council_request": "driehoek.councils.telling.requests",
    "council_meeting": "driehoek.councils.telling.meetings",
}
# Rooms that mail people who are no guardians, and hear what came back (see messages/posted.py).
DRIEHOEK_POSTED = ["driehoek.participation.posted"]
# Rooms that show something on the family page, which lies below them (see logbook/parts.py).
DRIEHOEK_FAMILY_PARTS = ["driehoek.conversations.family", "driehoek.intake.family", "driehoek.retention.family"]
# Rooms that may ask something of who steers a location, on the start page (see cycle/steering.py).
DRIEHOEK_STEERING = ["driehoek.privacy.steering", "driehoek.retention.steering"]
# Rooms with words of a library that people can read aloud for parents (see texts/sayable.py).
DRIEHOEK_SAYABLE = [f"driehoek.{room}.sayable" for room in ("home", "surveys", "intake", "guide")]
# Rooms that may ask a guardian something on the first page (see people/waiting.py).
DRIEHOEK_WAITING = [
    f"driehoek.{room}.waiting" for room in ("councils", "participation", "together", "intake", "privacy")
]
DEFAULT_FROM_EMAIL = env.str("DRIEHOEK_FROM", default="Driehoek <driehoek@localhost>")
DRIEHOEK_RETURN_PATH = env.str("DRIEHOEK_RETURN_PATH", default="")
DRIEHOEK_BOUNCES = env.str("DRIEHOEK_BOUNCES", default="")
DRIEHOEK_VAPID_KEY = env.str("DRIEHOEK_VAPID_KEY", default="") or vapid_key_in(DATA_DIR)
DRIEHOEK_PUSH_HOSTS: list[str] = env.list("DRIEHOEK_PUSH_HOSTS", default=[])

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "object-src": [NONE],
    }
}
CSRF_FAILURE_VIEW = "driehoek.shared.again.refused"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "driehoek.shared.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {"httpx": {"level": "WARNING"}},  # it would tell the addresses of parents' phones
}
