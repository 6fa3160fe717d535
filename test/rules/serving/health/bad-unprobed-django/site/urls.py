from django.http import JsonResponse
from django.urls import path

from parcels import views


def health(_request):
    return JsonResponse({"ok": True})


urlpatterns = [
    path("late/", views.late),
    path("health/", health, name="health"),
]
