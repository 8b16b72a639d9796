"""The demonstration for browsers of tests, which sign in and write hundreds of times: a password hash that costs nothing, no limits."""

from exchange.settings.demo import *

# The hashes of the loaded folder are still read; each is made anew at its owner's first sign-in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
ACCOUNT_RATE_LIMITS = False
EXCHANGE_RATE_LIMITS_ENABLED = False
