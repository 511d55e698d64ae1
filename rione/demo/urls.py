"""Being somebody else in a town of the demonstration; the mailbox answers here too."""

from django.urls import path

from . import urls_root, views

app_name = "demo"
urlpatterns = [
    path("as/", views.become, name="switch"),
    path("as/<slug:who>/", views.become, name="become"),
    *urls_root.urlpatterns,
]
