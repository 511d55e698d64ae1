"""The design's own addresses alone: it knows no face."""

from django.urls import include, path

urlpatterns = [path("", include("rione.faces.design.urls"))]
