"""What keepers are told about their shop; the words stand in templates/notices/."""

from rione.domain.notices.actions import Recipient, notify
from rione.kit import clock

from .models import Shop
from .queries import keepers_of


def tell_of_approval(shop: Shop) -> None:
    _tell("shop_approved", shop, key=f"shop:{shop.pk}:{shop.verified_at:%Y%m%d%H%M%S}")


def tell_of_remarks(shop: Shop) -> None:
    key = f"shop:{shop.pk}:{clock.now():%Y%m%d%H%M%S}"
    _tell("shop_sent_back", shop, key=key, remarks=shop.remarks)


def _tell(cause: str, shop: Shop, *, key: str, **facts: str) -> None:
    for keeper in keepers_of(shop):
        notify(
            cause,
            key=key,
            district=shop.district,
            to=Recipient(keeper.email, keeper.name, keeper.language, keeper.pk),
            route="counter:home",
            arguments={},
            facts={"shop": shop.name, **facts},
        )
