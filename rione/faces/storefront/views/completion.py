from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.domain.districts.queries import suggest_streets
from rione.faces.storefront.gate import StorefrontRequest, storefront_page


@require_safe
@storefront_page
def streets(request: StorefrontRequest) -> HttpResponse:
    """Streets of the town's register that hold what was typed, as lines of a list."""
    typed = request.GET.get("q", "").replace("\0", " ")[:100]
    found = suggest_streets(request.district, typed)
    return render(request, "storefront/parts/streets.html", {"streets": found})
