from django import forms
from django.utils.translation import gettext_lazy as _


class RemarksForm(forms.Form):
    """What the keeper has to mend before the shop can be let in."""

    remarks = forms.CharField(
        label=_("What is missing, in words the keeper can act on"),
        help_text=_("The keeper gets it by mail and reads it at the counter."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000}),
    )
