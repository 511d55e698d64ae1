from django import forms
from django.utils.translation import gettext_lazy as _


class GiveBackForm(forms.Form):
    """Why a delivery goes back to all riders; kept with it."""

    reason = forms.CharField(
        label=_("Why? It is kept with the delivery."),
        max_length=200,
        error_messages={"required": _("Write why: it is kept with the delivery.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
