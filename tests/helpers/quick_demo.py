"""The demonstration with a password hash that costs nothing: browsers of tests sign in hundreds of times."""

from exchange.settings.demo import *

# The hashes of the loaded folder are still read; each is made anew at its owner's first sign-in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
