"""The addresses of one town; the middleware has mounted them under its name or domain."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

_FACES = [
    ("accounts/", "allauth.urls"),
    ("counter/", "rione.faces.counter.urls"),
    ("rounds/", "rione.faces.rounds.urls"),
    ("office/", "rione.faces.office.urls"),
    ("townhall/", "rione.faces.townhall.urls"),
    ("", "rione.faces.design.urls"),
    ("", "rione.faces.storefront.urls"),
]


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


urlpatterns: list[URLPattern | URLResolver] = [
    path(at, include(module)) for at, module in _FACES if _exists(module)
]
if settings.RIONE_DEMO and _exists("rione.demo.urls"):
    urlpatterns.insert(0, path("demo/", include("rione.demo.urls")))

handler400 = "rione.faces.design.views.bad_request"
handler403 = "rione.faces.design.views.forbidden"
handler404 = "rione.faces.design.views.not_found"
handler500 = "rione.faces.design.views.server_error"
