"""The addresses outside any town: choosing one, signing in, and the demo's mailbox."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("", include("rione.faces.design.urls")),
    path("", include("rione.faces.storefront.urls_root")),
]
if settings.RIONE_DEMO:
    urlpatterns.insert(0, path("demo/", include("rione.demo.urls_root")))

handler400 = "rione.faces.design.views.bad_request"
handler403 = "rione.faces.design.views.forbidden"
handler404 = "rione.faces.design.views.not_found"
handler500 = "rione.faces.design.views.server_error"
