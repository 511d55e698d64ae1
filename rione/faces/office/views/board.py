from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.domain.cooperative.channels import board_channel
from rione.domain.cooperative.days import start_of_today
from rione.domain.cooperative.queries import duties, worked_each
from rione.domain.delivery.models import DeliveryStatus
from rione.domain.delivery.queries import board as deliveries_going
from rione.domain.delivery.queries import cash_out, delivered_since, fee_envelopes_given
from rione.faces.office.forms import GiveBackForm
from rione.faces.office.gate import OfficeRequest, office_page
from rione.faces.office.presenting import rows, turns
from rione.kit import live


@require_safe
@office_page
def board(request: OfficeRequest) -> HttpResponse:
    """Riders on duty, deliveries by state, what may come late."""
    return board_page(request)


def board_page(
    request: OfficeRequest,
    *,
    status: int = 200,
    giving_back: int = 0,
    form: GiveBackForm | None = None,
) -> HttpResponse:
    """The board; `giving_back` is the delivery whose `form` stands open, with what is wrong."""
    district = request.district
    midnight = start_of_today(district)
    going = list(deliveries_going(district))
    done = list(delivered_since(district, midnight))
    cash = cash_out(district.pk)
    found = rows(going)
    context = {
        "turns": turns(
            list(duties(district)),
            worked_each(district, midnight),
            going,
            {rider.pk: amount for rider, amount in cash},
        ),
        "rows": found,
        "done": rows(done),
        "counts": _counts([one.status for one in going]),
        "late": sum(row.is_late for row in found),
        "at_risk": sum(row.is_at_risk for row in found),
        "fees_waiting": fee_envelopes_given(district.pk).count(),
        "giving_back": giving_back,
        "form": form or GiveBackForm(),
        "channel": live.sign(board_channel(district.pk)),
    }
    return render(request, "office/board.html", context, status=status)


def _counts(statuses: list[str]) -> list[tuple[DeliveryStatus, int]]:
    """How many deliveries are in each state that isn't the end."""
    counted = Counter(statuses)
    shown = [
        DeliveryStatus.WAITING,
        DeliveryStatus.OFFERED,
        DeliveryStatus.PLANNED,
        DeliveryStatus.UNDER_WAY,
        DeliveryStatus.FAILED,
    ]
    return [(status, counted[status]) for status in shown]
