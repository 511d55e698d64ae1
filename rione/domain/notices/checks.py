from typing import Any

from django.core.checks import CheckMessage, Error
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from .causes import every_cause


def causes_have_templates(**_options: Any) -> list[CheckMessage]:
    """Every registered cause can be written: subject, plain text and HTML are there."""
    return [
        Error(f"The cause {cause.code} has no usable template {name}: {fault}", id="notices.E001")
        for cause in every_cause()
        for name in cause.templates.values()
        if (fault := _fault_in(name))
    ]


def _fault_in(template: str) -> str:
    try:
        get_template(template)
    except (TemplateDoesNotExist, TemplateSyntaxError) as error:
        return f"{type(error).__name__} {error}"
    return ""
