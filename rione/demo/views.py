"""Signing in as anybody, and reading everybody's mail: for the demonstration, and only there."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import get_script_prefix
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from rione.domain.accounts.queries import person_with_email

from .models import SentMessage
from .people import DemoPerson, people_of

NEWEST = 100
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SANDBOX = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self';"
    " sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)
"""A message is somebody's words: it may look as it likes, and run or load nothing."""

LINKS = '<base target="_top">'


# Anybody may be anybody here by a plain link, so there is nothing that a token would protect.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def become(request: HttpRequest, who: str = "") -> HttpResponse:
    """Sign in as a demonstration person and go where that person works."""
    shown = _shown(request, who or request.POST.get("who", ""))
    person = person_with_email(shown.email)
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return HttpResponseRedirect(f"{get_script_prefix()}{shown.face}")


def _shown(request: HttpRequest, who: str) -> DemoPerson:
    district = getattr(request, "district", None)
    people = people_of(district.slug) if district else ()
    for person in people:
        if person.who == who:
            return person
    raise Http404


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every message sent, the newest first."""
    return render(request, "demo/mailbox.html", {"letters": SentMessage.objects.all()[:NEWEST]})


@require_safe
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """One message as text with its links, and as the receiver's program would show it."""
    return render(request, "demo/message.html", {"letter": get_object_or_404(SentMessage, pk=pk)})


@xframe_options_sameorigin
@require_safe
def message_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The message's own HTML, shut in; its links open in the page around it."""
    letter = get_object_or_404(SentMessage, pk=pk)
    html = letter.html.replace("<head>", f"<head>{LINKS}", 1)
    return HttpResponse(
        html if LINKS in html else LINKS + html, headers={"Content-Security-Policy": SANDBOX}
    )
