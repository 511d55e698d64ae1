from collections.abc import Iterable, Sequence

from django import forms
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rione.domain.orders.models import Line, ShopOrder, ShopOrderStatus

OTHER = "other"
NOT_THERE = [
    ("nobody", _("Nobody opens")),
    ("address", _("The address is wrong")),
    ("refused", _("They don't want it")),
    ("money", _("They can't pay")),
    ("age", _("They are not of age")),
    (OTHER, _("Something else")),
]
NOTHING_TO_COLLECT = [
    ("closed", _("The shop is closed")),
    ("gone", _("The goods aren't there")),
    (OTHER, _("Something else")),
]


class CollectForm(forms.Form):
    """How many bags, and the weights the shop has forgotten to type."""

    bags = forms.IntegerField(
        label=_("Bags"),
        min_value=1,
        max_value=20,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Say how many bags: from 1 to 20."),
        ),
    )

    def __init__(self, part: ShopOrder, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{"initial": {"bags": part.bags or 1}, **kwargs})  # type: ignore[arg-type]
        self.lines = list(lines_to_weigh(part))
        for line in self.lines:
            self.fields[f"grams-{line.pk}"] = forms.IntegerField(
                label=line.name,
                required=False,
                min_value=1,
                max_value=99_999,
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"),
                    _("Type the weight in grams, figures only: 1250 for 1.25 kg."),
                ),
                widget=forms.NumberInput(attrs={"class": "weigh", "inputmode": "numeric"}),
            )

    @property
    def weights(self) -> list[tuple[Line, forms.BoundField]]:
        return [(line, self[f"grams-{line.pk}"]) for line in self.lines]

    @property
    def grams_by_line(self) -> dict[int, int]:
        typed = {line.pk: self.cleaned_data[f"grams-{line.pk}"] for line in self.lines}
        return {pk: grams for pk, grams in typed.items() if grams is not None}


def lines_to_weigh(part: ShopOrder) -> Iterable[Line]:
    """The lines whose weight nobody has typed yet."""
    if part.status != ShopOrderStatus.ACCEPTED:
        return []
    return (line for line in part.lines.all() if line.to_weigh)


class PinForm(forms.Form):
    """The four digits that the customer says."""

    pin = forms.RegexField(
        r"^\d{4}$",
        label=_("PIN of the customer"),
        error_messages={
            "invalid": _("The PIN has four digits."),
            "required": _("Type the PIN that the customer tells you, or the name of who takes it."),
        },
        widget=forms.TextInput(
            attrs={
                "class": "pin",
                "inputmode": "numeric",
                "autocomplete": "off",
                "maxlength": 4,
                "pattern": "[0-9]{4}",
            }
        ),
    )


class NameForm(forms.Form):
    """Without a PIN: who takes it, and why."""

    received_by = forms.CharField(
        label=_("Name of who takes it"),
        max_length=120,
        error_messages={"required": _("Write the name of who takes it.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("Why there is no PIN"),
        max_length=200,
        error_messages={"required": _("Write why there is no PIN.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ReasonForm(forms.Form):
    """One of a few reasons, or the rider's own words."""

    reason = forms.ChoiceField(
        label=_("What happened?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what happened.")),
    )
    words = forms.CharField(label=_("In your words"), max_length=180, required=False)

    def __init__(
        self, choices: Sequence[tuple[str, Promise]], *args: object, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.choices = choices
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, str]:
        cleaned: dict[str, str] = super().clean() or {}
        if cleaned.get("reason") == OTHER and not cleaned.get("words", "").strip():
            self.add_error("words", forms.ValidationError(_("Write what happened.")))
        return cleaned

    def reason_in(self, language: str) -> str:
        """The reason as the customer reads it; the rider's own words stay as they are."""
        chosen, words = self.cleaned_data["reason"], self.cleaned_data["words"].strip()
        if chosen == OTHER:
            return str(words)
        with translation.override(language):
            said = str(dict(self.choices)[chosen])
        return f"{said}: {words}"[:200] if words else said


def point_to_trouble(form: forms.Form) -> None:
    """Lead finger and eye to the first field with something wrong."""
    for name in form.errors:
        if name in form.fields:
            form.fields[name].widget.attrs.update({"autofocus": True, "data-focus": True})
            return
