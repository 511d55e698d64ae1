from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.domain.districts.queries import visible_districts


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The front door of the installation: what Rione is, and which town is yours."""
    return render(request, "storefront/landing.html", {"districts": list(visible_districts())})
