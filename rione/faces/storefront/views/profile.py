from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rione.domain.accounts.actions import update_profile
from rione.domain.accounts.models import Person, RoleName
from rione.domain.accounts.queries import roles_of
from rione.domain.cooperative.queries import rider_of
from rione.domain.shops.queries import shops_of
from rione.faces.storefront.account_forms import ProfileForm
from rione.faces.storefront.gate import StorefrontRequest, storefront_page
from rione.kit.errors import Refused


@dataclass(frozen=True)
class Workplace:
    """Another face of the town that this person may enter: an address by name, icon and label."""

    route: str
    icon: str
    label: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@storefront_page
def profile(request: StorefrontRequest) -> HttpResponse:
    """How somebody is called, reached and written to; the way to their orders and their work."""
    person = cast("Person", request.person)
    typed = request.POST if request.method == "POST" else None
    form = ProfileForm(typed, initial={name: getattr(person, name) for name in ProfileForm.KEPT})
    if typed is not None and _kept(form, person):
        messages.success(request, _("Saved."))
        return redirect("storefront:profile")
    context = {"form": form, "workplaces": _workplaces(request, person)}
    return render(request, "storefront/profile.html", context, status=422 if form.errors else 200)


def _kept(form: ProfileForm, person: Person) -> bool:
    if not form.is_valid():
        return False
    try:
        update_profile(person, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field or None, refused.message)
        return False
    return True


def _workplaces(request: StorefrontRequest, person: Person) -> list[Workplace]:
    roles = roles_of(person, request.district)
    places = [
        (shops_of(person, request.district).exists(), "counter:home", "shop", _("Counter")),
        (rider_of(person, request.district) is not None, "rounds:home", "bike", _("Rounds")),
        (RoleName.COORDINATOR in roles, "office:board", "route", _("Office")),
        (RoleName.OFFICER in roles, "townhall:home", "town", _("Town hall")),
    ]
    return [Workplace(route, icon, label) for open_, route, icon, label in places if open_]
