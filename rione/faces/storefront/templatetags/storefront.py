from django import template
from django.template.context import RequestContext
from django.utils.translation import get_language

from rione.domain.catalogue.models import Category
from rione.domain.orders.queries import basket_size
from rione.faces.storefront.kept import BASKETS

register = template.Library()


@register.simple_tag(takes_context=True)
def basket_count(context: RequestContext) -> int:
    """How many things the visitor's basket holds; 0 outside of any town."""
    request = context["request"]
    district = getattr(request, "district", None)
    if district is None:
        return 0
    person = request.user if request.user.is_authenticated else None
    key = request.session.get(BASKETS, {}).get(str(district.pk), "")
    return basket_size(district, person=person, key=key)


@register.filter
def named(category: Category) -> str:
    """A category's name in the language of the page."""
    return category.name_in(get_language() or "it")
