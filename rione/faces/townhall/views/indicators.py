from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.faces.townhall.figures import PERIODS, figures
from rione.faces.townhall.gate import TownHallRequest, town_hall_page


@require_safe
@town_hall_page
def indicators(request: TownHallRequest) -> HttpResponse:
    """Each figure over three periods, with its formula and what it stands on."""
    by_period = [figures(request.district, name) for name in PERIODS]
    labels = [label for label, _days in PERIODS.values()]
    rows = [
        {
            "indicator": row[0].indicator,
            "icon": row[0].icon,
            "cells": list(zip(labels, row, strict=True)),
        }
        for row in zip(*by_period, strict=True)
    ]
    return render(request, "townhall/indicators.html", {"labels": labels, "rows": rows})
