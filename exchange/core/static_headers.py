"""Headers of static files, which WhiteNoise sends before the middlewares of pages run."""

from wsgiref.headers import Headers


def protect_static_file(headers: Headers, path: str, url: str) -> None:
    """A file opened by itself runs, loads and frames nothing."""
    headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    headers["X-Frame-Options"] = "DENY"
    headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
