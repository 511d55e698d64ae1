"""The paper labels are printed on; the device at the counter remembers its own."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

PAPERS = {
    "80": _("80 mm roll"),
    "58": _("58 mm roll"),
    "a4": _("A4 sheet"),
    "none": _("No printer"),
}
_REMEMBERED = "counter-paper"


def paper_of(request: HttpRequest) -> str:
    paper = request.session.get(_REMEMBERED, "80")
    return paper if paper in PAPERS else "80"


def remember(request: HttpRequest, paper: str) -> None:
    if paper in PAPERS:
        request.session[_REMEMBERED] = paper
