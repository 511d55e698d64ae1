"""Italian words, without the gettext programmes: `rione translations extract|check|compile`.

Each area keeps its own words beside its code, in `locale/it/LC_MESSAGES/django.po`; what the kit
and the configuration say is in `rione/locale`. English is the source and needs no file.
"""

from rione.config.translations.checking import faults
from rione.config.translations.compiling import compile_changed
from rione.config.translations.extracting import catalog_of, extract, template_of
from rione.config.translations.folders import areas, sources_of

__all__ = [
    "areas",
    "catalog_of",
    "compile_changed",
    "extract",
    "faults",
    "sources_of",
    "template_of",
]
