"""The forms of signing in, in our words; django-allauth checks and applies them."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 254
PASSWORD_HINT = _("At least ten characters; a short sentence is easy to remember.")


class InOurWords(forms.Form):
    """Labels above the fields instead of words that vanish inside them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.EmailField):
                # Django takes 320 characters, what keeps addresses takes fewer.
                field.validators.append(MaxLengthValidator(LONGEST_ADDRESS))


class RequestLoginCodeForm(InOurWords, allauth_forms.RequestLoginCodeForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = _("E-mail")


class LoginForm(InOurWords, allauth_forms.LoginForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"].label = _("E-mail")
        self.fields["password"].help_text = ""


class SignupForm(InOurWords, allauth_forms.SignupForm):
    field_order = ("name", "email", "password1")

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As the shops and the rider should call you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = _("E-mail")
        self.fields["password1"].help_text = _(
            "Only if you like: you can always sign in with a code. At least ten characters."
        )


class CodeForm(InOurWords):
    """Six digits that a phone offers to fill in by itself."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs |= {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "maxlength": "10",
            "class": "pin",
            "autofocus": True,
        }


class ConfirmLoginCodeForm(CodeForm, allauth_forms.ConfirmLoginCodeForm):
    pass


class ConfirmEmailVerificationCodeForm(CodeForm, allauth_forms.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmPasswordResetCodeForm(CodeForm, allauth_forms.ConfirmPasswordResetCodeForm):
    pass


class AddEmailForm(InOurWords, allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = _("New address")


class ResetPasswordForm(InOurWords, allauth_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = _("E-mail")


class NewPasswordForm(InOurWords):
    """A new password is typed once: who mistypes it signs in with a code."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = PASSWORD_HINT


class ResetPasswordKeyForm(NewPasswordForm, allauth_forms.ResetPasswordKeyForm):
    password2 = None


class SetPasswordForm(NewPasswordForm, allauth_forms.SetPasswordForm):
    password2 = None


class ChangePasswordForm(NewPasswordForm, allauth_forms.ChangePasswordForm):
    password2 = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["oldpassword"].label = _("Present password")
        self.fields["oldpassword"].help_text = ""


class ReauthenticateForm(InOurWords, allauth_forms.ReauthenticateForm):
    pass


class ProfileForm(forms.Form):
    KEPT = ("name", "phone", "language")

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As the shops and the rider should call you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.RegexField(
        regex=r"^\+?[0-9][0-9 ./-]{4,}$",
        label=_("Phone"),
        max_length=30,
        required=False,
        help_text=_("For the rider, when the bell doesn't ring."),
        error_messages={
            "invalid": _("Write the number with its digits only, such as 333 1234567.")
        },
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    language = forms.ChoiceField(
        label=_("In which language should we write to you?"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )
