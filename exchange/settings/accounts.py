"""Sign-in by django-allauth: code, passkey, one-time password or password, for invited people only."""

from exchange import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "exchange.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "exchange.accounts.forms.AddEmailForm",
    "change_email": "exchange.accounts.forms.ChangeEmailForm",
    "login": "exchange.accounts.forms.LoginForm",
    "request_login_code": "exchange.accounts.forms.CodeForm",
    "reset_password": "exchange.accounts.forms.ResetPasswordForm",
    "signup": "exchange.accounts.forms.SignupForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# No password at sign-up: allauth drops the password from its sign-in form then, ours puts it back.
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_CHANGE_EMAIL = True
# Every way in lasts as long (SESSION_COOKIE_AGE); the list of sessions ends the others.
ACCOUNT_SESSION_REMEMBER = True
# Six digits are short, so an address gets few codes a day; three wrong entries end a code. Everybody in a meeting's room
# comes from one address of the net; guessing is held off by the limit of failed tries, which stays allauth's.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "request_login_code": "60/m/ip,3/m/key,30/d/key",
    "reset_password": "20/m/ip,3/m/key,30/d/key",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXY_COUNT")

MFA_ADAPTER = "exchange.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = "Exchange"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False

# allauth would write at each request; exchange.accounts.middleware refreshes every ten minutes instead.
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_SEEN_EVERY_SECONDS = 600

SOCIALACCOUNT_ADAPTER = "exchange.accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_FORMS = {"signup": "exchange.accounts.forms.SocialSignupForm"}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {}

# Staff roles must have passed a second factor in this session before they enter /admin/.
STAFF_SECOND_FACTOR_REQUIRED = True

INVITATION_DAYS = 14
INVITATIONS_A_DAY = 200
