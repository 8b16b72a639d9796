#!/usr/bin/env python3
"""Django's command line, under the demo profile unless the environment names another."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchange.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
