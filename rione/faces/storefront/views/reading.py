"""The pages that say how the market works, what it keeps and for whom it is usable."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.faces.storefront.gate import StorefrontRequest, storefront_page


@require_safe
@storefront_page
def how(request: StorefrontRequest) -> HttpResponse:
    return render(request, "storefront/how.html")


@require_safe
@storefront_page
def accessibility(request: StorefrontRequest) -> HttpResponse:
    return render(request, "storefront/accessibility.html")


@require_safe
@storefront_page
def privacy(request: StorefrontRequest) -> HttpResponse:
    return render(request, "storefront/privacy.html")
