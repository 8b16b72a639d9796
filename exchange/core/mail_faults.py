"""What a fault of sending says: of this mail or of every mail, for now or for good."""

import smtplib

CLOSING = 421


class NotTaken(Exception):
    """The server did not take this mail now."""


def answer_of(error: Exception) -> tuple[int, bytes]:
    """The server's code and words; (0, b"") when it gave none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        ((code, words),) = error.recipients.values()
        return code, words
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode()
    return 0, b""


def is_for_good(error: Exception) -> bool:
    """No such recipient. 5.7.x speaks of policy, such as a relay that does not know us, and may be mended."""
    code, words = answer_of(error)
    return isinstance(error, smtplib.SMTPRecipientsRefused) and code >= 500 and not words.startswith(b"5.7.")


def is_of_every_mail(error: Exception) -> bool:
    """The next mail would meet the same: there is no connection, or not one that we may use."""
    if isinstance(error, (smtplib.SMTPSenderRefused, smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)):
        return answer_of(error)[0] == CLOSING
    return isinstance(error, OSError)  # smtplib's own are of this kind, too


def is_of_a_server(error: Exception) -> bool:
    return isinstance(error, smtplib.SMTPException)


def described(error: Exception) -> str:
    """Kind and code, without words, which may name an address."""
    code, _words = answer_of(error)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
