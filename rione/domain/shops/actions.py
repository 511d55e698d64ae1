from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person, RoleName
from rione.domain.accounts.permissions import require_role
from rione.domain.journal.actions import move
from rione.kit import clock
from rione.kit.errors import Refused
from rione.kit.locking import lock

from .checklist import missing_points
from .models import Shop, ShopStatus
from .notices import tell_of_approval, tell_of_remarks


@transaction.atomic
def approve_shop(shop: Shop, *, by: Person) -> Shop:
    """The town hall lets a shop in: from now on everybody sees it (rules 2).

    Refuses with `shop_incomplete`, naming the points of the checklist that are missing.
    """
    actor = require_role(by, shop.district, RoleName.OFFICER)
    shop = lock(shop)
    missing = missing_points(shop)
    if missing and shop.status == ShopStatus.SUBMITTED:
        words = _("Still missing: %(points)s. Send it back with your remarks.")
        points = "; ".join(str(point.label) for point in missing)
        raise Refused("shop_incomplete", words % {"points": points})
    move(shop, to=ShopStatus.VERIFIED, by=actor)
    shop.verified_at = clock.now()
    shop.remarks = ""
    shop.save(update_fields=["verified_at", "remarks"])
    tell_of_approval(shop)
    return shop


@transaction.atomic
def send_shop_back(shop: Shop, *, remarks: str, by: Person) -> Shop:
    """The town hall says what is missing, in words the keeper can act on.

    Refuses with `remarks_missing`.
    """
    actor = require_role(by, shop.district, RoleName.OFFICER)
    remarks = remarks.strip()
    if not remarks:
        raise Refused(
            "remarks_missing", _("Write what is missing: the keeper reads it."), field="remarks"
        )
    shop = lock(shop)
    move(shop, to=ShopStatus.SENT_BACK, by=actor, reason=remarks)
    shop.remarks = remarks
    shop.save(update_fields=["remarks"])
    tell_of_remarks(shop)
    return shop
