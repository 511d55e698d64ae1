from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rione.domain.accounts.models import Person
from rione.domain.orders.checkout import Wishes
from rione.domain.orders.models import Fulfilment
from rione.kit.errors import Refused
from rione.kit.money import Money

HIDDEN = ("key", "fingerprint", "expected_brought", "expected_picked_up")
FIGURES = gettext_lazy("Write the quantity in figures, for instance 2 or 500.")
WHO = {"required": gettext_lazy("Write who receives the order.")}
MAIL = gettext_lazy("Write an e-mail address like anna@example.org: the order's link goes there.")
REACHED = {"required": gettext_lazy("Write a number where the shops and the rider reach you.")}
PHONE = RegexValidator(
    r"^\+?[\d\s./()-]{6,}$", gettext_lazy("Write the telephone number in figures: 333 123 4567.")
)


class QuantityForm(forms.Form):
    """So many pieces or packs, or so many grams."""

    quantity = forms.IntegerField(error_messages={"invalid": FIGURES, "required": FIGURES})

    @property
    def first_error(self) -> str:
        return str(self.errors["quantity"][0])


def _knows(autocomplete: str) -> forms.TextInput:
    """A line of text that the browser may fill in."""
    return forms.TextInput({"autocomplete": autocomplete})


class CheckoutForm(forms.Form):
    """Everything the customer says before the order, and what the page had shown (hidden)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
    expected_brought = forms.IntegerField(widget=forms.HiddenInput)
    expected_picked_up = forms.IntegerField(widget=forms.HiddenInput)
    fulfilment = forms.ChoiceField(label=gettext_lazy("How"), choices=Fulfilment.choices)
    name = forms.CharField(
        label=gettext_lazy("Name and surname"),
        max_length=120,
        widget=_knows("name"),
        error_messages=WHO,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": MAIL, "invalid": MAIL},
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=30,
        validators=[PHONE],
        widget=forms.TextInput({"autocomplete": "tel", "type": "tel", "inputmode": "tel"}),
        error_messages=REACHED,
    )
    street = forms.CharField(
        label=gettext_lazy("Street"), max_length=120, required=False, widget=_knows("address-line1")
    )
    house_number = forms.CharField(
        label=gettext_lazy("Number"), max_length=12, required=False, widget=_knows("address-line2")
    )
    door_note = forms.CharField(
        label=gettext_lazy("Floor and bell"), max_length=200, required=False, widget=_knows("off")
    )
    rider_note = forms.CharField(
        label=gettext_lazy("Note for the rider"),
        max_length=200,
        required=False,
        widget=_knows("off"),
    )
    slot = forms.IntegerField(label=gettext_lazy("When"), required=False)
    pays_with = forms.IntegerField(
        label=gettext_lazy("I pay with"), required=False, min_value=1, max_value=1_000_000
    )
    is_of_age = forms.BooleanField(label=gettext_lazy("Age"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if any(self.errors.pop(name, None) for name in HIDDEN):
            self.add_error(None, _("The page was incomplete. Look through it and send it again."))
        self._split_number(said)
        if said.get("fulfilment") == Fulfilment.BROUGHT:
            if not said.get("street"):
                self.add_error("street", _("Write the street where we should bring it."))
            if not said.get("house_number"):
                self.add_error("house_number", _("Write the number."))
        return said

    def _split_number(self, said: dict[str, Any]) -> None:
        """Somebody who types “via Roma 12” into one field has said it all."""
        words = str(said.get("street", "")).replace(",", " ").split()
        if words and not said.get("house_number") and words[-1][0].isdigit() and len(words) > 1:
            said["street"], said["house_number"] = " ".join(words[:-1]), words[-1]

    def refuse(self, refused: Refused) -> None:
        """Show what the rules refused at the field it belongs to."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, refused.message)

    def wishes(self, language: str) -> Wishes:
        said = self.cleaned_data
        brought = said["fulfilment"] == Fulfilment.BROUGHT
        expected = said["expected_brought" if brought else "expected_picked_up"]
        return Wishes(
            key=said["key"],
            fingerprint=said["fingerprint"],
            expected_total=Money(expected),
            name=said["name"],
            email=said["email"],
            phone=said["phone"],
            language=language,
            fulfilment=Fulfilment(said["fulfilment"]),
            street=said["street"] if brought else "",
            house_number=said["house_number"] if brought else "",
            door_note=said["door_note"] if brought else "",
            rider_note=said["rider_note"] if brought else "",
            slot_id=said["slot"] if brought else None,
            pays_with=Money(said["pays_with"]) if brought and said["pays_with"] else None,
            is_of_age=said["is_of_age"],
        )


def known_about(person: Person | None) -> dict[str, str]:
    """What checkout need not ask somebody who is signed in."""
    if person is None:
        return {}
    return {"name": person.name, "email": person.email, "phone": person.phone}
