"""Every address of the project: how it is reached, and who may. A new one must be added here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLResolver, get_resolver

from rione.faces.design.brand import DEFAULT, digest
from tests.tenancy.world import Town

Arguments = Callable[[Town], dict[str, object]]


def nothing(town: Town) -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Address:
    """Who may enter (None: everybody), and the arguments of the route in a town."""

    admits: frozenset[str] | None
    arguments: Arguments = nothing
    posts_only: bool = False
    gone: str = ""
    """Where a line that isn't in one's own basket (any more) leads, instead of a 404."""


def everybody(arguments: Arguments = nothing, **how: bool | str) -> Address:
    return Address(None, arguments, **how)


def only(*who: str, arguments: Arguments = nothing, **how: bool | str) -> Address:
    return Address(frozenset(who), arguments, **how)


def shop(town: Town) -> dict[str, object]:
    return {"shop": town.part.shop.slug}


def ticket(town: Town) -> dict[str, object]:
    return {**shop(town), "pk": town.part.pk}


def delivery(town: Town) -> dict[str, object]:
    return {"pk": town.delivery.pk}


def stop(town: Town) -> dict[str, object]:
    return {**delivery(town), "stop": town.stop.pk}


def order(town: Town) -> dict[str, object]:
    return {"code": town.order.code}


def offer(town: Town):
    return town.part.lines.get().offer


KEEPER = only("keeper", arguments=ticket, posts_only=True)
RIDER = only("rider", arguments=delivery, posts_only=True)
RIDERS = only("rider", "other rider")
ANYBODY_SIGNED_IN = frozenset(
    {
        "customer",
        "keeper",
        "other keeper",
        "rider",
        "other rider",
        "coordinator",
        "officer",
        "resident",
    }
)

ADDRESSES: dict[str, Address] = {
    "landing:towns": everybody(),
    "design:brand": everybody(
        lambda town: {"colour": DEFAULT.removeprefix("#"), "digest": digest(DEFAULT)}
    ),
    "storefront:home": everybody(),
    "storefront:shops": everybody(),
    "storefront:shop": everybody(lambda town: {"slug": town.part.shop.slug}),
    "storefront:product": everybody(
        lambda town: {"pk": offer(town).product.pk, "slug": offer(town).product.slug}
    ),
    "storefront:search": everybody(),
    "storefront:streets": everybody(),
    "storefront:how": everybody(),
    "storefront:accessibility": everybody(),
    "storefront:privacy": everybody(),
    "storefront:basket": everybody(),
    "storefront:checkout": everybody(),
    "storefront:orders": everybody(),
    "storefront:basket-add": everybody(posts_only=True),
    "storefront:basket-line": only(
        "customer",
        arguments=lambda town: {"pk": town.basket.lines.get().pk},
        posts_only=True,
        gone="/basket/",
    ),
    "storefront:order": only("customer", arguments=order),
    "storefront:order-cancel": only("customer", arguments=order, posts_only=True),
    "storefront:order-by-link": only(arguments=lambda town: {**order(town), "token": "0" * 32}),
    "storefront:profile": Address(ANYBODY_SIGNED_IN),
    "counter:home": only("keeper", "other keeper", posts_only=True),
    "counter:tickets": only("keeper", arguments=shop),
    "counter:bell": only("keeper", arguments=shop),
    "counter:done": only("keeper", arguments=shop),
    "counter:products": only("keeper", arguments=shop),
    "counter:availability": only(
        "keeper",
        arguments=lambda town: {**shop(town), "pk": offer(town).pk},
        posts_only=True,
    ),
    "counter:photo": only(
        "keeper",
        arguments=lambda town: {**shop(town), "pk": offer(town).pk},
        posts_only=True,
    ),
    "counter:received": only(
        "keeper", arguments=lambda town: {**shop(town), "pk": town.envelope.pk}, posts_only=True
    ),
    "counter:paper": only("keeper", arguments=shop, posts_only=True),
    "counter:ticket": only("keeper", arguments=ticket),
    "counter:label": only("keeper", arguments=ticket),
    "counter:code": only("keeper", arguments=lambda town: {**ticket(town), "bag": 1}),
    "counter:acknowledge": KEEPER,
    "counter:accept": KEEPER,
    "counter:refuse": only("keeper", arguments=ticket),
    "counter:call-off": only("keeper", arguments=ticket),
    "counter:keep": KEEPER,
    "counter:ready": KEEPER,
    "counter:hand-out": KEEPER,
    "counter:line": only(
        "keeper",
        arguments=lambda town: {**ticket(town), "line": town.part.lines.get().pk, "act": "short"},
        posts_only=True,
    ),
    "rounds:home": RIDERS,
    "rounds:hours": RIDERS,
    "rounds:cash": RIDERS,
    "rounds:start": only("rider", "other rider", posts_only=True),
    "rounds:end": only("rider", "other rider", posts_only=True),
    "rounds:give": only("rider", arguments=lambda town: {"pk": town.envelope.pk}, posts_only=True),
    "rounds:delivery": only("rider", arguments=delivery),
    "rounds:claim": only("rider", "other rider", arguments=delivery, posts_only=True),
    "rounds:give-back": RIDER,
    "rounds:deliver": RIDER,
    "rounds:fail": RIDER,
    "rounds:try-again": RIDER,
    "rounds:bring-back": RIDER,
    "rounds:collect": only("rider", arguments=stop, posts_only=True),
    "rounds:miss": only("rider", arguments=stop, posts_only=True),
    "office:board": only("coordinator"),
    "office:cash": only("coordinator"),
    "office:give-back": only("coordinator", arguments=delivery, posts_only=True),
    "office:received": only(
        "coordinator", arguments=lambda town: {"pk": town.fee_envelope.pk}, posts_only=True
    ),
    "townhall:home": only("officer"),
    "townhall:shops": only("officer"),
    "townhall:shop": only("officer", arguments=lambda town: {"slug": town.part.shop.slug}),
    "townhall:indicators": only("officer"),
    "townhall:approve": only(
        "officer", arguments=lambda town: {"slug": town.part.shop.slug}, posts_only=True
    ),
    "townhall:send-back": only(
        "officer", arguments=lambda town: {"slug": town.part.shop.slug}, posts_only=True
    ),
}

ENTRANCE = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_signup",
        "account_reauthenticate",
        "account_email",
        "account_email_verification_sent",
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_confirm_login_code",
        "account_confirm_password_reset_code",
        "account_complete_password_reset",
        "account_password_reset_completed",
        "account_request_login_code",
    }
)
"""The sign-in library's own pages: they show the person of the session, and nobody else."""

DEMONSTRATION = frozenset(
    {"demo:switch", "demo:become", "demo:mailbox", "demo:message", "demo:message_html"}
)
"""Open to all by their nature, and not even imported outside a demonstration."""


def every_route(urlconf: str) -> Iterator[str]:
    """The full names of all routes of a URL configuration."""
    yield from _routes(get_resolver(urlconf).url_patterns, "")


def _routes(patterns, space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"
