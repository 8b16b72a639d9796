"""Who really asks, where own proxies stand in front: limits per address would count everybody as one otherwise."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class ClientAddressMiddleware:
    """REMOTE_ADDR becomes the address that the outermost own proxy saw; what clients claim before it is not believed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = client_address(request.META.get("HTTP_X_FORWARDED_FOR", ""), settings.TRUSTED_PROXY_COUNT)
        if address:
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def client_address(forwarded_for: str, proxies: int) -> str:
    """Each proxy adds who asked it at the right end; nothing when fewer have than there are."""
    seen = [part.strip() for part in forwarded_for.split(",") if part.strip()]
    return seen[-proxies] if 0 < proxies <= len(seen) else ""
