from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rione.domain.orders.actions.customer import cancel_order
from rione.domain.orders.channels import order_channel
from rione.domain.orders.models import Order
from rione.domain.orders.queries import order_by_token, orders_of
from rione.faces.storefront.following import follow, headline
from rione.faces.storefront.gate import StorefrontRequest, storefront_page
from rione.faces.storefront.kept import keep_order, order_tokens
from rione.kit import live

A_PAGE = 12


def _mine(request: StorefrontRequest) -> QuerySet[Order]:
    """The orders of whoever signed in and those whose link this browser opened or placed."""
    return orders_of(request.district, person=request.person, tokens=order_tokens(request))


@never_cache
@require_safe
@storefront_page
def orders(request: StorefrontRequest) -> HttpResponse:
    """My orders, newest first."""
    page = Paginator(_mine(request), A_PAGE).get_page(request.GET.get("page"))
    mine = [(own, headline(list(own.shop_orders.all()), None)) for own in page.object_list]
    return render(request, "storefront/orders.html", {"page": page, "orders": mine})


@never_cache
@require_safe
@storefront_page
def order(request: StorefrontRequest, code: str) -> HttpResponse:
    """An order as it goes along, for its owner only; `?print` gives it on paper."""
    found = get_object_or_404(_mine(request), code=code)
    context = {"followed": follow(found), "channel": live.sign(order_channel(found))}
    template = "storefront/order_print.html" if "print" in request.GET else "storefront/order.html"
    return render(request, template, context)


@never_cache
@require_safe
@storefront_page
def by_link(request: StorefrontRequest, code: str, token: str) -> HttpResponse:
    """The mailed link: from now on this browser may open the order."""
    found = order_by_token(request.district, code=code, token=token)
    if found is None:
        raise Http404
    keep_order(request, found)
    return redirect("storefront:order", code=found.code)


@require_POST
@storefront_page
def cancel(request: StorefrontRequest, code: str) -> HttpResponse:
    found = get_object_or_404(_mine(request), code=code)
    cancel_order(found, by=request.person)
    messages.success(request, _("Your order is called off. There is nothing to pay."))
    return redirect("storefront:order", code=code)
