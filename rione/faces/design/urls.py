from django.urls import path

from . import views

app_name = "design"
urlpatterns = [path("brand/<str:colour>-<str:digest>.css", views.brand, name="brand")]
