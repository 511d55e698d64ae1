from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rione.domain.cooperative.actions import clock_in
from rione.domain.cooperative.days import start_of_today, start_of_week
from rione.domain.cooperative.queries import coming_shifts, entries_of, length, worked_by
from rione.domain.delivery.actions.riding import end_duty
from rione.faces.rounds.gate import RoundsRequest, rounds_page
from rione.kit import clock
from rione.kit.errors import Refused

from .home import home_page


@require_POST
@rounds_page
def start(request: RoundsRequest) -> HttpResponse:
    clock_in(request.rider, by=request.user)
    return redirect("rounds:home")


@require_POST
@rounds_page
def end(request: RoundsRequest) -> HttpResponse:
    try:
        end_duty(request.rider, by=request.user)
    except Refused as refusal:
        return home_page(request, refusal, status=409)
    messages.success(request, _("Your shift is over. Thank you, rest well."))
    return redirect("rounds:home")


@require_safe
@rounds_page
def hours(request: RoundsRequest) -> HttpResponse:
    """What was worked this week, day by day, and the shifts to come."""
    monday = start_of_week(request.district)
    entries = entries_of(request.rider, monday)
    by_day = groupby(entries, key=lambda entry: timezone.localdate(entry.started_at))
    days = [list(stretches) for _day, stretches in by_day]
    context = {
        "days": [(own, length(own, monday, clock.now())) for own in days],
        "today": worked_by(request.rider, start_of_today(request.district)),
        "week": length(entries, monday, clock.now()),
        "shifts": coming_shifts(request.rider),
    }
    return render(request, "rounds/hours.html", context)
