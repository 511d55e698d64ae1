"""The addresses of one town; the middleware has mounted them under its name or domain."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("counter/", include("rione.faces.counter.urls")),
    path("rounds/", include("rione.faces.rounds.urls")),
    path("office/", include("rione.faces.office.urls")),
    path("townhall/", include("rione.faces.townhall.urls")),
    path("", include("rione.faces.design.urls")),
    path("", include("rione.faces.storefront.urls")),
]
if settings.RIONE_DEMO:
    urlpatterns.insert(0, path("demo/", include("rione.demo.urls")))

handler400 = "rione.faces.design.views.bad_request"
handler403 = "rione.faces.design.views.forbidden"
handler404 = "rione.faces.design.views.not_found"
handler500 = "rione.faces.design.views.server_error"
