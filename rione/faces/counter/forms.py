from typing import Any

from django import forms
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OWN_WORDS = "own"
REASONS: dict[str, Promise] = {
    "gone": gettext_lazy("What you asked for has run out."),
    "late": gettext_lazy("We cannot have it ready in time."),
    "closed": gettext_lazy("We have to close earlier than planned."),
}


class RefusalForm(forms.Form):
    """A reason ready to tap, or the keeper's own words; either way the customer reads it."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=[*REASONS.items(), (OWN_WORDS, gettext_lazy("I'll write it myself"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a reason: the customer will read it.")},
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 200}),
    )

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        if given.get("reason") == OWN_WORDS and not given.get("words", "").strip():
            self.add_error("words", _("Write why: the customer will read it."))
        return given

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"]).strip()

    def words_for(self, language: str) -> str:
        """The reason in the customer's language; the keeper's own words stay as they are."""
        own: str = self.cleaned_data["words"]
        if self.cleaned_data["reason"] == OWN_WORDS:
            return own
        with translation.override(language):
            return f"{REASONS[self.cleaned_data['reason']]} {own}".strip()
