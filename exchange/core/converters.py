"""Parts of addresses."""

from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """The number of a row, as `<row:…>`: no longer than a database can look up."""

    regex = "[0-9]{1,9}"
