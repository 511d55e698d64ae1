from io import BytesIO
from itertools import groupby

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rione.domain.catalogue.actions import set_availability
from rione.domain.catalogue.models import Availability
from rione.domain.catalogue.photographs import remove_photo, set_photo
from rione.domain.catalogue.queries import offers_at_counter
from rione.faces.counter.gate import CounterRequest, counter_page
from rione.kit.errors import Refused

from .tickets import bell_of


@require_safe
@counter_page
def products(request: CounterRequest) -> HttpResponse:
    """Everything the shop sells, shelf by shelf, with what may be had of it."""
    return _list(request)


def _list(
    request: CounterRequest, trouble: dict[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    offers = list(offers_at_counter(request.shop))
    language = get_language() or "it"
    shelves = groupby(offers, key=lambda offer: offer.product.category)
    context = {
        "place": "products",
        "shelves": [(shelf, shelf.name_in(language), list(found)) for shelf, found in shelves],
        "photo_trouble": trouble,
        "out": sum(offer.is_out for offer in offers),
        **bell_of(request),
    }
    return render(request, "counter/products.html", context, status=status)


@counter_page
def availability(request: CounterRequest, pk: int) -> HttpResponse:
    """One tap: available, ask me, sold out, or by count again."""
    offer = get_object_or_404(offers_at_counter(request.shop), pk=pk)
    if request.method == "POST":
        wanted = request.POST.get("availability", "")
        if wanted in Availability.values:
            set_availability(offer, Availability(wanted), by=request.user)
    return _back_to(request, pk)


@counter_page
def photo(request: CounterRequest, pk: int) -> HttpResponse:
    """A photo of the product instead of its drawing, or the drawing again."""
    offer = get_object_or_404(offers_at_counter(request.shop), pk=pk)
    if request.method != "POST":
        return _back_to(request, pk)
    if "remove" in request.POST:
        remove_photo(offer.product, by=request.user)
        return _back_to(request, pk)
    upload = request.FILES.get("photo")
    try:
        set_photo(offer.product, upload or BytesIO(), by=request.user)
    except Refused as refusal:
        return _list(request, {"offer": pk, "message": refusal.message}, status=409)
    return _back_to(request, pk)


def _back_to(request: CounterRequest, pk: int) -> HttpResponseRedirect:
    address = reverse("counter:products", kwargs={"shop": request.shop.slug})
    return HttpResponseRedirect(f"{address}#offer-{pk}")
