from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest) -> str:
    """The page of this town that a form was sent from, else the basket."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    inside = urlsplit(wanted).path.startswith(get_script_prefix())
    return wanted if safe and inside and ".." not in wanted else reverse("storefront:basket")
