"""Whoever signs in keeps what the browser's basket held."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from rione.domain.accounts.models import Person
from rione.domain.orders.actions.basket import bring_along
from rione.domain.orders.queries import guest_baskets

from .kept import BASKETS


@receiver(user_logged_in)
def bring_baskets_along(request: HttpRequest, user: Person, **_: Any) -> None:
    keys = request.session.pop(BASKETS, {})
    for guest in guest_baskets(list(keys.values())):
        bring_along(guest, person=user)
