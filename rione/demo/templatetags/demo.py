from django import template
from django.template import Context

from rione.demo.people import DemoPerson, groups, people_of
from rione.domain.accounts.models import Person
from rione.domain.districts.models import District

register = template.Library()


@register.simple_tag
def demo_groups(district: District | None) -> list[tuple[str, list[DemoPerson]]]:
    """The people of the district by role, for the switcher; nobody outside a town."""
    if district is None:
        return []
    return [(str(label), people) for label, people in groups(district.slug)]


@register.simple_tag(takes_context=True)
def demo_self(context: Context, district: District | None) -> DemoPerson | None:
    """The demonstration person who is signed in, if one of this district is."""
    user: Person | None = context.get("user")
    email = getattr(user, "email", "")
    people = people_of(district.slug) if district and email else ()
    return next((person for person in people if person.email == email), None)
