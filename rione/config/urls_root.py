"""The addresses outside any town: choosing one, signing in, and the demo's mailbox."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

_PLACES = [
    ("accounts/", "allauth.urls"),
    ("", "rione.faces.design.urls"),
    ("", "rione.faces.storefront.urls_root"),
]


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


urlpatterns: list[URLPattern | URLResolver] = [
    path(at, include(module)) for at, module in _PLACES if _exists(module)
]
if settings.RIONE_DEMO and _exists("rione.demo.urls_root"):
    urlpatterns.insert(0, path("demo/", include("rione.demo.urls_root")))

handler400 = "rione.faces.design.views.bad_request"
handler403 = "rione.faces.design.views.forbidden"
handler404 = "rione.faces.design.views.not_found"
handler500 = "rione.faces.design.views.server_error"
