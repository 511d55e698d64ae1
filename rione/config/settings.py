"""Django's settings. What differs between machines is in the environment: docs/operations.md."""

from typing import Any

from rione.config import logs, mail, surroundings
from rione.config.database.connecting import as_django
from rione.config.database.preparing import owner_url, server_url

BASE_DIR = surroundings.CHECKOUT
VAR = surroundings.var()

RIONE_DEMO = surroundings.flag("RIONE_DEMO")
RIONE_PRODUCTION = surroundings.flag("RIONE_PRODUCTION")
DEBUG = False
SECRET_KEY = surroundings.secret_key()
SECRET_KEY_FALLBACKS = surroundings.words("RIONE_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = surroundings.words("RIONE_ALLOWED_HOSTS") or ["*"]

# The areas of the domain from the lowest floor up, then the faces over the ground they share.
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "template_partials",
    "procrastinate.contrib.django",
    "rione.domain.journal",
    "rione.domain.districts",
    "rione.domain.accounts",
    "rione.domain.notices",
    "rione.domain.shops",
    "rione.domain.catalogue",
    "rione.domain.payments",
    "rione.domain.slots",
    "rione.domain.orders",
    "rione.domain.cooperative",
    "rione.domain.delivery",
    "rione.domain.impact",
    "rione.faces.design",
    "rione.faces.storefront",
    "rione.faces.counter",
    "rione.faces.rounds",
    "rione.faces.office",
    "rione.faces.townhall",
    # Last, so that our templates stand before theirs.
    "allauth",
    "allauth.account",
]
if RIONE_DEMO:
    INSTALLED_APPS.append("rione.demo")

MIDDLEWARE = [
    "rione.config.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "rione.config.middleware.ContentPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "rione.config.middleware.ReadableMiddleware",
    "rione.domain.districts.middleware.DistrictMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rione.faces.design.middleware.RefusedMiddleware",
]

ROOT_URLCONF = "rione.config.urls"
WSGI_APPLICATION = "rione.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "rione.faces.design.context.page",
            ],
        },
    }
]

# Commands that change tables connect as their owner; everything else as the server's role.
DATABASES = {
    "default": as_django(
        owner_url() if surroundings.flag("RIONE_AS_OWNER") else server_url(),
        pool=surroundings.number("RIONE_DATABASE_POOL", 0),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Limits on sign-in count over all processes, without a cache server.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # With Django's 300, whoever tries many addresses pushes out the counts of their tries.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

PROCRASTINATE_IMPORT_PATHS = ["rione.config.tasks"]

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "rione.domain.accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "rione.domain.accounts.passwords.UnlikeTheirName"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rione.domain.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# Without a star: who signs in with a mailed code needs no password.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    deed: f"rione.faces.storefront.account_forms.{form}"
    for deed, form in {
        "add_email": "AddEmailForm",
        "change_password": "ChangePasswordForm",
        "confirm_email_verification_code": "ConfirmEmailVerificationCodeForm",
        "confirm_login_code": "ConfirmLoginCodeForm",
        "confirm_password_reset_code": "ConfirmPasswordResetCodeForm",
        "login": "LoginForm",
        "reauthenticate": "ReauthenticateForm",
        "request_login_code": "RequestLoginCodeForm",
        "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "ResetPasswordKeyForm",
        "set_password": "SetPasswordForm",
        "signup": "SignupForm",
    }.items()
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = RIONE_PRODUCTION
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "rione.faces.design.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = surroundings.words("RIONE_TRUSTED_ORIGINS")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if RIONE_PRODUCTION else 0
SECURE_SSL_REDIRECT = RIONE_PRODUCTION and not surroundings.flag("RIONE_PLAIN_HTTP")
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "it"
LANGUAGES = [("it", "Italiano"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "rione" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Rome"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "rione.faces.design.finders.BundleFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The shell caps whole requests at 25 MB; forms without files stay far below.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

MAIL = mail.settings(surroundings.text("RIONE_MAIL_URL"))
# In the demo nothing leaves the machine: what was sent is on the mailbox page.
EMAIL_BACKEND = "rione.demo.mailbox.MailboxBackend" if RIONE_DEMO else MAIL.backend
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
EMAIL_USE_TLS = MAIL.starttls
EMAIL_USE_SSL = MAIL.tls
EMAIL_TIMEOUT = 20
ANYMAIL = MAIL.service
# Where the installation is reached; links in mails begin with it, unless a town has its own domain.
RIONE_BASE_URL = surroundings.text(
    "RIONE_BASE_URL", f"http://localhost:{surroundings.number('PORT', 8000)}"
)
DEFAULT_FROM_EMAIL = surroundings.text("RIONE_MAIL_FROM", "Rione <rione@localhost>")

LOGGING = logs.settings(machines_read_them=RIONE_PRODUCTION)
